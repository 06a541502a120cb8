"""The vocabulary in: what becomes a command, and what no page of ours sends."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.core import commands as c
from app.core.plan import Anonymity, Seat
from app.core.refusals import Reason, Refused
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.live.fields import LONGEST_VALUE, BadFrame
from app.live.wire import COMMANDS, check_op, parse, to_command

OP = "op-00000001"


class Reader:
    """A sentence that says `conclusie` is one."""

    def read_due(self, text: str) -> Due:
        if text.startswith("2020-"):
            return Due(DueKind.DATE, text, text)
        return Due(DueKind.FUZZY, text, review="2020-05-31") if text else Due()

    def read_owner(self, text: str) -> OwnerKind:
        return OwnerKind.GROUP

    def read_sentence(self, sentence: str) -> tuple[OutcomeKind, Wording]:
        kind = OutcomeKind.CONCLUSION if "conclusie" in sentence else OutcomeKind.AGREEMENT
        return kind, Wording(sentence, "gelezen")


def command(type_: str, **fields: str | list[str]) -> c.Command:
    lists = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
    return to_command(type_, lists, OP, Reader())


@pytest.mark.parametrize("type_", COMMANDS)
def test_every_type_is_a_command_of_that_name(type_: str) -> None:
    made = command(type_, reply="yes")
    assert type(made).__name__ == "".join(word.capitalize() for word in type_.split("_"))
    assert made.op == OP


def test_an_answer_carries_the_fields_of_its_kind_and_no_others() -> None:
    made = command("cast_answer", question="nodig", round="2", base="1", op="", option=["0", "2"])
    assert made == c.CastAnswer(OP, "nodig", 2, 1, {"option": ("0", "2")})


def test_several_texts_are_put_with_one() -> None:
    made = command("merge_texts", question="nodig", text=["t1", "t2"], into="t3")
    assert made == c.MergeTexts(OP, "nodig", 1, ("t1", "t2"), "t3")
    assert command("merge_texts", question="nodig", text="t1") == c.MergeTexts(OP, "nodig", 1, ("t1",), "")
    assert command("approve_texts", question="nodig", text="t1") == c.ApproveTexts(OP, "nodig", 1, ("t1",), False)
    assert command("approve_texts", question="nodig", text=["t1", "t2"], is_approved="1") == c.ApproveTexts(
        OP, "nodig", 1, ("t1", "t2")
    )


def test_words_of_the_plan_are_read() -> None:
    assert command("move_seat", seat="stream") == c.MoveSeat(OP, Seat.STREAM)
    assert command("advance", step="4", anonymity="named", despite_incomplete="1") == c.Advance(
        OP, 4, Anonymity.NAMED, True
    )
    assert command("advance", step="4") == c.Advance(OP, 4, None, False)


@pytest.mark.parametrize(
    ("type_", "fields"),
    [
        ("wis_alles", {}),
        ("tick", {}),
        ("join", {}),
        ("move_seat", {"seat": "dak"}),
        ("advance", {"step": "1.5"}),
        ("advance", {"step": "١"}),
        ("add_time", {"seconds": "9" * 40}),
        ("reply_to_outcome", {}),
        ("reply_to_outcome", {"reply": "misschien"}),
        ("record_outcome", {"kind": "wens", "what": "a", "owner": "b"}),
    ],
)
def test_what_no_page_of_ours_sends_is_no_command(type_: str, fields: dict[str, str]) -> None:
    with pytest.raises(BadFrame):
        command(type_, **fields)


def test_too_many_fields_are_no_command() -> None:
    with pytest.raises(BadFrame):
        command("cast_answer", option=[str(n) for n in range(100)])


def test_a_text_that_is_far_too_long_is_refused_and_quoted() -> None:
    with pytest.raises(Refused) as refused:
        command("write_pitch_line", pitch="dongen", line="x" * (LONGEST_VALUE + 1))
    assert (refused.value.reason, refused.value.limit) == (Reason.TEXT_TOO_LONG, LONGEST_VALUE)


class TestWording:
    def test_a_sentence_alone_is_read(self) -> None:
        made = command("record_outcome", what="Wij leren", source="text:7")
        assert made == c.RecordOutcome(OP, OutcomeKind.AGREEMENT, Wording("Wij leren", "gelezen"), "text:7")

    def test_what_is_filled_in_is_kept_as_filled_in(self) -> None:
        made = command("record_outcome", what="Leren", owner="alle teams", due="in mei", via="mail", puller="regie")
        assert isinstance(made, c.RecordOutcome)
        due = Due(DueKind.FUZZY, "in mei", review="2020-05-31")
        assert made.wording == Wording("Leren", "alle teams", OwnerKind.GROUP, due, "mail", "regie")

    def test_an_amount_can_be_filled_in(self) -> None:
        made = command("record_outcome", kind="commitment", what="Informeren", amount="50 huishoudens")
        assert made == c.RecordOutcome(OP, OutcomeKind.COMMITMENT, Wording("Informeren", amount="50 huishoudens"), "")

    @pytest.mark.parametrize(
        ("due", "review", "expected"),
        [
            ("in mei", "2020-05-31", "2020-05-31"),
            ("in mei", "2020-04-01", "2020-04-01"),
            ("in juni", "2020-04-30", "2020-05-31"),
            ("in juni", "2020-06-15", "2020-06-15"),
            ("in mei", "", "2020-05-31"),
            ("in mei", "ooit", "2020-05-31"),
            ("2020-05-06", "2020-05-31", ""),
        ],
    )
    def test_the_chair_chooses_the_review_but_one_of_the_former_due_does_not_count(
        self, due: str, review: str, expected: str
    ) -> None:
        was = {"due_was": "in mei" if due == "in mei" else "in april", "review_was": "2020-04-30"}
        made = command("reword_outcome", outcome="o1", what="Leren", due=due, review=review, **was)
        assert isinstance(made, c.RewordOutcome)
        assert made.wording.due.review == expected

    def test_what_has_no_date_on_purpose_can_have_a_review(self) -> None:
        made = command("reword_outcome", outcome="o1", what="Leren", waive_due="1", review="2020-06-01")
        assert isinstance(made, c.RewordOutcome)
        assert made.wording.due == Due(DueKind.WAIVED, review="2020-06-01")

    def test_a_due_date_may_be_left_out_on_purpose(self) -> None:
        made = command("reword_outcome", outcome="o1", version="3", what="Leren", waive_due="1")
        assert isinstance(made, c.RewordOutcome)
        assert (made.outcome, made.version, made.wording.due.kind) == ("o1", 3, DueKind.WAIVED)

    def test_a_conclusion_that_reads_like_an_agreement_stays_whole(self) -> None:
        made = command("record_outcome", kind="conclusion", what="Iedereen leert voor 1 mei")
        assert made == c.RecordOutcome(OP, OutcomeKind.CONCLUSION, Wording("Iedereen leert voor 1 mei"), "")

    @pytest.mark.parametrize("kind", ["agreement", "commitment"])
    def test_the_chosen_kind_goes_before_what_was_read(self, kind: str) -> None:
        made = command("record_outcome", kind=kind, what="Iedereen leert voor 1 mei")
        assert made == c.RecordOutcome(OP, OutcomeKind(kind), Wording("Iedereen leert voor 1 mei", "gelezen"), "")

    def test_an_insight_stays_whole(self) -> None:
        made = command("record_outcome", kind="insight", what="Iedereen leert voor 1 mei")
        assert made == c.RecordOutcome(OP, OutcomeKind.INSIGHT, Wording("Iedereen leert voor 1 mei"), "")

    def test_a_sentence_can_say_itself_that_it_is_a_conclusion(self) -> None:
        made = command("record_outcome", what="conclusie: we leren")
        assert isinstance(made, c.RecordOutcome)
        assert made.kind is OutcomeKind.CONCLUSION


@given(some.text() | some.binary())
def test_noise_is_never_read_and_never_breaks(noise: str | bytes) -> None:
    with pytest.raises(BadFrame):
        parse(noise)


@given(some.recursive(some.none() | some.booleans() | some.integers() | some.text(), some.lists))
def test_a_frame_of_the_wrong_shape_is_not_read(fields: object) -> None:
    with pytest.raises(BadFrame):
        parse(json.dumps({"id": OP, "type": "advance", "fields": fields}))


@given(some.sampled_from(sorted(COMMANDS)), some.dictionaries(some.text(), some.lists(some.text())))
def test_any_fields_make_a_command_a_refusal_or_a_bad_frame(type_: str, fields: dict[str, list[str]]) -> None:
    with suppress(BadFrame, Refused):
        assert isinstance(to_command(type_, fields, OP, Reader()), c.Command)


@pytest.mark.parametrize("op", ["", "kort", "x" * 41, "met spatie", "op-0000\n", "é" * 10])
def test_an_id_has_its_shape(op: str) -> None:
    with pytest.raises(BadFrame):
        check_op(op)
    with pytest.raises(BadFrame):
        parse(json.dumps({"id": op, "type": "advance", "fields": {}}))


@pytest.mark.parametrize("type_", ["describe_self", "claim_outcome"])
def test_who_somebody_is_comes_from_a_list_or_in_own_words(type_: str) -> None:
    listed = command(type_, role="wethouder", role_other="griffier", organisation="", organisation_other="")
    typed = command(type_, role="*", role_other="griffier", organisation="*", organisation_other="Stichting")
    assert isinstance(listed, (c.DescribeSelf, c.ClaimOutcome))
    assert isinstance(typed, (c.DescribeSelf, c.ClaimOutcome))
    said = [(made.role, made.organisation) for made in (listed, typed)]
    assert said == [("wethouder", ""), ("griffier", "Stichting")]
