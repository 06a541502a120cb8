"""The report page: make the documents, see how far they are, take them along."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response

from app.core.roles import Role
from app.web.badge import Visitor
from app.web.commands import wants_json
from app.web.headers import DOWNLOAD_POLICY
from app.web.ports import Web


async def overview(web: Web, _: Request, visitor: Visitor) -> Response:
    page = web.renderer.render(
        "door/report.html",
        title=web.room.plan.title,
        plan=web.room.plan,
        progress=web.reports.progress(),
        files=web.reports.made(),
        is_chair=visitor.is_chair,
        is_organiser=Role.ORGANISER in visitor.linked,
    )
    return HTMLResponse(page)


async def make(web: Web, request: Request, _: Visitor) -> Response:
    web.reports.start()
    if wants_json(request):
        return JSONResponse(dict(web.reports.progress()))
    return RedirectResponse("/verslag", 303)


async def standing(web: Web, _: Request, __: Visitor) -> Response:
    return JSONResponse(dict(web.reports.progress()))


async def download(web: Web, request: Request, _: Visitor) -> Response:
    name = request.path_params["file"]
    path = web.reports.path(name)
    if path is None or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, filename=name, headers={"Content-Security-Policy": DOWNLOAD_POLICY})
