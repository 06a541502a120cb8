"""The livestream on the page online: only after a press, only from its own host, and apart from the voting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import LAPTOP, PATIENCE, PHONE, PLAN, Day, held
from tests.browser.origin import HOST, PLAYER, PLAYLIST, Origin
from tests.load.nursery import Nursery

SHOW = "[data-livestream-show]"
NOTE = "[data-livestream-note]"
ON = "[data-livestream][data-state=on] video"
CAPTION = "[...document.querySelector('video').textTracks].find((track) => !track.label)"
LONG = 20_000
"""A picture has some seconds in hand before it stands still."""


Watching = Callable[..., Awaitable[tuple[Day, Page, Origin]]]


@pytest.fixture
async def watching(
    tmp_path: Path, browser: Browser, nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Watching]:
    monkeypatch.setenv("HEISESSIE_STREAM_HOSTS", HOST)

    async def watch(address: str, seat: str = "stream", size: dict[str, int] = LAPTOP) -> tuple[Day, Page, Origin]:
        programme = PLAN.replace("plaats:", f"livestream: {address}\nvertraging: 2\nplaats:")
        day, stream = await days.enter_async_context(held(tmp_path, browser, nursery, programme)), Origin()
        async with _other_host(day, stream):
            return day, await day.phone(seat, size=size), stream

    async with AsyncExitStack() as days:
        yield watch


@asynccontextmanager
async def _other_host(day: Day, stream: Origin) -> AsyncIterator[None]:
    """Every page that is opened meanwhile reaches the other host through the test."""
    make = day.page

    async def routed(*given: object, **more: object) -> Page:
        page = await make(*given, **more)  # type: ignore[arg-type]
        await page.route(f"https://{HOST}/**", stream.answer)
        return page

    day.page = routed  # type: ignore[method-assign]
    yield
    day.page = make  # type: ignore[method-assign]


def elsewhere(day: Day) -> set[str]:
    """Hosts that were asked for anything, beside our own."""
    hosts = {urlsplit(url).netloc for url in day.requests if url.startswith("http")}
    return hosts - {urlsplit(day.server.base).netloc}


async def answer(page: Page) -> None:
    await page.locator("label:has(input[name=option][value='1'])").click()
    await page.locator("form[data-command=cast_answer] button").click()
    await expect(page.locator("body")).to_contain_text("Je stem is binnen")


async def until(page: Page, holds: str) -> None:
    """Waits in the page itself: its policy trusts no string, so the browser's own helper may not look twice."""
    async with asyncio.timeout(PATIENCE / 1000):
        await page.evaluate(
            f"new Promise((done) => {{ const look = () => ({holds}) ? done() : requestAnimationFrame(look); look() }})"
        )


async def left_of(part: Locator) -> float:
    box = await part.bounding_box()
    assert box
    return box["x"]


async def question_open(day: Day) -> None:
    await day.crowd()
    await day.advance(6)


async def test_before_the_press_nothing_of_another_host_is_asked(watching: Watching) -> None:
    day, page, _ = await watching(PLAYLIST)
    await question_open(day)
    await answer(page)
    await page.reload()
    await expect(page.locator(SHOW)).to_be_visible()
    assert elsewhere(day) == set()
    assert not any("hls" in url for url in day.requests)


async def test_a_playlist_plays_with_subtitles_on_and_no_broadcast_touches_it(watching: Watching) -> None:
    day, page, stream = await watching(PLAYLIST)
    await page.locator(SHOW).press("Enter")
    await expect(page.locator(f"{ON}[controls]")).to_be_focused()
    await page.evaluate("document.querySelector('video').mark = 'the same'")
    await question_open(day)
    await answer(page)
    await expect(page.locator(ON)).to_be_visible()
    assert await page.evaluate("document.querySelector('video').mark") == "the same"
    assert "/zaal/nl.m3u8" in stream.asked
    assert elsewhere(day) == {HOST}
    assert day.complaints == []


async def test_a_stream_that_is_not_there_says_so_and_the_voting_goes_on(watching: Watching) -> None:
    day, page, stream = await watching(PLAYLIST, size=PHONE)
    stream.is_there = False
    await page.locator(SHOW).click()
    await expect(page.locator(NOTE)).to_contain_text("De livestream is er nu niet.")
    await question_open(day)
    await answer(page)
    stream.is_there = True
    await page.get_by_role("button", name="Opnieuw proberen").click()
    await expect(page.locator(ON)).to_be_visible()
    await expect(page.locator(NOTE)).to_be_empty()


async def test_a_playlist_that_is_something_else_is_not_there_either(watching: Watching) -> None:
    _, page, _ = await watching(PLAYLIST.replace("beeld.m3u8", "pagina.m3u8"))
    await page.locator(SHOW).click()
    await expect(page.locator(NOTE)).to_contain_text("De livestream is er nu niet.")


