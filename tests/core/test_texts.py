"""The chair and texts: hide, put together. Nothing is lost, all of it can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core import commands as c
from app.core.audiences import chair_view
from app.core.plan import Anonymity, Form, Question
from app.core.questions.cloud import CloudResult
from app.core.questions.open import OpenResult
from app.core.records import Mark
from app.core.refusals import Reason
from app.core.roles import Actor
from app.core.rounds import voter_token
from app.core.splits import Entry
from app.core.tallies import question_view
from tests.core.day import OPEN, Day, opened

CLOUD = Question("loslaten", "Wat heb jij nodig?", Form("cloud", (), 3, 25))


def entries(day: Day, question: Question = OPEN) -> dict[str, Entry]:
    result = question_view(day.state, question, may_see=True).result
    assert isinstance(result, OpenResult | CloudResult)
    found = result.entries if isinstance(result, OpenResult) else result.all
    return {entry.body: entry for entry in found}


def told(day: Day, question: Question = OPEN) -> dict[str, int]:
    return {body: entry.times for body, entry in entries(day, question).items()}


def id_of(day: Day, body: str) -> str:
    """As the chair's page has it."""
    texts = chair_view(day.state).texts
    return next(entry.id for text in texts for entry in (text, *text.merged) if entry.body == body)


def hide(day: Day, body: str, *, is_hidden: bool = True) -> None:
    day.do(c.HideText(question="loslaten", text=id_of(day, body), is_hidden=is_hidden))


def merge(day: Day, *bodies: str, into: str) -> None:
    texts = tuple(id_of(day, body) for body in bodies)
    day.do(c.MergeTexts(question="loslaten", texts=texts, into=id_of(day, into) if into else ""))


def written(question: Question, *texts: str, hall: int = 6, stream: int = 5) -> tuple[Day, list[Actor]]:
    """Each text by somebody else."""
    day, people = opened(question, hall, stream)
    for person, text in zip(people, texts, strict=False):
        day.write(person, text)
    return day, people


# -- hiding --------------------------------------------------------------------------------------


def test_hiding_a_text_hides_all_that_say_the_same_also_later() -> None:
    day, people = written(OPEN, "Onaardig", "onaardig.", "Aardig")
    hide(day, "Onaardig")
    day.write(people[4], "ONAARDIG")
    assert told(day) == {"Aardig": 1}
    hide(day, "Onaardig", is_hidden=False)
    assert told(day) == {"Onaardig": 3, "Aardig": 1}


def test_taking_back_the_text_that_was_hidden_brings_no_other_back() -> None:
    day, people = written(OPEN, "Onaardig", "onaardig")
    hide(day, "Onaardig")
    hidden = next(iter(day.round("loslaten").hidden))
    mine = next(person for person in people if any(m.id == hidden for m in held(day, person)))
    day.do(c.WithdrawText(question="loslaten", text=hidden), mine)
    assert told(day) == {}


def held(day: Day, person: Actor) -> tuple[Mark, ...]:
    ballot = day.round("loslaten").ballots.get(voter_token(day.round("loslaten"), person.id))
    return ballot.marks if ballot else ()


# -- putting together ----------------------------------------------------------------------------


def test_texts_that_are_put_together_count_as_one_and_none_is_lost() -> None:
    day, _ = written(CLOUD, "ruimte", "Ruimte", "meer ruimte", "tijd")
    merge(day, "meer ruimte", into="Ruimte")
    assert told(day, CLOUD) == {"Ruimte": 3, "tijd": 1}
    assert [other.body for other in entries(day, CLOUD)["Ruimte"].merged] == ["meer ruimte"]


def test_who_says_it_later_counts_with_it_too() -> None:
    day, people = written(CLOUD, "ruimte", "meer ruimte")
    merge(day, "meer ruimte", into="ruimte")
    day.write(people[5], "Meer ruimte")
    assert told(day, CLOUD) == {"ruimte": 3}


def test_what_was_put_together_comes_loose_again() -> None:
    day, _ = written(CLOUD, "ruimte", "meer ruimte", "vrijheid")
    merge(day, "meer ruimte", "vrijheid", into="ruimte")
    merge(day, "vrijheid", into="")
    assert told(day, CLOUD) == {"ruimte": 2, "vrijheid": 1}


def test_what_has_others_under_it_takes_them_along() -> None:
    day, _ = written(CLOUD, "ruimte", "meer ruimte", "vrijheid")
    merge(day, "ruimte", into="meer ruimte")
    merge(day, "meer ruimte", into="vrijheid")
    assert told(day, CLOUD) == {"vrijheid": 3}


def test_a_text_cannot_go_under_itself() -> None:
    day, _ = written(CLOUD, "ruimte", "meer ruimte")
    merge(day, "ruimte", into="meer ruimte")
    merge(day, "meer ruimte", into="ruimte")
    assert told(day, CLOUD) == {"meer ruimte": 2}


