"""Texts that wait for approval: nowhere in sight until then, one by one or all that were seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import chair_view, phone_view
from app.core.plan import Question, Seat, Visibility
from app.core.questions.open import OpenResult
from app.core.refusals import Reason
from app.core.roles import Actor, Role
from app.core.screen import screen_view
from app.core.tallies import question_view
from tests.core.day import OPEN, Day
from tests.core.test_texts import CLOUD, hide, id_of, told, written

HELPER = Actor(Role.HELPER)


def approve(day: Day, body: str, *, is_approved: bool = True) -> None:
    day.do(c.ApproveTexts(question="loslaten", texts=(id_of(day, body),), is_approved=is_approved), HELPER)


def wary(question: Question) -> Question:
    return replace(question, needs_approval=True, visibility=Visibility.LIVE)


@pytest.mark.parametrize("question", [OPEN, CLOUD], ids=["open", "cloud"])
def test_a_text_that_waits_is_on_no_screen_and_no_phone(question: Question) -> None:
    day, _ = written(wary(question), "Niet zomaar tonen")
    shown = [screen_view(day.state), *(phone_view(day.state, seat, has_answered=True) for seat in Seat)]
    assert all("zomaar" not in repr(view) for view in shown)
    assert chair_view(day.state).text_waiting == 1
    approve(day, "Niet zomaar tonen")
    assert "zomaar" in repr(screen_view(day.state))
    assert chair_view(day.state).text_waiting == 0


def test_what_waits_stays_off_the_screen_after_the_seal_and_is_counted() -> None:
    day, _ = written(wary(OPEN), "Goed", "Fout")
    approve(day, "Goed")
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="loslaten"))
    result = question_view(day.state, wary(OPEN), may_see=True).result
    assert isinstance(result, OpenResult)
    assert ([entry.body for entry in result.entries], result.waiting) == (["Goed"], 1)
    approve(day, "Fout")
    assert told(day, wary(OPEN)) == {"Goed": 1, "Fout": 1}
    assert day.replayed() == day.state


def test_an_approval_can_be_taken_back() -> None:
    day, _ = written(wary(OPEN), "Toch niet")
    approve(day, "Toch niet")
    approve(day, "Toch niet", is_approved=False)
    assert told(day, wary(OPEN)) == {}


def test_a_word_that_was_approved_is_approved_for_who_says_it_next() -> None:
    day, people = written(wary(CLOUD), "ruimte")
    approve(day, "ruimte")
    day.write(people[1], "Ruimte")
    assert told(day, wary(CLOUD)) == {"Ruimte": 2}


def approve_all(day: Day, *texts: str) -> None:
    day.do(c.ApproveTexts(question="loslaten", texts=texts), HELPER)


def test_all_that_was_seen_waiting_is_approved_at_once_and_what_came_after_waits() -> None:
    day, people = written(wary(CLOUD), "ruimte", "tijd", "Ruimte")
    seen = tuple(text.id for text in chair_view(day.state).texts)
    day.write(people[5], "ongezien")
    approve_all(day, *seen)
    assert told(day, wary(CLOUD)) == {"Ruimte": 2, "tijd": 1}
    assert chair_view(day.state).text_waiting == 1
    assert day.replayed() == day.state


def test_what_was_approved_is_taken_off_again_with_all_that_say_the_same() -> None:
    day, _ = written(wary(CLOUD), "ruimte", "tijd", "Ruimte")
    approve_all(day, *(text.id for text in chair_view(day.state).texts))
    approve(day, "Ruimte", is_approved=False)
    assert told(day, wary(CLOUD)) == {"tijd": 1}
    assert day.replayed() == day.state


def test_approving_all_twice_is_once() -> None:
    day, _ = written(wary(OPEN), "Een", "Twee")
    seen = tuple(text.id for text in chair_view(day.state).texts)
    approve_all(day, *seen)
    before = day.state
    approve_all(day, *seen)
    assert day.state == before


def test_what_was_hidden_or_taken_back_meanwhile_is_not_approved_with_the_rest() -> None:
    day, people = written(wary(OPEN), "Goed", "Onaardig", "Weg ermee")
    seen = {text.body: text.id for text in chair_view(day.state).texts}
    hide(day, "Onaardig")
    day.do(c.WithdrawText(question="loslaten", text=seen["Weg ermee"]), people[2])
    approve_all(day, *seen.values())
    hide(day, "Onaardig", is_hidden=False)
    assert told(day, wary(OPEN)) == {"Goed": 1}


def test_what_was_approved_with_the_rest_can_be_hidden() -> None:
    day, _ = written(wary(OPEN), "Goed", "Toch niet")
    approve_all(day, *(text.id for text in chair_view(day.state).texts))
    hide(day, "Toch niet")
    assert told(day, wary(OPEN)) == {"Goed": 1}


def test_a_hundred_texts_of_one_person_are_three_and_none_is_shown() -> None:
    day, people = written(wary(OPEN))
    day.write(people[0], "Spam 1", "Spam 2", "Spam 3")
    for number in range(4, 101):
        command = c.CastAnswer(question="loslaten", round=1, fields={"text": (f"Spam {number}",)})
        assert day.refused(command, people[0]) is Reason.TOO_MANY_ENTRIES
    assert chair_view(day.state).text_count == 3
    assert "Spam" not in repr(screen_view(day.state))
