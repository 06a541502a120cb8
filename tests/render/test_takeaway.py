"""Taking a pitch along, on the phone and in regie: never shut without a word, and how it opens again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.plan import Anonymity, Seat
from app.core.progress import Move, Phase
from app.core.screen import ScreenView
from app.core.views import ChairView, Few, PhoneView
from app.render import Renderer
from tests.render import samples, screen_samples
from tests.render.chair_samples import LINKS, chair
from tests.render.pages import Page

SAID = {
    Phase.READY: "Meenemen gaat zo open.",
    Phase.CLOSED: "Meenemen is nu gesloten.",
    Phase.SEALED: "Deze ronde is al geteld.",
}


def phone(phase: Phase, round_: int = 1, seat: Seat = Seat.HALL) -> PhoneView:
    takeaway = replace(samples.question(phase, kind=samples.TAKEAWAY), round=round_)
    return samples.phone(samples.pitch_stage(), seat, takeaway=takeaway)


def own(renderer: Renderer, view: PhoneView, **more: object) -> Page:
    return Page(renderer.region("phone", "own", view=view, own=samples.own(view, **more), door=samples.DOOR))


def regie(phase: Phase, **more: object) -> ChairView:
    shown = samples.question(phase, kind=samples.TAKEAWAY)
    return chair(screen_samples.pitch(2), Move.NEXT_PITCH, "Goirle", takeaway=shown, **more)


def now(renderer: Renderer, view: ChairView) -> Page:
    return Page(renderer.region("chair", "now", view=view, door=samples.DOOR, links=LINKS))


@pytest.mark.parametrize("phase", SAID)
def test_a_phone_says_why_a_pitch_cannot_be_taken_along(renderer: Renderer, phase: Phase) -> None:
    words = own(renderer, phone(phase)).words
    assert SAID[phase] in words
    assert "Dit neem ik mee" not in words


def test_while_it_is_open_there_is_a_button_and_no_word_about_the_end(renderer: Renderer) -> None:
    words = own(renderer, phone(Phase.OPEN)).words
    assert "Dit neem ik mee" in words
    assert not any(said in words for said in SAID.values())


def test_who_took_something_along_reads_that_it_counts(renderer: Renderer) -> None:
    assert "Wat je meenam, telt mee." in own(renderer, phone(Phase.SEALED), is_counted=True).words
    assert "Wat je meenam" not in own(renderer, phone(Phase.SEALED)).words


def test_another_round_says_that_everybody_begins_again(renderer: Renderer) -> None:
    said = "Kies opnieuw wat je meeneemt. Wat je eerder koos, blijft in het verslag staan."
    assert said in own(renderer, phone(Phase.OPEN, 2)).words
    assert said not in own(renderer, phone(Phase.OPEN)).words


@pytest.mark.parametrize(
    ("phase", "command"),
    [(Phase.READY, "open_next_round"), (Phase.CLOSED, "reopen_question"), (Phase.SEALED, "open_next_round")],
)
def test_regie_says_how_it_stands_and_opens_it_again(renderer: Renderer, phase: Phase, command: str) -> None:
    found = now(renderer, regie(phase))
    (form,) = found.all("form", data_command=command)
    assert form.words.strip()
    assert "meenemen" in found.words.lower()


def test_regie_offers_nothing_while_it_is_open(renderer: Renderer) -> None:
    found = now(renderer, regie(Phase.OPEN))
    assert not found.all("form", data_command="open_next_round")
    assert not found.all("form", data_command="reopen_question")


def last(phase: Phase) -> ChairView:
    return replace(regie(phase), stage=screen_samples.pitch(12))


@pytest.mark.parametrize(
    ("phase", "command", "said"),
    [
        (Phase.OPEN, "close_question", "Sluit het meenemen"),
        (Phase.CLOSING, "close_question", "Sluit ook online meteen"),
        (Phase.CLOSED, "reveal_result", "Toon wat mensen meenemen"),
        (Phase.SEALED, "reveal_result", "Toon wat mensen meenemen"),
    ],
)
def test_after_the_last_pitch_regie_closes_it_and_shows_what_came_out(
    renderer: Renderer, phase: Phase, command: str, said: str
) -> None:
    (form,) = now(renderer, last(phase)).all("form", data_command=command)
    assert form.words.strip() == said
    assert not now(renderer, regie(phase)).all("form", data_command=command), "not before the last one"


def test_what_came_out_stands_on_every_screen_as_the_result_of_now(renderer: Renderer) -> None:
    result = samples.question(Phase.SEALED, with_result=True)
    stage = replace(samples.pitch_stage(), pitch=None, review=result)
    for page, region, view in (
        ("screen", "stage", ScreenView(stage)),
        ("phone", "stage", samples.phone(stage)),
        ("chair", "now", replace(last(Phase.SEALED), stage=stage)),
    ):
        words = Page(renderer.region(page, region, view=view, door=samples.DOOR, links=LINKS)).words
        assert result.question.text in words
        assert "Eerder gevraagd" not in words


def test_with_few_people_regie_asks_how(renderer: Renderer) -> None:
    found = now(renderer, regie(Phase.SEALED, few=Few(is_few=True)))
    assert len(found.all("form", data_command="open_next_round")) == 2
    assert [e.attributes["value"] for e in found.all("input", name="anonymity")] == [
        Anonymity.CONFIDENTIAL,
        Anonymity.NAMED,
    ]


def test_after_the_pitches_nothing_is_said_of_it(renderer: Renderer) -> None:
    view = samples.phone(samples.stage(samples.PITCH_BLOCK), takeaway=phone(Phase.SEALED).takeaway)
    assert "al geteld" not in own(renderer, view).words