async def test_it_plays_falls_away_says_so_and_comes_back_by_itself(watching: Watching) -> None:
    day, page, stream = await watching(PLAYLIST)
    await page.locator(SHOW).click()
    await expect(page.locator(ON)).to_be_visible()
    await until(page, "document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames > 2")
    stream.is_there = False
    await expect(page.locator(NOTE)).to_contain_text("De livestream hapert. We proberen het opnieuw.")
    await question_open(day)
    await answer(page)
    stream.is_there = True
    await expect(page.locator(ON)).to_be_visible()
    await expect(page.locator(NOTE)).to_be_empty()


async def test_a_picture_that_stands_still_says_so_and_goes_on(watching: Watching) -> None:
    _, page, stream = await watching(PLAYLIST)
    await page.locator(SHOW).click()
    await expect(page.locator(ON)).to_be_visible()
    stream.is_still = True
    await expect(page.locator(NOTE)).to_contain_text("De livestream hapert.", timeout=LONG)
    stream.is_still = False
    await expect(page.locator(ON)).to_be_visible()


async def test_a_stream_that_ends_says_so_and_can_begin_again(watching: Watching) -> None:
    _, page, stream = await watching(PLAYLIST)
    await page.locator(SHOW).click()
    await expect(page.locator(ON)).to_be_visible()
    stream.is_over = True
    await expect(page.locator(NOTE)).to_contain_text("De livestream is gestopt.", timeout=LONG)
    stream.is_over = False
    await page.get_by_role("button", name="Opnieuw proberen").click()
    await expect(page.locator(ON)).to_be_visible()


async def test_a_full_screen_says_that_there_is_a_question_until_it_is_answered(watching: Watching) -> None:
    day, page, _ = await watching(PLAYLIST)
    await page.locator(SHOW).click()
    await expect(page.locator(ON)).to_be_visible()
    await page.locator("video").evaluate("video => video.requestFullscreen()")
    await question_open(day)
    await until(page, f"{CAPTION}?.mode === 'showing'")
    assert "Er is een vraag voor je." in await page.evaluate(f"{CAPTION}.activeCues[0].text")
    await page.evaluate("document.exitFullscreen()")
    await until(page, f"{CAPTION}.mode === 'hidden'")
    await answer(page)
    await page.locator("video").evaluate("video => video.requestFullscreen()")
    await until(page, "document.fullscreenElement !== null")
    assert await page.evaluate(f"{CAPTION}.mode") == "hidden"


async def test_a_frame_makes_room_for_a_question(watching: Watching) -> None:
    day, page, _ = await watching(PLAYER)
    await page.locator(SHOW).click()
    await page.locator("[data-livestream] iframe").evaluate("frame => frame.requestFullscreen()")
    await until(page, "document.fullscreenElement !== null")
    await question_open(day)
    await until(page, "document.fullscreenElement === null")
    await answer(page)


async def test_a_player_of_others_stands_in_a_frame_that_learns_only_our_origin(watching: Watching) -> None:
    day, page, stream = await watching(PLAYER)
    await page.locator(SHOW).click()
    frame = page.frame_locator("[data-livestream] iframe")
    await expect(frame.locator("h1")).to_have_text("Beeld uit de zaal")
    await page.evaluate("document.querySelector('iframe').mark = 'the same'")
    await question_open(day)
    await answer(page)
    assert await page.evaluate("document.querySelector('iframe').mark") == "the same"
    assert stream.referrers == [f"{day.server.base}/"]
    assert day.complaints == []
    await page.get_by_role("button", name="Verberg het beeld").click()
    await expect(page.locator("[data-livestream] iframe")).to_have_count(0)
    await expect(page.locator(SHOW)).to_be_focused()


async def test_the_picture_stands_beside_the_question_and_may_swap_places(watching: Watching) -> None:
    _, page, _ = await watching(PLAYER)
    await page.locator(SHOW).click()
    picture, now = page.locator("[data-livestream]"), page.locator("#now")
    assert await left_of(picture) < await left_of(now)
    await page.get_by_role("button", name="Wissel van plek").press("Space")
    assert await left_of(picture) > await left_of(now)


async def test_on_a_phone_the_picture_stands_above_the_question(watching: Watching) -> None:
    _, page, _ = await watching(PLAYER, size=PHONE)
    await page.locator(SHOW).click()
    picture = await page.locator("[data-livestream] iframe").bounding_box()
    now = await page.locator("#now").bounding_box()
    assert picture
    assert now
    assert picture["y"] + picture["height"] <= now["y"]
    assert picture["width"] <= PHONE["width"]


async def test_the_hall_has_no_stream_and_who_goes_online_has(watching: Watching) -> None:
    day, page, _ = await watching(PLAYER, "hall")
    await expect(page.locator("[data-livestream]")).to_have_count(0)
    await page.goto(f"{day.server.base}/dag#agenda")
    await page.get_by_role("button", name="Ik ga online meedoen").click()
    await page.locator(SHOW).click()
    await expect(page.frame_locator("[data-livestream] iframe").locator("h1")).to_be_visible()
    await page.goto(f"{day.server.base}/dag?#agenda")
    await page.get_by_role("button", name="Ik zit nu in de zaal").click()
    await expect(page.locator("[data-livestream]")).to_have_count(0)
