"""Every event and every row can be written, and read back as the same value."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import events
from app.core.events import Event, OutcomeReplied, TimeAdded
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
