"""Two pages that anybody may read: what we keep of people, and for whom the pages work."""

from __future__ import annotations

from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.core.retention import erase_date
from app.web.badge import Visitor
from app.web.ports import Web

PRIVACY: Final = "/privacy"
ACCESSIBILITY: Final = "/toegankelijkheid"


async def _shown(template: str, web: Web, _: Request, visitor: Visitor) -> Response:
    html = web.renderer.render(
        template,
        plan=web.room.plan,
        title=web.room.plan.title,
        contact=web.contact,
        forgets_on=erase_date(web.room.state, web.clock()).isoformat(),
        livestream=web.livestream,
        is_inside=bool(visitor.participant),
    )
    return HTMLResponse(html)


privacy = partial(_shown, "door/privacy.html")
accessibility = partial(_shown, "door/accessibility.html")
