"""A whole small day over real connections, with a server that keeps to the protocol."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.plan import Block, BlockKind, Form, Plan, Question
from app.rehearse.command import BROKEN, play
from app.rehearse.day import Day, DayEmpty, Played
from app.rehearse.links import Links
from app.rehearse.verdict import Verdict, judge
from tests.rehearse.fake import FakeServer
from tests.rehearse.serving import serving

ONE = Question("keuze", "Wat eerst?", Form("choice", ("Samen leren", "Samen meten", "Samen inkopen")))
MORE = Question("mee", "Wat neem je mee?", Form("choice", ("Een", "Twee", "Drie", "Vier"), 3))
OPEN = Question("wens", "Wat wens je?", Form("open", (), 3, 300))
SAMPLE = Path(__file__).parents[2] / "sessions" / "heisessie-2020.md"
PLAN = Plan("dag", "Een dag", "2020-02-13", (Block("b", BlockKind.PLENARY, "Start", 540, questions=(ONE, MORE, OPEN)),))


async def played(fake: FakeServer, hall: int = 12, stream: int = 7, seed: int = 1) -> Played:
    async with serving(fake) as links:
        return await Day(PLAN, links, hall, stream, seed, lambda done, total, text: None).play()


async def verdict(fake: FakeServer) -> Verdict:
    day = await played(fake)
    return judge(PLAN, day, fake.results(), fake.agreed(), {}, {})


async def test_all_counts_are_right_when_the_server_keeps_what_it_acknowledged() -> None:
    found = await verdict(FakeServer(PLAN))
    assert found.differences == ()
    assert found.exit_code == 0
    assert "Alle aantallen kloppen." in str(found)
    assert found.played.missed == 0
    assert found.played.strange == []


async def test_what_was_recorded_must_be_in_the_report_word_for_word() -> None:
    fake = FakeServer(PLAN)
    day = await played(fake)
    there = fake.agreed()
    there["o5"] = replace(there["o5"], due="in het voorjaar", has_review=False)
    del there["o7"]
    found = judge(PLAN, day, fake.results(), there | {"o9": there["o1"]}, {}, {})
    assert found.exit_code == 1
    assert found.misrecorded == (
        "o5, wanneer: verwacht ‘in het najaar’, in het verslag ‘in het voorjaar’",
        "o5, dag om ernaar te kijken: verwacht ‘True’, in het verslag ‘False’",
        "o7: vastgelegd, niet in het verslag",
        "o9: niet vastgelegd, wel in het verslag",
    )
    assert "Afspraken en conclusies die niet kloppen:" in str(found)


async def test_one_acknowledged_answer_that_the_server_loses_fails_the_rehearsal() -> None:
    found = await verdict(FakeServer(PLAN, loses=5))
    assert found.exit_code == 1
    assert "niet:" in str(found)
    assert {difference.key.question for difference in found.differences} == {"keuze"}


async def test_the_same_seed_gives_the_same_counts_and_another_seed_others() -> None:
    first, second, other = [(await played(FakeServer(PLAN), seed=seed)).ledger.expected() for seed in (7, 7, 8)]
    assert first == second
    assert first != other


async def test_people_who_come_late_are_counted_only_from_then_on() -> None:
    day = await played(FakeServer(PLAN), hall=40, stream=20, seed=3)
    assert day.people == 60
    assert 0 < day.late < 20


async def test_what_the_server_said_about_itself_is_told_and_fails_nothing() -> None:
    found = await verdict(FakeServer(PLAN, trouble="De schijf is bijna vol."))
    assert "Let op: de server zei zelf: De schijf is bijna vol." in str(found)
    assert found.exit_code == 0


def test_a_day_for_nobody_is_refused() -> None:
    with pytest.raises(DayEmpty):
        Day(PLAN, Links("http://127.0.0.1:1", "/", "/", "/", "/"), 0, 0, 1, lambda done, total, text: None)


def test_a_rehearsal_for_nobody_ends_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert play(SAMPLE, 0, 0, 1, tmp_path) == BROKEN
    assert capsys.readouterr().out == "Er doet niemand mee. Kies met --hall of --stream minstens één deelnemer.\n"


async def test_the_chair_puts_an_answer_on_the_beamer() -> None:
    fake = FakeServer(PLAN)
    await played(fake)
    assert len(fake.shown) == 1


async def test_the_chair_records_outcomes_and_the_owner_answers() -> None:
    fake = FakeServer(PLAN)
    await played(fake)
    replies = [outcome.reply for outcome in fake.outcomes.values()]
    assert replies == ["yes", "amend", "", "", "yes", "", ""]
