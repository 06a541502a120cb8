"""Making the PDF of a full day, against bare WeasyPrint on the same HTML."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from app.bench.figure import Figure, Profile
from app.bench.sample import report_of

LIMIT = 1.5


async def measure(profile: Profile) -> Figure:
    """Both in turn, in a thread of this process, after a first page to warm up."""
    return await asyncio.to_thread(_measure, profile)


def _measure(profile: Profile) -> Figure:
    from weasyprint import HTML

    from app.render import Renderer
    from app.report.documents import report_page
    from app.report.pdf import print_pdf
    from app.report.summary import summarise

    view = report_of()
    page = report_page(view, summarise(view), Renderer())
    sides: tuple[Callable[[], object], ...] = (lambda: print_pdf(page), lambda: HTML(string=page).write_pdf())
    HTML(string="<p>Warm").write_pdf()
    laps = [[_seconds(side) for side in sides] for _ in range(profile.printed)]
    ours, bare = (min(times) for times in zip(*laps, strict=True))
    detail = f"{ours:.1f} s voor het verslag, kaal {bare:.1f} s"
    return Figure("verslag als PDF tegenover kaal", ours / bare, LIMIT, True, detail)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
