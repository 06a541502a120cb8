"""The two pages that say what we keep and for whom the pages work: open to anybody, with somebody to ask."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.livestream import Livestream
from app.core.plan import Language
from app.render import Renderer
from tests.core.day import PLAN

PAGES = ("door/privacy.html", "door/accessibility.html")


def page(template: str, **more: object) -> str:
    plan = replace(PLAN, organiser="Regio Voorbeeld", keep_days=14)
    context = {"plan": plan, "title": plan.title, "contact": "", "forgets_on": "2020-10-01", "livestream": None}
    language = more.pop("language", Language.DUTCH)
    html = Renderer(language=language).render(template, **context | more)  # type: ignore[arg-type]
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_it_says_until_when_people_are_known() -> None:
    assert "Op donderdag 1 oktober 2020 vergeet de server vanzelf wie meededen: 14 dagen na de dag." in page(PAGES[0])


def test_it_says_what_anonymous_means_and_no_more() -> None:
    said = page(PAGES[0])
    assert "niet meer na te gaan wie, wanneer of in welke volgorde" in said
    assert "kunnen we daarna niet meer opzoeken, laten zien of verwijderen" in said
    assert "twee keer meedoen" in said
    assert "wie de server beheert" in said


@pytest.mark.parametrize("template", PAGES)
@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("mailto:dag@example.nl", "Mail naar Regio Voorbeeld. dag@example.nl"),
        ("https://example.nl/vraag", "Schrijf aan Regio Voorbeeld. https://example.nl/vraag"),
        ("", "Vraag het aan Regio Voorbeeld, bij de balie of in de zaal."),
    ],
)
def test_there_is_somebody_to_ask(template: str, contact: str, said: str) -> None:
    assert said in page(template, contact=contact)


def test_another_party_is_named_where_there_is_one() -> None:
    assert "livestream" not in page(PAGES[0])
    stream = Livestream("https://player.vimeo.com/video/1", "player.vimeo.com", is_playlist=False)
    assert "player.vimeo.com" in page(PAGES[0], livestream=stream)


@pytest.mark.parametrize("template", ["door/frame.html", "phone/page.html"])
def test_both_are_linked_from_the_door_and_from_the_phone(template: str, root: Path) -> None:
    assert "door/foot.html" in (root / "templates" / template).read_text("utf-8")
    linked = re.findall(r'href="([^"]+)"', Renderer().render("door/foot.html"))
    assert linked == ["/privacy", "/toegankelijkheid"]
