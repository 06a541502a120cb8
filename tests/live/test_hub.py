"""Showing: once per audience, nothing of one person to another, the same after coming back."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from app.core import commands as c
from app.core.plan import Seat, Visibility
from app.core.roles import Actor
from app.live.audience import ALWAYS, Audience, Kind
from app.live.hub import Hub
from app.live.mailbox import Mailbox
from app.live.room import Change
from app.words import Words
from tests.core.day import CHOICE, Day, opened
from tests.core.test_breakouts import RAPPORTEUR, under_way


class PlainRenderer:
    """Writes what the view holds and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def region(self, page: str, region: str, /, **context: Any) -> str:
        self.asked[f"{page}/{region}"] += 1
        view: Any = context["view"]
        own: Any = context.get("own")
        if region == "own":
            held = (own.key, own.version, own.marks, own.is_counted, [o.id for o in own.asked], own.breakout)
            return f"{held} {own.number}"
        if region == "result":
            return repr(view.stage.question.result if view.stage.question else None)
        return repr(view)

    def page(self, page: str, /, **context: Any) -> str:
        self.asked[page] += 1
        own: Any = context["own"]
        return f"{(context['view'], own)} {own.number if own else ''}"


class Shown:
    def __init__(self, day: Day) -> None:
        self.day = day
        self.renderer = PlainRenderer()
        self.hub = Hub(day.state, 1, self.renderer, Words().announcement)
        self.rev = 1

    def tell(self, *people: Actor) -> None:
        """Committed, and not shown yet."""
        self.rev += 1
        self.hub.changed(Change(self.day.state, self.rev, True, frozenset(person.id for person in people)))

    async def change(self, *people: Actor) -> None:
        self.tell(*people)
        for kind in Kind:
            await self.hub.show(kind)
        await self.hub.show_owners()


async def read(mailbox: Mailbox) -> dict[str, dict[str, Any]]:
    frames = [json.loads(text) for text in await mailbox.next()]
    return {frame["region"]: frame for frame in frames if "region" in frame}


def with_day(visibility: Visibility = Visibility.AFTER_CLOSE) -> tuple[Shown, list[Actor]]:
    day, people = opened(replace(CHOICE, visibility=visibility))
    return Shown(day), people


async def test_coming_in_gives_every_region_at_once() -> None:
    shown, people = with_day()
    frames = await read(shown.hub.subscribe(Audience.HALL, people[0].id))
    assert set(frames) == {"stage", "own", "result", "ground", "agenda", "outcomes", "queries"}


async def test_a_vote_is_rendered_once_per_audience_however_many_look() -> None:
    shown, people = with_day()
    boxes = [shown.hub.subscribe(Audience.HALL, person.id) for person in people[:6]]
    shown.renderer.asked.clear()
    shown.day.vote(people[0], 1)
    await shown.change(people[0])
    assert shown.renderer.asked["phone/stage"] <= 2
    for box in boxes:
        assert "stage" in await read(box)


async def test_a_running_result_goes_only_to_who_answered() -> None:
    shown, people = with_day(Visibility.AFTER_ANSWER)
    answered = shown.hub.subscribe(Audience.HALL, people[0].id)
    waiting = shown.hub.subscribe(Audience.HALL, people[5].id)
    await read(waiting)
    for index, person in enumerate(people):
        if person != people[5]:
            shown.day.vote(person, index % 2)
    await shown.change(*(person for person in people if person != people[5]))
    assert "ChoiceResult" in (await read(answered))["result"]["html"]
    assert "ChoiceResult" not in json.dumps(await read(waiting))


async def test_the_whole_result_is_for_who_may_see_it() -> None:
    shown, people = with_day(Visibility.AFTER_ANSWER)
    for index, person in enumerate(people[:5]):
        shown.day.vote(person, index % 2)
    await shown.change(*people[:5])
    assert shown.hub.view(Audience.HALL, people[0].id).stage.question.result is not None
    assert shown.hub.view(Audience.HALL, people[5].id).stage.question.result is None


async def test_a_hidden_tally_is_in_no_frame_but_the_chairs() -> None:
    shown, people = with_day(Visibility.HIDDEN)
    boxes = {audience: shown.hub.subscribe(audience, "") for audience in ALWAYS}
    for index, person in enumerate(people):
        shown.day.vote(person, index % 2)
    await shown.change(*people)
    for audience, box in boxes.items():
        assert ("ChoiceResult" in json.dumps(await read(box))) is (audience == Audience.CHAIR)


