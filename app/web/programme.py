"""The programme as it stands, to keep: with what was changed since its file was read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from app.web.badge import Visitor
from app.web.headers import DOWNLOAD_POLICY
from app.web.ports import Web


async def as_file(web: Web, _: Request, __: Visitor) -> Response:
    plan = web.room.plan
    headers = {
        "Content-Disposition": f'attachment; filename="{plan.id}.md"',
        "Content-Security-Policy": DOWNLOAD_POLICY,
    }
    return Response(web.write_plan(plan), media_type="text/markdown; charset=utf-8", headers=headers)
