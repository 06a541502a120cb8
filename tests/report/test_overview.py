"""The page on which the documents are made and taken along; it needs no script."""

from __future__ import annotations

from dataclasses import asdict

from app.core.plan import Plan
from app.render import Renderer
from app.report import words
from app.report.documents import NAMES
from app.report.maker import Progress
from tests.report.reading import Page
from tests.report.sample import at


def page_of(renderer: Renderer, progress: Progress, names: tuple[str, ...] = ()) -> Page:
    plan = Plan("dag", "Heisessie", "2020-09-10", ())
    return Page(
        renderer.template(
            "door/report.html",
            progress=asdict(progress),
            files=[(name, at("21:05")) for name in names],
            title=plan.title,
            plan=plan,
            is_chair=True,
            is_organiser=False,
        )
    )


def test_it_offers_to_make_the_report(renderer: Renderer) -> None:
    page = page_of(renderer, Progress(0, words.WAITING))
    assert ("form", "action", "/verslag/maken") in page.attributes
    assert ("form", "method", "post") in page.attributes
    assert "Maak het verslag" in page.text


def test_it_follows_the_making_by_itself(renderer: Renderer) -> None:
    page = page_of(renderer, Progress(40, "We maken de pdf: pagina 6.", is_running=True))
    assert ("meta", "http-equiv", "refresh") in page.attributes
    assert ("progress", "value", "40") in page.attributes
    assert "form" not in page.tags


def test_it_stops_following_when_done_and_offers_every_file(renderer: Renderer) -> None:
    page = page_of(renderer, Progress(100, words.DONE, is_done=True), NAMES)
    assert ("meta", "http-equiv", "refresh") not in page.attributes
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href") and "/verslag/" in value]
    assert links == [f"/verslag/{name}" for name in NAMES]


def test_every_file_says_what_it_is_for_and_the_page_once_when_they_were_made(renderer: Renderer) -> None:
    text = page_of(renderer, Progress(100, words.DONE, is_done=True), NAMES).text
    assert "Verslag als pdf, om te mailen of af te drukken verslag.pdf" in text
    assert text.count("Gemaakt om 21:05.") == 1


def test_failure_is_told_and_what_is_there_can_be_taken(renderer: Renderer) -> None:
    page = page_of(renderer, Progress(60, words.NO_PDF, error=words.NO_PDF), NAMES[1:])
    assert page.text.count(words.NO_PDF) == 1
    assert "verslag.html" in page.text
