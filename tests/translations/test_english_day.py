"""A day with `taal: en`, through its own doors: from the code to the report there is no Dutch in sight."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.application import build
from app.core.plan import Language
from app.core.report_views import report_view
from app.opening import Opened, as_links, open_session
from app.plan_file import read_plan
from app.render import Renderer
from app.report import newsletter
from app.report.documents import report_page
from app.report.summary import summarise
from tests.translations.spoken import Spoken
from tests.web.house import HOST, JSON, OWN

SOURCE = """---
titel: Strategy day
datum: 2026-09-17
organisatie: Heath Region
plaats: The Old Convent
volgende bijeenkomst: 2026-10-29
taal: en
---
## 13:00 Arrival
soort: ontvangst
toelichting: Take out your phone and join in.
## 13:30 Pitches
soort: pitchronde
- Town of Dale: help nearby
- Town of Hill
## 14:30 Break
soort: pauze
## 14:45 What next?
soort: vraag
aanwijzing: Ask somebody online first.
### What do we need most?
uitslag: live
- Lessons for everybody
- Faster cases
### What will you do tomorrow?
uitleg: One sentence will do.
## 16:00 What do we agree?
soort: wrap-up
"""
# Words that Dutch pages are full of and English ones never hold.
DUTCH = re.compile(
    r"\b(?:de|het|een|van|niet|nog|zijn|wordt|jij|jouw|deze|dit|dat|naar|met|voor|geen|ook|maar|afspraak|afspraken|"
    r"uitslag|stem|stemming|vraag|antwoord|verslag|dagvoorzitter|regie|zaal|ronde|onderdeel|volgende|opnieuw)\b",
    re.IGNORECASE,
)
ASKED = re.compile(r'data-command="cast_answer".*?name="question" value="([\w-]+)"', re.DOTALL)
MOST_STEPS = 30
FILES = re.compile(r"\b(?:verslag|nieuwsbrief)\.(?:pdf|html|md|txt)\b|\b[a-z_-]+@[a-z.]+")


class EnglishDay:
    def __init__(self, opened: Opened) -> None:
        self.opened, self.links = opened, as_links(opened.keys, HOST)
        self.app = build(opened, HOST)
        self.phones: list[TestClient] = []
        self.chair = TestClient(self.app, HOST, raise_server_exceptions=False)

    def visitor(self) -> TestClient:
        """Another device on the running server."""
        client = TestClient(self.app, HOST, raise_server_exceptions=False)
        client.portal = self.chair.portal
        return client

    def join(self, count: int, seat: str) -> None:
        for _ in range(count):
            phone = self.visitor()
            phone.post("/meedoen", data={"code": self.opened.keys.code, "seat": seat}, headers=OWN)
            self.phones.append(phone)

    def do(self, who: TestClient, command: str, **fields: str) -> str:
        said = who.post(f"/opdracht/{command}", data=fields, headers=JSON).json()
        return str(said["text"])

    def advance(self, **fields: str) -> str:
        step = re.search(r'name="step" value="(\d+)"', self.chair.get("/regie").text)
        assert step
        return self.do(self.chair, "advance", step=step[1], **fields)

    def vote(self) -> list[str]:
        """Everybody answers the question of now, when there is one."""
        asked = ASKED.search(self.phones[0].get("/dag").text)
        if not asked:
            return []
        answer = {"text": "Call the doctor"} if "tomorrow" in asked[1] else {"option": "0"}
        about = {"question": asked[1], "round": "1", "base": "0", **answer}
        return [self.do(phone, "cast_answer", **about) for phone in self.phones]

    def everything_shown(self) -> Iterator[str]:
        yield self.chair.get("/regie").text
        yield self.chair.get(self.links["screen"]).text
        yield self.chair.get("/verslag").text
        yield self.phones[0].get("/dag").text
        yield from (frame["html"] for frame in self.phones[-1].get("/deel?page=phone").json()["frames"])


@pytest.fixture
def day(tmp_path: Path) -> Iterator[EnglishDay]:
    opened = asyncio.run(open_session(SOURCE, read_plan(SOURCE), tmp_path))
    day = EnglishDay(opened)
    with day.chair:
        day.chair.post(day.links["chair"], headers=OWN)
        day.join(6, "hall")
        day.join(6, "stream")
        yield day


def dutch_in(page: str) -> list[str]:
    spoken = Spoken()
    spoken.feed(page)
    spoken.close()
    return DUTCH.findall(FILES.sub("", " ".join(spoken.texts)))


def test_the_door_and_what_goes_wrong_there(day: EnglishDay) -> None:
    stranger = day.visitor()
    pages = [
        stranger.get("/"),
        stranger.get(day.links["online"]),
        stranger.get("/m/nonsense"),
        stranger.get("/dag"),
        stranger.get("/nothing-here"),
        stranger.get("/regie"),
        stranger.get(day.links["chair"]),
        stranger.post("/meedoen", data={"code": "0000 0000", "seat": "hall"}, headers=OWN),
        stranger.post("/meedoen", data={"seat": "hall"}, headers=OWN),
    ]
    assert [dutch_in(page.text) for page in pages] == [[]] * len(pages)
    assert all('<html lang="en"' in page.text for page in pages)
    assert "The code ‘0000 0000’ is not right." in pages[7].text
    assert "Thursday 17 September 2026, The Old Convent" in pages[0].text


def test_every_page_at_every_step(day: EnglishDay) -> None:
    assert day.do(day.chair, "record_outcome", kind="agreement", what="Share the lessons") == "Recorded."
    seen = []
    for _ in range(MOST_STEPS):
        seen += [text for page in day.everything_shown() for text in dutch_in(page)]
        if "Open the day again" in day.chair.get("/regie").text:
            break
        seen += [text for said in (*day.vote(), day.advance(despite_incomplete="1")) for text in dutch_in(said)]
    assert seen == []
    assert "The day is over" in day.phones[0].get("/dag").text
    assert "We made 1 agreement." in day.chair.get(day.links["screen"]).text


def test_a_refusal(day: EnglishDay) -> None:
    said = day.do(day.phones[0], "cast_answer", question="what-do-we-need-most", round="1", base="0", option="0")
    assert said == "This question is not open yet. Your answer was not sent. Wait until the question opens."
    assert day.do(day.phones[0], "advance", step="0").startswith("You cannot do this from your screen.")


async def test_the_report_and_the_newsletter(tmp_path: Path) -> None:
    opened = await open_session(SOURCE, read_plan(SOURCE), tmp_path)
    view = report_view(opened.state, opened.store.digest)
    await opened.close()
    renderer, summary = Renderer(language=view.language), summarise(view)
    assert view.language is Language.ENGLISH
    report = report_page(view, summary, renderer)
    assert '<html lang="en">' in report
    assert "Report Strategy day" in report
    assert [dutch_in(text) for text in (report, *newsletter.letters(view, summary, renderer).values())] == [[]] * 4


def test_dutch_is_seen() -> None:
    assert dutch_in('<p aria-label="De regie">Show the result</p>') == ["De", "regie"]
