"""Every event and every row can be written, and read back as the same value."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import events
from app.core.events import Event, OutcomeReplied, PlanRevised, TimeAdded
from app.core.plan import Block, BlockKind, Form, Plan, Question
from app.core.records import Mark, Record
from app.store.codec import EVENTS, RECORDS, Unreadable, classes_in

CODECS = dict.fromkeys(classes_in(events, Event), EVENTS) | dict.fromkeys(get_args(Record), RECORDS)
CLOCK = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("kind", CODECS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_value_comes_back_the_same(kind: type[Any], data: st.DataObject) -> None:
    times = {field.name: CLOCK for field in fields(kind) if field.type == "float"}
    value = data.draw(st.builds(kind, **times))
    found = CODECS[kind].decode(*CODECS[kind].encode(value))
    assert found == value
    assert type(found) is kind


def test_the_vocabulary_is_found_by_itself() -> None:
    assert {TimeAdded, OutcomeReplied} <= set(CODECS)
    assert Event not in CODECS
    assert Mark not in CODECS


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("TimeAdded", '{"at":1.0}'),
        ("TimeAdded", '{"at":1.0,"seconds":"30"}'),
        ("TimeAdded", '{"at":1.0,"seconds":3'),
        ("TimeStretched", '{"at":1.0,"seconds":30}'),
        ("Event", '{"at":1.0}'),
    ],
)
def test_what_is_no_event_is_not_read_as_one(name: str, body: str) -> None:
    with pytest.raises(Unreadable, match=name):
        EVENTS.decode(name, body)


def test_a_field_that_came_later_takes_its_default() -> None:
    assert EVENTS.decode("TimeAdded", '{"at":1.0,"seconds":30}') == TimeAdded(1.0, 30)
    older = '{"at":1.0,"outcome":"o1","participant":"p1","reply":"yes"}'
    assert EVENTS.decode("OutcomeReplied", older).at == 1.0


def test_a_programme_as_it_was_kept_first_is_still_read() -> None:
    """What the journal holds of a plan: every class and field of it may only gain fields with a default."""
    question = '{"id":"q","text":"Ja?","form":{"kind":"choice","options":["Ja","Nee"],"most":1,"length":0}}'
    block = f'{{"id":"b","kind":"question","title":"Vraag","start":540,"questions":[{question}]}}'
    plan = f'{{"id":"dag","title":"Dag","date":"2020-09-17","blocks":[{block}]}}'
    found = EVENTS.decode("PlanRevised", f'{{"at":1.0,"source":"","plan":{plan}}}')
    asked = Question("q", "Ja?", Form("choice", ("Ja", "Nee")))
    assert found == PlanRevised(
        1.0, "", Plan("dag", "Dag", "2020-09-17", (Block("b", BlockKind.QUESTION, "Vraag", 540, questions=(asked,)),))
    )
    assert isinstance(found, PlanRevised)
    assert found.plan.questions == {"q": asked}
