"""What is special about being online: the question that opens later, the livestream, and who came late."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.livestream import Livestream
from app.core.plan import Seat
from app.core.progress import Move, Phase
from app.core.records import Mark
from app.core.screen import ScreenView
from app.core.views import PhoneView
from app.render import Renderer
from tests.render import chair_samples, samples
from tests.render.pages import Page

HOST = "beeld.example.nl"
PLAYLIST = Livestream(f"https://{HOST}/zaal.m3u8", HOST, is_playlist=True)
PLAYER = Livestream(f"https://{HOST}/speler?a=1&b=2", HOST, is_playlist=False)
OPENS = samples.NOON + 12
LATE = replace(samples.question(Phase.OPEN), turnout=replace(samples.TURNOUT, late=2))


def phone(phase: Phase, seat: Seat = Seat.STREAM, **more: object) -> PhoneView:
    shown = replace(samples.question(phase), **more)  # type: ignore[arg-type]
    return samples.phone(samples.question_stage(shown), seat)


def page(renderer: Renderer, seat: Seat, stream: Livestream | None) -> Page:
    view = phone(Phase.OPEN, seat)
    context = {"door": samples.DOOR, "links": {}, "livestream": stream}
    return Page(renderer.page("phone", view=view, own=samples.own(view), message=None, **context))


def test_online_sees_when_the_question_opens_and_has_nothing_to_send(renderer: Renderer) -> None:
    view = phone(Phase.READY, stream_from=OPENS)
    stage = Page(renderer.region("phone", "stage", view=view))
    assert stage.all("time", data_ends=str(OPENS))
    assert "even veel tijd" in stage.words
    own = Page(renderer.region("phone", "own", view=view, own=samples.own(view)))
    assert not own.all("form", data_command="cast_answer")


def test_the_chair_sees_when_online_opens_and_that_the_next_step_waits(renderer: Renderer) -> None:
    opening = replace(samples.question(Phase.OPEN), stream_from=OPENS)
    now = Page(renderer.region("chair", "now", view=chair_samples.asking(opening, Move.CLOSE_QUESTION)))
    assert now.all("time", data_ends=str(OPENS))
    assert "Online opent over" in now.words
    waiting = chair_samples.asking(samples.question(Phase.CLOSING), Move.WAIT_FOR_STREAM)
    assert "Online stemt nog even" in Page(renderer.region("chair", "next", view=waiting)).words


def test_the_chair_sees_who_was_hoped_for_and_who_is_not_expected_now(renderer: Renderer) -> None:
    view = chair_samples.asking(LATE, Move.CLOSE_QUESTION, planned=(70, 17), away=("wethouder",))
    head = Page(renderer.region("chair", "head", view=view, links=chair_samples.LINKS))
    assert "verwacht: 70 zaal, 17 online" in head.words
    assert "Nu niet verwacht: wethouder" in head.words


def test_the_chair_can_set_the_delay_as_long_as_the_day_goes_on(renderer: Renderer) -> None:
    view = chair_samples.asking(LATE, Move.CLOSE_QUESTION, delay=14)
    form = Page(renderer.template("chair/delay.html", view=view))
    assert form.all("input", name="seconds")[0].attributes["value"] == "14"
    assert "Vertraging livestream: 14 seconden" in form.words


@pytest.mark.parametrize(("page_", "region"), [("phone", "ground"), ("chair", "now"), ("screen", "stage")])
def test_who_came_late_stands_apart_and_is_never_added(renderer: Renderer, page_: str, region: str) -> None:
    stage = samples.question_stage(LATE)
    views = {
        "phone": samples.phone(stage),
        "chair": chair_samples.asking(LATE, Move.CLOSE_QUESTION),
        "screen": ScreenView(stage),
    }
    context = {"door": samples.DOOR, "links": chair_samples.LINKS}
    words = Page(renderer.region(page_, region, view=views[page_], **context)).words
    assert "2 later" in words
    assert "van 89" not in words


def test_the_livestream_stands_outside_every_region_and_says_whose_it_is(renderer: Renderer) -> None:
    found = page(renderer, Seat.STREAM, PLAYLIST)
    (section,) = found.all("section", id="livestream")
    assert section.attributes["data-address"] == PLAYLIST.address
    assert "data-region" not in section.attributes
    assert section.within == ("html", "body", "main")
    assert HOST in section.words
    assert found.unclosed == []


def test_before_the_press_the_page_names_no_address_of_another_as_a_source(renderer: Renderer) -> None:
    for stream in (PLAYLIST, PLAYER):
        found = page(renderer, Seat.STREAM, stream)
        assert not found.all("iframe")
        assert not found.all("video")
        assert not any(HOST in element.attributes.get("src", "") for element in found.elements)


@pytest.mark.parametrize(("seat", "stream"), [(Seat.HALL, PLAYER), (Seat.STREAM, None)])
def test_in_the_hall_and_without_a_stream_nothing_of_it_is_there(
    renderer: Renderer, seat: Seat, stream: Livestream | None
) -> None:
    found = page(renderer, seat, stream)
    assert not found.all("section", id="livestream")
    files = {e.attributes.get("src", "") + e.attributes.get("href", "") for e in found.elements}
    assert not files & {"/static/css/livestream.css", "/static/livestream.js"}


def test_online_reads_that_its_clock_runs_as_late_as_its_picture(renderer: Renderer) -> None:
    pitch = samples.phone(samples.pitch_stage(), Seat.STREAM)
    assert "14 seconden later" in Page(renderer.region("phone", "stage", view=replace(pitch, delay=14))).words
    assert "seconden later" not in Page(renderer.region("phone", "stage", view=pitch)).words


def test_online_can_take_a_pitch_along_that_the_hall_has_left_and_sees_how_long(renderer: Renderer) -> None:
    taking = replace(samples.question(Phase.CLOSING, kind=samples.TAKEAWAY), stream_until=OPENS)
    view = samples.phone(samples.pitch_stage(), Seat.STREAM, taking)
    own = Page(renderer.region("phone", "own", view=view, own=samples.own(view)))
    assert own.all("form", data_command="cast_answer")
    assert Page(renderer.region("phone", "stage", view=view)).all("time", data_ends=str(OPENS))


def test_the_chair_sees_how_long_online_answers_what_the_hall_has_left(renderer: Renderer) -> None:
    left = replace(samples.question(Phase.CLOSING, kind=samples.TAKEAWAY), stream_until=OPENS)
    now = Page(renderer.region("chair", "now", view=chair_samples.asking(LATE, Move.CLOSE_QUESTION, waiting=(left,))))
    assert now.all("time", data_ends=str(OPENS))
    assert f"Online antwoordt nog op: {samples.TAKEAWAY.text}" in now.words


def test_while_online_answers_the_chair_reads_what_closing_once_more_does(renderer: Renderer) -> None:
    closing = chair_samples.asking(samples.question(Phase.CLOSING), Move.WAIT_FOR_STREAM)
    assert "Sluit ook online meteen" in Page(renderer.region("chair", "now", view=closing)).words


def test_a_question_says_whether_this_person_answered_it(renderer: Renderer) -> None:
    view = phone(Phase.OPEN)
    for own, is_unanswered in (
        (samples.own(view), True),
        (replace(samples.own(view), version=1, marks=(Mark(0, 1),)), False),
    ):
        page = Page(renderer.region("phone", "own", view=view, own=own))
        assert bool(page.all("form", data_unanswered="")) is is_unanswered
