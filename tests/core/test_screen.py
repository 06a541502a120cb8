"""The beamer: answers that the chair puts there one by one, and where each outcome came from."""

from __future__ import annotations

from dataclasses import replace

from app.core import commands as c
from app.core.audiences import chair_view, phone_view
from app.core.plan import Seat, Visibility
from app.core.questions import Result
from app.core.refusals import Reason
from app.core.screen import screen_view
from app.core.source import Source, SourceKind
from app.core.splits import Withheld
from app.core.wording import OutcomeKind, Wording
from tests.core.day import CHOICE, OPEN, PLAN, Day, opened
from tests.core.test_approval import HELPER, approve, wary
from tests.core.test_texts import CLOUD, hide, id_of, merge, written


def show(day: Day, body: str, *, is_shown: bool = True) -> None:
    day.do(c.ShowText(question="loslaten", text=id_of(day, body), is_shown=is_shown), HELPER)


def on_screen(day: Day) -> list[str]:
    return sorted(entry.body for entry in screen_view(day.state).texts)


def shown_result(day: Day) -> Result | None:
    question = screen_view(day.state).stage.question
    assert question is not None
    return question.result


def reveal(day: Day) -> None:
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="loslaten"))


def test_none_is_chosen_until_the_chair_does() -> None:
    day, _ = written(OPEN, "Tijd", "Ruimte")
    assert on_screen(day) == []
    show(day, "Tijd")
    assert on_screen(day) == ["Tijd"]
    assert [text.is_shown for text in chair_view(day.state).texts] == [True, False]
    show(day, "Tijd", is_shown=False)
    assert on_screen(day) == []


def test_what_stands_on_the_beamer_stays_there_over_the_seal_and_a_restart() -> None:
    day, _ = written(OPEN, "Tijd", "Ruimte", "Lef")
    show(day, "Tijd")
    show(day, "Lef")
    reveal(day)
    assert on_screen(day) == ["Lef", "Tijd"]
    assert day.replayed() == day.state


def test_only_the_beamer_has_it_and_only_with_that_question() -> None:
    day, _ = written(replace(OPEN, visibility=Visibility.HIDDEN), "Tijd")
    show(day, "Tijd")
    assert all("Tijd" not in repr(phone_view(day.state, seat)) for seat in Seat)
    assert on_screen(day) == ["Tijd"]
    day.advance()
    day.do(c.OpenNextRound(step=day.state.step, question="loslaten"))
    assert on_screen(day) == []


def test_a_running_result_is_the_question_itself_until_there_is_something_to_show() -> None:
    day, people = opened(replace(CHOICE, visibility=Visibility.LIVE))
    for number, person in enumerate(people[:5]):
        assert shown_result(day) is None, number
        day.vote(person, number % 2)
    assert shown_result(day) is not None


def test_after_the_close_the_hall_is_told_that_too_few_answered() -> None:
    day, people = opened(replace(CHOICE, visibility=Visibility.LIVE))
    day.vote(people[0], 1)
    day.advance()
    result = shown_result(day)
    assert result is not None
    assert result.withheld is Withheld.TOO_FEW_ANSWERS


def test_a_secret_question_shows_nothing_before_its_result() -> None:
    day, _ = written(replace(OPEN, is_secret=True), "Tijd")
    show(day, "Tijd")
    assert on_screen(day) == []
    reveal(day)
    assert on_screen(day) == ["Tijd"]


def test_hiding_a_text_takes_it_off_for_good() -> None:
    day, _ = written(OPEN, "Onaardig")
    show(day, "Onaardig")
    hide(day, "Onaardig")
    assert on_screen(day) == []
    hide(day, "Onaardig", is_hidden=False)
    assert on_screen(day) == []


def test_what_waits_for_approval_is_not_on_it() -> None:
    day, _ = written(wary(OPEN), "Nog lezen")
    show(day, "Nog lezen")
    assert on_screen(day) == []
    approve(day, "Nog lezen")
    assert on_screen(day) == ["Nog lezen"]


def test_what_is_put_together_comes_and_goes_as_one() -> None:
    day, _ = written(OPEN, "Tijd", "Meer tijd")
    show(day, "Meer tijd")
    merge(day, "Meer tijd", into="Tijd")
    assert on_screen(day) == ["Tijd"]
    show(day, "Tijd", is_shown=False)
    assert on_screen(day) == []


def test_when_who_wrote_it_takes_it_back_another_that_says_the_same_stays() -> None:
    day, people = written(OPEN, "Tijd", "tijd")
    show(day, "Tijd")
    (shown,) = day.round("loslaten").shown
    day.do(c.WithdrawText(question="loslaten", text=shown), people[0])
    assert on_screen(day) == ["tijd"]


def test_words_of_a_cloud_are_not_put_up_one_by_one() -> None:
    day, _ = written(CLOUD, "tijd")
    command = c.ShowText(question="loslaten", text=id_of(day, "tijd"))
    assert day.refused(command) is Reason.UNKNOWN_TEXT


def test_it_is_for_chair_and_helper() -> None:
    day, people = written(OPEN, "Tijd")
    command = c.ShowText(question="loslaten", text=id_of(day, "Tijd"))
    assert day.refused(command, people[0]) is Reason.NOT_ALLOWED


def test_the_wrapup_says_of_each_outcome_what_it_came_from() -> None:
    day = Day(replace(PLAN, blocks=PLAN.blocks[1:]))
    day.join(6, 5)
    day.do(c.RecordOutcome(kind=OutcomeKind.INSIGHT, wording=Wording("Begin klein"), source="pitch:goirle"))
    day.do(c.RecordOutcome(wording=Wording("Bellen")))
    day.do(c.GoToBlock(step=day.state.step, block="afspraken"))
    outcomes = screen_view(day.state).stage.outcomes
    assert outcomes is not None
    assert [outcome.drawn for outcome in outcomes] == [Source(SourceKind.PITCH, "gemeente Goirle"), None]
