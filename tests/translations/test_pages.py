"""Every page of every moment, with each message made unreadable: what can still be read was not looked up.

Words of the day itself (titles, answers, agreements) are people's own and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from app import render
from app.catalogue import Catalogue
from app.core.commands import Reply
from app.core.outcome_view import Confirmation
from app.core.plan import Anonymity, Language
from app.core.progress import Phase
from app.core.records import Mark
from app.core.views import ReportView
from app.render import Renderer
from app.report import newsletter
from app.report.documents import report_page
from app.report.summary import summarise
from tests.render import chair_samples, samples, screen_samples
from tests.report.sample import sample
from tests.translations.messages import every_message
from tests.translations.spoken import NAMES, READ_ALOUD, Spoken

PLACE = re.compile(r"(%\(\w+\)s|%%|</?\w+>|\{\})")
WORD = re.compile(r"[A-Za-zé]{2,}")
ALLOWED = set(WORD.findall(" ".join(NAMES))) | {"Heisessie"}
FILES = {"verslag", "pdf", "html", "sha"}
REPLIES = [Confirmation(reply, "manager", "Goirle", "", samples.NOON, "Later") for reply in Reply]


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    texts = {}
    for message in every_message():
        forms = message if isinstance(message, tuple) else (message,)
        texts[forms[0]] = tuple(unreadable(form) for form in forms)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(render, "catalogue", lambda _: Catalogue(texts))
        yield Renderer(language=Language.ENGLISH)


def unreadable(text: str) -> str:
    return "".join(part if PLACE.fullmatch(part) else re.sub(r"\w", "я", part) for part in PLACE.split(text))


def own_words(value: object) -> Iterator[str]:
    """Every word in what people and plans brought in."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from WORD.findall(value)
    elif isinstance(value, dict):
        yield from own_words(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from own_words(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from own_words(getattr(value, field.name))


def readable(page: str, *brought: object) -> set[str]:
    spoken = Spoken()
    spoken.feed(page)
    spoken.close()
    said = set(WORD.findall(" ".join(spoken.texts)))
    return said - ALLOWED - set(own_words(brought))


@pytest.mark.parametrize("moment", samples.moments())
def test_the_phone(renderer: Renderer, moment: str) -> None:
    view = samples.moments()[moment]
    asked = tuple(replace(samples.ASKED, id=f"a{i}", confirmation=said) for i, said in enumerate([None, *REPLIES]))
    holders = [samples.own(view), samples.own(view, is_counted=True, asked=asked, claimed=("o1",), organisation="")]
    if view.stage.question or view.takeaway:
        holders.append(samples.own(view, Mark(0, 1, "Bellen", "t1") if "texts" in moment else Mark(0)))
    for own in holders:
        page = renderer.page("phone", view=view, own=own, message=None, door=samples.DOOR, links=samples.LINKS)
        assert readable(page, view, own, samples.DOOR) == set()


@pytest.mark.parametrize("moment", chair_samples.moments())
def test_the_chair(renderer: Renderer, moment: str) -> None:
    view = chair_samples.moments()[moment]
    page = renderer.page("chair", view=view, own=None, message=None, door=samples.DOOR, links=chair_samples.LINKS)
    assert readable(page, view, samples.DOOR) == set()


@pytest.mark.parametrize("moment", screen_samples.moments())
def test_the_screen(renderer: Renderer, moment: str) -> None:
    view = screen_samples.moments()[moment]
    page = renderer.page("screen", view=view, own=None, message=None, door=samples.DOOR, links=chair_samples.LINKS)
    assert readable(page, view, samples.DOOR) == set()


def reports() -> Iterator[ReportView]:
    whole = sample()
    yield from (whole, sample(is_rehearsal=True), replace(whole, is_over=False))
    yield replace(whole, agreements=(), declined=(), conclusions=(), next_date="")
    for phase in Phase:
        for anonymity in Anonymity:
            blocks = tuple(
                replace(block, questions=tuple(replace(q, phase=phase, anonymity=anonymity) for q in block.questions))
                for block in whole.blocks
            )
            yield replace(whole, blocks=blocks)


@pytest.mark.parametrize("view", list(reports()))
def test_the_report_and_the_newsletter(renderer: Renderer, view: ReportView) -> None:
    summary = summarise(view)
    texts = [report_page(view, summary, renderer), *newsletter.letters(view, summary, renderer).values()]
    for text in texts:
        assert readable(text, view, summary) - FILES == set()


def test_what_was_not_looked_up_can_be_read() -> None:
    assert readable('<p title="Nu">яя</p><p>Doe mee</p>', "mee") == {"Nu", "Doe"}
    assert "aria-label" in READ_ALOUD
