"""Changes of the programme as their forms send them."""

from __future__ import annotations

import pytest

from app.core import commands as c
from app.core.plan import Anonymity, BlockKind
from app.live.fields import BadFrame
from tests.live.test_wire import OP, command


def test_a_question_on_the_spot_has_an_answer_on_every_line() -> None:
    made = command("add_question", step="3", text="Door?", kind="choice", options="Ja\r\nNee\n", is_opened="1")
    assert made == c.AddQuestion(OP, 3, "Door?", "choice", ("Ja", "Nee"), Anonymity.ANONYMOUS, True)


@pytest.mark.parametrize("kind", ["open", "cloud", "scale"])
def test_the_box_with_answers_says_nothing_for_a_kind_without_them(kind: str) -> None:
    made = command("add_question", step="3", text="Waarom?", kind=kind, options="Ja\nNee", anonymity="named")
    assert made == c.AddQuestion(OP, 3, "Waarom?", kind, (), Anonymity.NAMED, False)


def test_a_block_is_added_moved_and_skipped() -> None:
    added = command("add_block", step="3", kind="break", title="Even wandelen", minutes="10")
    assert added == c.AddBlock(OP, 3, BlockKind.BREAK, "Even wandelen", 10)
    assert command("move_block", step="3", block="pauze", is_later="0") == c.MoveBlock(OP, 3, "pauze", False)
    assert command("skip_block", step="3", block="pauze", is_skipped="1") == c.SkipBlock(OP, 3, "pauze", True)


@pytest.mark.parametrize("fields", [{"kind": "borrel"}, {"kind": "break", "minutes": "een kwartier"}])
def test_a_block_that_no_form_of_ours_offers_is_no_command(fields: dict[str, str]) -> None:
    with pytest.raises(BadFrame):
        command("add_block", title="Borrel", **fields)
