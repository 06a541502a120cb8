"""What somebody typed: one line, and never a word of it lost without saying so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.refusals import Reason, Refused
from app.core.typed import SHOWN, capital, one_line, something


@given(st.text(max_size=60))
def test_only_white_space_changes(text: str) -> None:
    assert one_line(text, 60).split(" ") == (text.split() or [""])


def test_the_length_is_that_of_what_is_kept() -> None:
    assert one_line("  Goirle \n neemt   het op  ", len("Goirle neemt het op")) == "Goirle neemt het op"


def test_what_is_too_long_is_said_back_in_short() -> None:
    with pytest.raises(Refused) as refused:
        one_line("heide " * 20, 60)
    assert (refused.value.reason, refused.value.limit) == (Reason.TEXT_TOO_LONG, 60)
    assert refused.value.value == ("heide " * 20)[:SHOWN]


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_nothing_is_refused_where_something_is_needed(text: str) -> None:
    with pytest.raises(Refused) as refused:
        something(text, 60, Reason.NO_QUERY_TEXT)
    assert refused.value.reason is Reason.NO_QUERY_TEXT
    assert one_line(text, 60) == ""


def test_a_capital_in_front_leaves_the_rest_alone() -> None:
    assert capital("thursday 1 October") == "Thursday 1 October"
    assert capital("") == ""
