"""Who goes where when sessions run at the same time, and who may write what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.breakout_view import Fill
from app.core.breakout_views import boxes, breakouts_view, ends_at, harvest_views, rapporteur_view, session_views
from app.core.breakouts import breakout_of, crowds
from app.core.own import has_own, own_key, own_view
from app.core.plan import Block, BlockKind, Breakout, Harvest, Heading, Seat
from app.core.refusals import Reason
from app.core.roles import Actor, Role
from app.core.wording import OutcomeKind, Wording
from tests.core.day import AGREEMENT, NOBODY, PLAN, Day

CHAPEL = Breakout(
    "maatpact", "Wethouders: Maatpact", ("wethouder",), headings=(Heading.LEARNED, Heading.NEEDED), place="kapel"
)
HALL = Breakout("ervaring", "Managers", ("manager", "projectleider"), harvest=Harvest.EXCHANGE)
BY_ROLE = Block("diner", BlockKind.BREAKOUTS, "Na het diner", 18 * 60, 60, breakouts=(CHAPEL, HALL))
FREE = Block(
    "workshops",
    BlockKind.BREAKOUTS,
    "Workshops",
    19 * 60,
    breakouts=(Breakout("inkoop", "Inkoop", capacity=1, harvest=Harvest.STEPS), Breakout("data", "Data")),
)
WRAPUP = Block("slot", BlockKind.WRAPUP, "Afspraken", 20 * 60)
EVENING = replace(PLAN, blocks=(BY_ROLE, FREE, WRAPUP), roles=("wethouder", "manager", "projectleider"))
RAPPORTEUR = Actor(Role.RAPPORTEUR, "maatpact")
OTHER = Actor(Role.RAPPORTEUR, "ervaring")
CONCLUSION = Wording("Maatpact is de regionale visie op het sociaal domein")


def come(day: Day, id_: str, role: str, seat: Seat = Seat.HALL) -> Actor:
    day.do(c.Join(participant=id_, seat=seat, role=role), NOBODY)
    return Actor(Role.PARTICIPANT, id_)


def under_way(blocks: int = 1) -> Day:
    """The block of sessions has begun; for 2 that is the one where people choose."""
    day = Day(EVENING)
    day.do(c.GoToBlock(step=0, block=EVENING.blocks[blocks - 1].id))
    return day


def place(day: Day, id_: str, block: Block = BY_ROLE) -> str:
    found = breakout_of(day.state, block, day.state.participants[id_])
    return found.id if found else ""


# -- where somebody belongs --------------------------------------------------------------------


def test_a_role_is_sent_to_its_session_also_when_it_comes_late() -> None:
    day = under_way()
    come(day, "w", "wethouder")
    before = len(day.facts)
    come(day, "late", "Projectleider", Seat.STREAM)
    assert (place(day, "w"), place(day, "late")) == ("maatpact", "ervaring")
    assert len(day.facts) == before + 2, "only that somebody joined, not where"
    assert crowds(day.state, BY_ROLE) == {"maatpact": (1, 0), "ervaring": (0, 1)}


def test_who_has_another_role_is_nowhere_until_the_chair_moves_them() -> None:
    day = under_way()
    come(day, "gast", "raadslid")
    assert place(day, "gast") == ""
    day.do(c.MovePerson(participant="gast", breakout="ervaring"))
    assert place(day, "gast") == "ervaring"
    assert crowds(day.state, BY_ROLE) == {"maatpact": (0, 0), "ervaring": (1, 0)}


def test_a_move_goes_before_the_role_and_counts_once() -> None:
    day = under_way()
    come(day, "w", "wethouder", Seat.STREAM)
    day.do(c.MovePerson(participant="w", breakout="ervaring"), Actor(Role.HELPER))
    assert crowds(day.state, BY_ROLE) == {"maatpact": (0, 0), "ervaring": (0, 1)}
    assert day.do(c.MovePerson(participant="w", breakout="ervaring")) == []
    day.do(c.MovePerson(participant="w", breakout="maatpact"))
    assert crowds(day.state, BY_ROLE) == {"maatpact": (0, 1), "ervaring": (0, 0)}


def test_another_role_is_another_session() -> None:
    day = under_way()
    person = come(day, "w", "wethouder")
    day.do(c.DescribeSelf(role="manager"), person)
    assert place(day, "w") == "ervaring"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (c.MovePerson(participant="niemand", breakout="maatpact"), Reason.UNKNOWN_PARTICIPANT),
        (c.MovePerson(participant="w", breakout="nergens"), Reason.UNKNOWN_BREAKOUT),
    ],
)
def test_a_move_needs_somebody_and_somewhere(command: c.MovePerson, reason: Reason) -> None:
    day = under_way()
    come(day, "w", "wethouder")
    assert day.refused(command) is reason


# -- choosing ----------------------------------------------------------------------------------


def test_people_choose_where_nobody_is_sent_and_may_change_their_mind() -> None:
    day = under_way(2)
    person = come(day, "p", "")
    day.do(c.ChooseBreakout(breakout="inkoop"), person)
    assert day.do(c.ChooseBreakout(breakout="inkoop"), person) == []
    day.do(c.ChooseBreakout(breakout="data"), person)
    assert place(day, "p", FREE) == "data"
    assert [view.left for view in session_views(day.state, FREE)] == [1, None]


def test_a_full_session_is_refused_and_the_earlier_choice_stays() -> None:
    day = under_way(2)
    first, second = come(day, "p", ""), come(day, "q", "")
    day.do(c.ChooseBreakout(breakout="inkoop"), first)
    day.do(c.ChooseBreakout(breakout="data"), second)
    assert day.refused(c.ChooseBreakout(breakout="inkoop"), second) is Reason.BREAKOUT_FULL
    assert place(day, "q", FREE) == "data"
    day.do(c.MovePerson(participant="q", breakout="inkoop"))
    assert [view.left for view in session_views(day.state, FREE)] == [0, None], "the chair may overfill it"


def test_nobody_chooses_where_a_role_shows_the_way() -> None:
    day = under_way()
    assert day.refused(c.ChooseBreakout(breakout="ervaring"), come(day, "w", "wethouder")) is Reason.BREAKOUT_FIXED


def test_nobody_chooses_before_or_after_the_block() -> None:
    day = under_way()
    person = come(day, "p", "")
    assert day.refused(c.ChooseBreakout(breakout="data"), person) is Reason.BREAKOUT_NOT_ON


# -- what one person sees ----------------------------------------------------------------------


def test_the_own_region_holds_the_own_session_as_long_as_sessions_are_under_way() -> None:
    day = under_way()
    come(day, "w", "wethouder")
    key = own_key(day.state, Seat.HALL)
    assert has_own(day.state, "w")
    assert own_view(day.state, Seat.HALL, "w").breakout == "maatpact"
    day.advance()
    assert not has_own(day.state, "w")
    assert own_key(day.state, Seat.HALL) != key


# -- the stages of the block -------------------------------------------------------------------


def test_the_big_button_walks_from_under_way_along_every_harvest() -> None:
    day = under_way()
    seen = []
    for _ in range(3):
        view = breakouts_view(day.state)
        assert view is not None
        seen.append(view.harvest.session.breakout.id if view.harvest else "")
        day.advance()
    assert seen == ["", "maatpact", "ervaring"]
    assert day.state.current is FREE


def test_the_clock_runs_from_the_beginning_of_the_block_and_takes_more_time() -> None:
    day = under_way()
    began = day.now
    assert ends_at(day.state, BY_ROLE) == began + 3600
    day.do(c.AddTime(seconds=300))
    assert rapporteur_view(day.state, "maatpact").ends_at == began + 3900
    assert ends_at(day.state, FREE) == 0


# -- notes -------------------------------------------------------------------------------------


def notes(day: Day, id_: str = "maatpact") -> list[tuple[Heading, str]]:
    harvest = rapporteur_view(day.state, id_).harvest
    assert harvest is not None
    return [(note.heading, note.text) for note in harvest.notes]


def test_a_note_stands_under_its_heading_and_is_recorded_once() -> None:
    day = under_way()
    day.do(c.AddNote("op-1", Heading.NEEDED, " Sneller   cases "), RAPPORTEUR)
    assert day.do(c.AddNote("op-1", Heading.NEEDED, "Sneller cases"), RAPPORTEUR) == []
    day.do(c.AddNote("op-2", Heading.NOTES, "Een kop die hier niet bestaat"), RAPPORTEUR)
    assert notes(day) == [
        (Heading.NEEDED, "Sneller cases"),
        (Heading.LEARNED, "Een kop die hier niet bestaat"),
    ]
    assert notes(day, "ervaring") == []


def test_a_note_is_changed_by_who_saw_its_latest_words_and_can_be_taken_away() -> None:
    day = under_way()
    day.do(c.AddNote("op-1", Heading.LEARNED, "Een"), RAPPORTEUR)
    day.do(c.EditNote(note="n1", version=1, text="Twee"), RAPPORTEUR)
    assert day.refused(c.EditNote(note="n1", version=1, text="Drie"), RAPPORTEUR) is Reason.OUTCOME_CHANGED
    assert notes(day) == [(Heading.LEARNED, "Twee")]
    day.do(c.RemoveNote(note="n1"), RAPPORTEUR)
    assert notes(day) == []
    assert day.refused(c.RemoveNote(note="n1"), RAPPORTEUR) is Reason.UNKNOWN_TEXT
    assert day.do(c.AddNote("op-1", Heading.LEARNED, "Een"), RAPPORTEUR) == [], "the deed was done, and undone since"


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_note_is_no_note(text: str) -> None:
    assert under_way().refused(c.AddNote(text=text), RAPPORTEUR) is Reason.NOTHING_SAID


def test_a_note_has_a_length() -> None:
    assert under_way().refused(c.AddNote(text="a" * 601), RAPPORTEUR) is Reason.TEXT_TOO_LONG


@pytest.mark.parametrize(
    "command",
    [c.EditNote(note="n1", version=1, text="x"), c.RemoveNote(note="n1"), c.WithdrawOutcome(outcome="o1")],
)
def test_a_rapporteur_has_no_say_about_another_session(command: c.Command) -> None:
    day = under_way()
    day.do(c.AddNote(text="Van ons"), RAPPORTEUR)
    day.do(c.RecordOutcome("op-1", OutcomeKind.CONCLUSION, CONCLUSION), RAPPORTEUR)
    assert day.refused(command, OTHER) is Reason.NOT_ALLOWED


def test_nothing_is_written_before_the_block_begins_or_after_the_day() -> None:
    day = Day(EVENING)
    assert day.refused(c.AddNote(text="Te vroeg"), RAPPORTEUR) is Reason.BREAKOUT_NOT_ON
    assert day.refused(c.RecordOutcome("op-1", wording=AGREEMENT), RAPPORTEUR) is Reason.BREAKOUT_NOT_ON
    day.do(c.GoToBlock(step=0, block="diner"))
    day.do(c.GoToBlock(step=day.state.step, block="slot"))
    day.do(c.AddNote(text="Ook later nog"), RAPPORTEUR)
    day.advance()
    assert day.state.is_over
    assert day.refused(c.AddNote(text="Te laat"), RAPPORTEUR) is Reason.DAY_CLOSED


def test_a_rapporteur_of_a_session_that_is_gone_is_told_so() -> None:
    day = under_way()
    assert day.refused(c.FinishBreakout(), Actor(Role.RAPPORTEUR, "weg")) is Reason.UNKNOWN_BREAKOUT
    assert rapporteur_view(day.state, "weg").harvest is None


def test_a_session_says_that_it_is_ready_and_may_take_that_back() -> None:
    day = under_way()
    day.do(c.FinishBreakout(), RAPPORTEUR)
    assert day.do(c.FinishBreakout(), RAPPORTEUR) == []
    assert [view.is_finished for view in harvest_views(day.state, BY_ROLE)] == [True, False]
    day.do(c.FinishBreakout(is_finished=False), RAPPORTEUR)
    assert not any(view.is_finished for view in harvest_views(day.state, BY_ROLE))


# -- what it owes ------------------------------------------------------------------------------


def fills(day: Day, breakout: Breakout) -> list[str]:
    return [f"{box.kind}:{box.fill}" for box in boxes(day.state, breakout)]


def test_a_session_owes_a_conclusion_and_an_agreement_and_shows_how_far_each_is() -> None:
    day = under_way()
    assert fills(day, CHAPEL) == ["conclusion:empty", "agreement:empty"]
    day.do(c.RecordOutcome("op-1", OutcomeKind.CONCLUSION, CONCLUSION), RAPPORTEUR)
    day.do(c.RecordOutcome("op-2", OutcomeKind.AGREEMENT, Wording("Cases aanleveren")), RAPPORTEUR)
    assert fills(day, CHAPEL) == ["conclusion:done", "agreement:incomplete"]
    day.do(c.RewordOutcome(outcome="o2", version=1, wording=AGREEMENT), RAPPORTEUR)
    assert fills(day, CHAPEL) == ["conclusion:done", "agreement:done"]
    day.do(c.WithdrawOutcome(outcome="o1"), RAPPORTEUR)
    assert fills(day, CHAPEL) == ["conclusion:empty", "agreement:done"]


def test_next_steps_are_three_and_an_exchange_owes_nothing() -> None:
    day = under_way(2)
    rapporteur = Actor(Role.RAPPORTEUR, "inkoop")
    day.do(c.RecordOutcome("op-1", wording=Wording("Zonder wie of wanneer")), rapporteur)
    day.do(c.RecordOutcome("op-2", wording=AGREEMENT), rapporteur)
    assert [box.fill for box in boxes(day.state, FREE.breakouts[0])] == [Fill.DONE, Fill.INCOMPLETE, Fill.EMPTY]
    assert boxes(day.state, HALL) == ()
    assert [view.owes for view in harvest_views(day.state, BY_ROLE)] == [True, False]