async def test_a_hall_that_comes_in_gets_the_page_that_everybody_is_looking_at() -> None:
    shown, people = with_day()
    shown.hub.page(Audience.HALL, people[0].id)
    shown.renderer.asked.clear()
    for person in shown.day.join(20):
        shown.tell(person)
        shown.hub.page(Audience.HALL, person.id)
    assert shown.renderer.asked["phone"] == 0
    shown.day.vote(people[0], 1)
    shown.tell(people[0])
    assert "item=1" in shown.hub.page(Audience.HALL, people[0].id), "what somebody holds is never behind"


async def test_a_page_is_never_behind_a_move_of_the_day() -> None:
    shown, people = with_day()
    before = shown.hub.page(Audience.HALL, people[0].id)
    shown.day.advance()
    shown.tell()
    assert shown.hub.page(Audience.HALL, people[0].id) != before


async def test_the_page_is_the_same_bytes_for_everybody_without_an_own_answer() -> None:
    shown, people = with_day()
    shown.renderer.asked.clear()
    pages = {shown.hub.page(Audience.HALL, person.id) for person in people[:6]}
    assert len(pages) == 1
    assert shown.renderer.asked["phone"] == 1
    shown.day.vote(people[0], 1)
    await shown.change(people[0])
    assert "item=1" in shown.hub.page(Audience.HALL, people[0].id)
    assert "item=1" not in shown.hub.page(Audience.HALL, people[1].id)


async def test_moving_to_the_stream_moves_the_connection_along() -> None:
    day = Day()
    (person,) = day.join(1)
    shown = Shown(day)
    box = shown.hub.subscribe(Audience.HALL, person.id)
    await box.next()
    day.do(c.MoveSeat(seat=Seat.STREAM), person)
    await shown.change(person)
    assert "Seat.STREAM" in (await read(box))["stage"]["html"]
    assert box.audience == Audience.STREAM


async def test_leaving_frees_everything() -> None:
    shown, people = with_day()
    box = shown.hub.subscribe(Audience.HALL, people[0].id)
    shown.hub.unsubscribe(box)
    assert shown.hub.connections == 0


@pytest.mark.parametrize("audience", ALWAYS)
async def test_frames_carry_a_number_that_rises(audience: Audience) -> None:
    shown, people = with_day()
    box = shown.hub.subscribe(audience, people[0].id if audience == Audience.HALL else "")
    first = max(frame["rev"] for frame in (await read(box)).values())
    shown.day.advance()
    await shown.change()
    assert min(frame["rev"] for frame in (await read(box)).values()) > first


async def test_who_does_not_see_the_page_hears_that_the_day_moved_and_nothing_when_others_vote() -> None:
    shown, people = with_day()
    box = shown.hub.subscribe(Audience.HALL, people[0].id)
    await box.next()
    shown.day.vote(people[1], 1)
    await shown.change(people[1])
    assert not any("say" in json.loads(text) for text in await box.next())
    shown.day.advance()
    await shown.change()
    assert {"say": "De stemming is gesloten."} in [json.loads(text) for text in await box.next()]


async def test_what_is_wrong_with_the_server_stands_above_a_page_until_it_is_over() -> None:
    shown, people = with_day()
    chair, phone = shown.hub.subscribe(Audience.CHAIR), shown.hub.subscribe(Audience.HALL, people[0].id)
    await chair.next()
    await phone.next()
    shown.hub.warn([Kind.CHAIR], "De schijf is vol.")
    warning = {"trouble": "De schijf is vol."}
    assert [json.loads(text) for text in await chair.next()] == [warning]
    assert warning in [json.loads(text) for text in await shown.hub.subscribe(Audience.CHAIR).next()]
    shown.hub.warn([Kind.CHAIR], "")
    assert [json.loads(text) for text in await chair.next()] == [{"trouble": ""}]
    shown.hub.warn([Kind.HALL], "De server stopt.")
    assert [json.loads(text) for text in await phone.next()] == [{"trouble": "De server stopt."}], "nothing before it"


async def test_every_session_has_an_audience_of_its_own() -> None:
    day = under_way()
    shown = Shown(day)
    mine, other = (shown.hub.subscribe(Audience(Kind.RAPPORTEUR, id_)) for id_ in ("maatpact", "ervaring"))
    for box in (mine, other):
        assert set(await read(box)) == {"breakout"}
    day.do(c.AddNote(text="Van ons"), RAPPORTEUR)
    await shown.change()
    assert "Van ons" in (await read(mine))["breakout"]["html"]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await other.next()