def test_merging_survives_the_seal_the_undo_and_the_replay() -> None:
    day, _ = written(CLOUD, "ruimte", "meer ruimte", "tijd")
    merge(day, "meer ruimte", into="ruimte")
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="loslaten"))
    assert told(day, CLOUD) == {"ruimte": 2, "tijd": 1}
    merge(day, "meer ruimte", into="")
    merge(day, "tijd", into="meer ruimte")
    assert told(day, CLOUD) == {"meer ruimte": 2, "ruimte": 1}
    assert day.replayed() == day.state


def test_where_merged_words_came_from_is_summed_and_after_the_seal_only_when_all_is_known() -> None:
    day, people = opened(CLOUD, 8, 6)
    for number, person in enumerate(people):
        day.write(person, ("tijd", "ruimte", "lef")[number % 3], *(["vrijheid"] if number < 3 else []))
    merge(day, "tijd", into="ruimte")
    assert dict(entries(day, CLOUD)["ruimte"].spread) == {"hall": 6, "stream": 4}
    merge(day, "tijd", into="")
    day.advance()
    day.do(c.RevealResult(step=day.state.step, question="loslaten"))
    merge(day, "tijd", into="ruimte")
    assert dict(entries(day, CLOUD)["ruimte"].spread) == {"hall": 6, "stream": 4}
    merge(day, "vrijheid", into="ruimte")
    assert entries(day, CLOUD)["ruimte"].spread == ()


def test_the_text_that_stays_is_taken_back_and_another_that_says_it_takes_its_place() -> None:
    day, people = written(CLOUD, "ruimte", "ruimte", "meer ruimte")
    merge(day, "meer ruimte", into="ruimte")
    into = day.round("loslaten").merged[id_of(day, "meer ruimte")]
    mine = next(person for person in people if any(m.id == into for m in held(day, person)))
    day.do(c.WithdrawText(question="loslaten", text=into), mine)
    assert told(day, CLOUD) == {"ruimte": 2}


def test_by_name_two_people_who_write_the_same_stay_two() -> None:
    question = replace(OPEN, anonymity=Anonymity.NAMED)
    day, people = opened(question)
    for person, role in zip(people, ("manager", "wethouder"), strict=False):
        day.do(c.DescribeSelf(role=role, organisation="Goirle"), person)
        day.write(person, "Durf")
    result = question_view(day.state, question, may_see=True).result
    assert isinstance(result, OpenResult)
    assert sorted(entry.author for entry in result.entries) == ["manager, Goirle", "wethouder, Goirle"]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (c.ApproveTexts(question="loslaten", texts=("zoek",)), Reason.UNKNOWN_TEXT),
        (c.ApproveTexts(question="loslaten"), Reason.EMPTY_ANSWER),
        (c.ApproveTexts(question="loslaten", texts=("a",) * 61), Reason.EMPTY_ANSWER),
        (c.MergeTexts(question="loslaten", texts=("zoek",), into="weg"), Reason.UNKNOWN_TEXT),
        (c.MergeTexts(question="loslaten"), Reason.EMPTY_ANSWER),
        (c.MergeTexts(question="loslaten", texts=("a",) * 61), Reason.EMPTY_ANSWER),
        (c.ApproveTexts(question="anders", texts=("a",)), Reason.UNKNOWN_QUESTION),
    ],
)
def test_what_cannot_be_is_refused(command: c.Command, reason: Reason) -> None:
    day, _ = written(OPEN, "Durf")
    assert day.refused(command) is reason


def test_the_chair_pages_back_to_every_text() -> None:
    day, people = opened(OPEN, hall=50)
    for person in people[:47]:
        day.write(person, *(f"{person.id} zegt {n}" for n in range(3)))
    parts = [chair_view(day.state, part).texts for part in (1, 2, 3)]
    assert [len(part) for part in parts] == [60, 60, 21]
    assert len({text.id for part in parts for text in part}) == chair_view(day.state).text_count


@pytest.mark.parametrize(("small", "is_told"), [(4, False), (5, True)])
def test_putting_a_rare_word_with_a_usual_one_tells_nothing_of_who_said_the_rare_one(
    small: int, *, is_told: bool
) -> None:
    """With it and without it, side by side, would say from which seats it came."""
    day, people = opened(CLOUD, 8, 7)
    for number, person in enumerate(people):
        usual = "ruimte" if number % 2 else "tijd"
        day.write(person, "vrijheid" if number < small else usual, question=CLOUD.id)
    alone = entries(day, CLOUD)["ruimte"].spread
    merge(day, "vrijheid", into="ruimte")
    both = entries(day, CLOUD)["ruimte"].spread
    assert bool(both) is is_told
    assert alone != both
