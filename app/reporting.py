"""`report`: the documents of a session, rebuilt from its data alone."""

from __future__ import annotations

from pathlib import Path

from app.core.report_views import report_view
from app.opening import NO_FOLDER, NoFolder, reopen_session
from app.render import Renderer
from app.report.documents import write
from app.results import write_results


async def write_report(session: Path, out: Path) -> list[Path]:
    """Raises ReportFailed when it cannot be made, NoFolder when it cannot be kept there; StoreError without a day."""
    opened = await reopen_session(session)
    try:
        if opened.state.is_rehearsal:
            write_results(opened.state, out)
        view = report_view(opened.state, opened.store.digest)
        return write(view, out, Renderer(language=view.language))
    except OSError as problem:
        raise NoFolder(NO_FOLDER.format(out, "--out")) from problem
    finally:
        await opened.close()
