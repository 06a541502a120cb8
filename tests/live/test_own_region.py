"""The part of a page that is of one person: drawn for them, and kept from what others do."""

from __future__ import annotations

from typing import Any

from app.core import commands as c
from app.core.breakouts import number_of
from app.live.audience import Audience
from app.live.room import Change
from tests.core.day import Day
from tests.core.test_breakouts import come, under_way
from tests.live.test_hub import Shown, read, with_day


async def test_my_answer_reaches_my_own_connections_only() -> None:
    shown, people = with_day()
    mine = [shown.hub.subscribe(Audience.HALL, people[0].id) for _ in range(2)]
    other = shown.hub.subscribe(Audience.HALL, people[1].id)
    for box in (*mine, other):
        await box.next()
    shown.day.vote(people[0], 1)
    await shown.change(people[0])
    for box in mine:
        frame = (await read(box))["own"]
        assert frame["mine"] is True
        assert "item=1" in frame["html"]
    assert "own" not in await read(other)


async def test_others_votes_never_touch_my_guarded_region() -> None:
    shown, people = with_day()
    mine = shown.hub.subscribe(Audience.HALL, people[0].id)
    await mine.next()
    for person in people[1:]:
        shown.day.vote(person, 1)
        await shown.change(person)
    assert "own" not in await read(mine)


async def test_a_new_question_replaces_the_guarded_region_of_everybody() -> None:
    shown, people = with_day()
    mine = shown.hub.subscribe(Audience.HALL, people[0].id)
    key = (await read(mine))["own"]["key"]
    shown.day.advance()
    await shown.change()
    assert (await read(mine))["own"]["key"] != key


async def test_the_end_of_the_day_replaces_the_guarded_region_of_everybody() -> None:
    shown, people = with_day()
    shown.day.advance()
    await shown.change()
    mine = shown.hub.subscribe(Audience.HALL, people[0].id)
    key = (await read(mine))["own"]["key"]
    shown.day.advance()
    await shown.change()
    assert shown.day.state.is_over
    assert (await read(mine))["own"]["key"] != key


async def test_coming_back_shows_my_own_answer_again() -> None:
    shown, people = with_day()
    shown.day.vote(people[0], 2)
    await shown.change(people[0])
    assert "item=2" in (await read(shown.hub.subscribe(Audience.HALL, people[0].id)))["own"]["html"]
    assert "item=2" not in (await read(shown.hub.subscribe(Audience.HALL, people[1].id)))["own"]["html"]


async def test_a_form_is_never_rendered_from_an_older_stage_than_its_key() -> None:
    """The day may move while a lap over the connections is under way."""
    day = Day()
    people = day.join(6, 5)
    day.advance(5)
    shown = Shown(day)
    box = shown.hub.subscribe(Audience.HALL, people[0].id)
    await box.next()
    seen: list[tuple[str, str]] = []
    plain = shown.renderer.region

    def noting(page: str, region: str, /, **context: Any) -> str:
        if region == "own":
            seen.append((context["own"].key, context["view"].stage.question.phase))
        return plain(page, region, **context)

    shown.renderer.region = noting  # type: ignore[method-assign]
    day.advance()
    shown.hub.changed(Change(day.state, 2, True, frozenset({people[0].id})))
    await shown.hub.show_owners()
    assert seen
    assert all(key.split(":")[2] == phase for key, phase in seen)
    assert "open" in shown.hub.page(Audience.HALL, people[0].id)


async def test_what_people_hold_alike_is_drawn_once_and_a_move_reaches_only_the_one_moved() -> None:
    day = under_way()
    wethouders = [come(day, f"w{number}", "wethouder") for number in range(5)]
    manager = come(day, "m", "manager")
    shown = Shown(day)
    boxes = [shown.hub.subscribe(Audience.HALL, person.id) for person in (*wethouders, manager)]
    frames = [(await read(box))["own"]["html"] for box in boxes]
    same = {html.replace(number_of(person.id), "") for html, person in zip(frames[:5], wethouders, strict=True)}
    assert len(same) == 1
    assert "ervaring" in frames[5]
    assert shown.renderer.asked["phone/own"] == 2
    day.do(c.MovePerson(participant="w0", breakout="ervaring"))
    await shown.change(wethouders[0])
    assert "ervaring" in (await read(boxes[0]))["own"]["html"]
    for box in boxes[1:]:
        assert "own" not in await read(box)


async def test_everybody_reads_the_own_number_in_what_was_drawn_once() -> None:
    day = under_way()
    managers = [come(day, f"m{number}", "manager") for number in range(4)]
    shown = Shown(day)
    frames = [(await read(shown.hub.subscribe(Audience.HALL, who.id)))["own"]["html"] for who in managers]
    assert all(number_of(who.id) in html for who, html in zip(managers, frames, strict=True))
    assert len(set(frames)) == 4
    assert shown.renderer.asked["phone/own"] == 1
    pages = [shown.hub.page(Audience.HALL, who.id) for who in managers]
    assert all(number_of(who.id) in page for who, page in zip(managers, pages, strict=True))
    assert shown.renderer.asked["phone"] == 1
