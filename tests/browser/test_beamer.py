"""However much people wrote: on the beamer nothing is cut, and nothing lies over something else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route

from app.core.plan import Form, Question
from app.core.progress import Phase
from app.core.questions import choice, cloud, open, scale
from app.core.screen import ScreenView
from app.core.splits import Counted, Entry, Group, protect
from app.core.views import QuestionView
from app.render import Renderer
from tests.render import samples

ROOT = Path(__file__).resolve().parents[2]
SIZES = [(1280, 720), (1920, 1080)]
QUESTION = "Waar zetten we het komende jaar samen op in, en wat laten we daarvoor los in onze eigen organisatie?"
SENTENCE = (
    "Wij maken met de buurt, de huisarts en de corporatie een plan voor wie vastloopt, en kijken elk half jaar terug."
)
SPREAD = (("hall", 4), ("stream", 2))
PHRASES = tuple(
    Entry(f"{n}", f"{n:02} meer tijd en rust voor wie vastloopt.", times=6 + n % 9, spread=SPREAD) for n in range(50)
)
BROKEN = """() => [...document.querySelectorAll(".on-screen td b")].filter(
  (share) => share.getBoundingClientRect().height > 1.7 * parseFloat(getComputedStyle(share).fontSize)
).map((share) => share.textContent)"""
CUT = """() => [...document.querySelectorAll(".view, .view th, .view td, .short, svg.cloud text")].filter((part) => {
  const box = part.getBoundingClientRect(), view = part.closest(".view").getBoundingClientRect();
  const isIn = box.top >= view.top - 1 && box.bottom <= view.bottom + 1 && box.right <= innerWidth + 1;
  const isWhole = part.matches(".view, .short") ? part.scrollHeight <= part.clientHeight + 4 : true;
  return box.width > 2 && !part.closest("thead, tfoot") && !(isIn && isWhole);
}).map((part) => `${part.className.baseVal ?? part.className} ${part.textContent.trim().slice(0, 40)}`)"""
OVER = """() => {
  const boxes = [...document.querySelectorAll("svg.cloud text")].map((word) => word.getBoundingClientRect());
  const isOver = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => isOver(a, b))).length;
}"""


def twelve(phase: Phase) -> QuestionView:
    """Options of 115 letters each."""
    plan = Question("inzet", QUESTION, Form("choice", tuple(f"{SENTENCE} {number}" for number in range(12))))
    counts = {(seat, item, 1): 3 + item for seat in ("hall", "stream") for item in range(12)}
    voters = {seat: sum(people for (at, _, _), people in counts.items() if at == seat) for seat in ("hall", "stream")}
    result = choice.result(plan.form, protect(voters, counts)) if phase is Phase.SEALED else None
    return QuestionView(plan, 1, phase, plan.anonymity, samples.TURNOUT, result)


def unanimous(count: int) -> QuestionView:
    """Everybody chose the first."""
    plan = Question("meenemen", "Welke pitches neem je mee?", Form("choice", tuple(f"pitch {n}" for n in range(count))))
    result = choice.result(plan.form, protect({"hall": 10, "stream": 2}, {("hall", 0, 1): 10, ("stream", 0, 1): 2}))
    return QuestionView(plan, 1, Phase.SEALED, plan.anonymity, samples.TURNOUT, result, True)


def phrases() -> QuestionView:
    plan = Question("nodig", QUESTION, Form("cloud", (), 3, 60))
    result = cloud.result(plan.form, Counted(Group("together", 87), (), {}, entries=PHRASES))
    return QuestionView(plan, 1, Phase.SEALED, plan.anonymity, samples.TURNOUT, result, True)


def statements(count: int, phase: Phase = Phase.SEALED, points: int = 10) -> QuestionView:
    """The first is one that may not be split, the others may. They are as long as people write them."""
    labels = tuple(SENTENCE[: 60 + 17 * item % 31] for item in range(count))
    plan = Question("ruimte", QUESTION, Form("scale", labels, count, points=points))
    if phase is Phase.OPEN:
        return QuestionView(plan, 1, phase, plan.anonymity, samples.TURNOUT)
    steps = range(1, points + 1)
    counts = {("hall", item, value): 3 + value % 4 for item in range(count) for value in steps}
    counts |= {("stream", item, value): 2 for item in range(1, count) for value in steps}
    counts |= {("stream", 0, 0): 17, ("stream", 0, 3): 3}
    result = scale.result(plan.form, protect({"hall": 44, "stream": 20}, counts))
    return QuestionView(plan, 1, Phase.SEALED, plan.anonymity, samples.TURNOUT, result, True)


def compared(question: QuestionView) -> QuestionView:
    assert question.result is not None
    return replace(question, round=2, rounds=((1, question.result),))


def texts(count: int) -> QuestionView:
    plan = Question("eerst", QUESTION, Form("open", (), 3, 120))
    entries = tuple(Entry(f"{n:02}", SENTENCE[: 30 + 7 * n % 85], times=1 + n % 3) for n in range(count))
    result = open.result(plan.form, Counted(Group("together", 87), (), {}, entries=entries))
    return QuestionView(plan, 1, Phase.SEALED, plan.anonymity, samples.TURNOUT, result, True)


CASES = {
    "asked": twelve(Phase.OPEN),
    "shown": twelve(Phase.SEALED),
    "phrases": phrases(),
    **{f"statements-{count}": statements(count) for count in (2, 4, 8, 9, 12)},
    "statements-12-of-five": statements(12, points=5),
    "statements-12-compared": compared(statements(12)),
    "statements-12-asked": statements(12, Phase.OPEN),
    **{f"unanimous-{count}": unanimous(count) for count in (2, 6, 12)},
    **{f"texts-{count}": texts(count) for count in (2, 7, 40)},
}


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("case", CASES)
async def test_all_of_it_is_whole(browser: Browser, case: str, width: int, height: int) -> None:
    view = ScreenView(samples.question_stage(CASES[case]))
    links = {"screen": "/scherm/abc"}
    html = Renderer().page("screen", view=view, message=None, door=samples.DOOR, links=links)

    async def serve(route: Route) -> None:
        path = ROOT / route.request.url.split("/", 3)[3]
        if path == ROOT:
            await route.fulfill(body=html, content_type="text/html")
        elif path.suffix in (".css", ".woff2"):
            await route.fulfill(path=path)
        else:
            await route.abort()

    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.route("**/*", serve)
    await page.goto("http://beamer.example/")
    await page.evaluate("document.fonts.ready")
    assert await page.evaluate(CUT) == []
    assert await page.evaluate(OVER) == 0
    assert await page.evaluate(BROKEN) == []
    if case == "phrases":
        left = 50 - await page.locator("svg.cloud text").count()
        assert f"en nog {left}," in await page.locator(".under").inner_text()
    await page.close()
