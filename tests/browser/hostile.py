"""A day in which everybody fills in what is dangerous, wherever something can be filled in, over the real room."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from itertools import cycle

import pytest

from app import lettering
from app.core import calls, edits, outcomes, people, pitches, proposals, queries, rapporteurs
from app.core import commands as c
from app.core.plan import (
    Anonymity,
    Block,
    BlockKind,
    Breakout,
    Finding,
    Form,
    Heading,
    Pitch,
    Plan,
    Question,
    Visibility,
)
from app.core.progress import Move
from app.core.refusals import Refused
from app.core.roles import Actor, Role
from app.core.stages import next_move, stage_now
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.live.room import Room

CHAIR, HELPER, RAPPORTEUR = Actor(Role.CHAIR), Actor(Role.HELPER), Actor(Role.RAPPORTEUR, "schuur")
NOBODY = Actor(Role.NOBODY)
ROOMY = 1_000_000
LIMITS = (
    (people, "NAME_LENGTH"), (queries, "QUERY_LENGTH"), (rapporteurs, "NOTE_LENGTH"), (calls, "CALL_LENGTH"),
    (pitches, "LINE_LENGTH"), (proposals, "REASON_LENGTH"), (outcomes, "REPLY_LENGTH"), (outcomes, "DUE_LENGTH"),
    (edits, "TEXT_LENGTH"), (edits, "TITLE_LENGTH"),
)  # fmt: skip
CROWD = 12
PRESSES = 90
PASSED_BY = (Move.OPEN_QUESTION, Move.REVEAL_RESULT)
"""Before a question opens and while it is closed there is nothing that was not there, or will not be."""


def lift_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that one field holds many dangerous texts at once."""
    for module, name in LIMITS:
        monkeypatch.setattr(module, name, ROOMY)
    monkeypatch.setattr(lettering, "ROOM", ((ROOMY, lettering.ROOM[-1][1]),))
    monkeypatch.setattr(outcomes, "LONGEST", dict.fromkeys(outcomes.LONGEST, ROOMY))


def programme(load: Sequence[str]) -> Plan:
    """Every text of a programme file is all of the load."""
    x = " ".join(load)
    live = Visibility.LIVE
    asked = (
        Question("keuze", x, Form("choice", (x, f"{x} of")), visibility=live, explanation=x),
        Question("schaal", x, Form("scale", (x,), 1, points=5, ends=(x, x)), visibility=live, explanation=x),
        Question("open", x, Form("open", (), 5, ROOMY), visibility=live, explanation=x),
        Question("wolk", x, Form("cloud", (), 10, ROOMY), visibility=live, explanation=x),
        Question("naam", x, Form("open", (), 5, ROOMY), Anonymity.NAMED, visibility=live, needs_approval=True),
    )
    pitch = Question("neem-mee", x, Form("choice", (x, f"{x} ook"), 2))
    kinds = (BlockKind.ARRIVAL, BlockKind.KEYNOTE, BlockKind.MEAL)
    plain = [Block(kind.value, kind, x, 540 + 5 * n, 5, x, x, speaker=x, queries=True) for n, kind in enumerate(kinds)]
    rooms = (
        Breakout("schuur", x, (), 9, x, x, x, headings=tuple(Heading), note=x),
        Breakout("kas", f"{x} 2", note=x),
    )
    two = (Pitch("een", x, x), Pitch("twee", f"{x} 2", x))
    round_ = Block("pitches", BlockKind.PITCHES, x, 600, 50, x, x, two, 240, (), pitch, queries=True)
    voting = Block("stemming", BlockKind.QUESTION, x, 660, 50, x, x, questions=asked, queries=True)
    review = Block("terug", BlockKind.REVIEW, x, 720, 50, x, x, review=x, findings=(Finding(x, x, x), Finding(x)))
    sessions = Block("sessies", BlockKind.BREAKOUTS, x, 780, 50, x, x, breakouts=rooms)
    end = Block("afspraken", BlockKind.WRAPUP, x, 840, 50, x, x)
    blocks = (*plain, round_, voting, review, sessions, end)
    roles, organisations = (x, f"{x} rol"), (x, f"{x} organisatie")
    return Plan("gevaar", x, "2020-09-17", blocks, x, x, x, roles=roles, organisations=organisations)


class HostileDay:
    """`scenes` plays it; at each of them there is something else to look at."""

    def __init__(self, room: Room, load: Sequence[str]) -> None:
        self._room = room
        self._load = load
        self._all = " ".join(load)
        self._words = cycle(load)
        self._did: set[tuple[str, str]] = set()
        self.refused: list[str] = []
        self.people: list[Actor] = []

    async def come_in(self, ids: Sequence[str]) -> None:
        """Those who have a page already, and a crowd."""
        for number in range(CROWD):
            person = Actor(Role.PARTICIPANT, f"mens-{number}")
            await self._do(c.Join(participant=person.id), NOBODY)
            self.people.append(person)
        self.people += [Actor(Role.PARTICIPANT, id_) for id_ in ids]
        for person in self.people:
            await self._do(c.DescribeSelf(role=self._all, organisation=self._all), person)

    async def scenes(self) -> AsyncIterator[tuple[int, str]]:
        """A number and the name of the block, wherever there is something new to look at."""
        for number in range(PRESSES):
            state = self._room.state
            if state.is_over:
                yield number, "over"
                return
            if state.current:
                await self._fill_in()
                if next_move(self._room.state) not in PASSED_BY:
                    yield number, state.current.id
            await self._do(c.Advance(step=self._room.state.step, despite_incomplete=True), CHAIR)
        raise AssertionError("the day does not end")

    async def _fill_in(self) -> None:
        state, stage = self._room.state, stage_now(self._room.state)
        block = state.current
        assert block is not None
        if stage.pitch:
            await self._once("line", stage.pitch.id, c.WritePitchLine(pitch=stage.pitch.id, line=self._all), CHAIR)
        if state.plan.takes_queries(block):
            await self._ask(block.id)
        for question in state.plan.questions.values():
            round_ = state.round_of(question)
            if round_ and round_.is_taking and ("answers", question.id) not in self._did:
                self._did.add(("answers", question.id))
                await self._answer(question)
        if block.kind is BlockKind.BREAKOUTS:
            await self._gather()
        if block.kind is BlockKind.WRAPUP:
            await self._agree()

    async def _ask(self, block: str) -> None:
        if ("queries", block) in self._did:
            return
        self._did.add(("queries", block))
        for number, person in enumerate(self.people[:6]):
            await self._do(
                c.AskQuery(f"op-{block}-{number}", text=f"{number} {self._all}" if number else self._all), person
            )
        found = [query.id for query in self._room.state.queries.rows.values() if query.is_open][-6:]
        fates = (c.Fate.LIVE, c.Fate.WRITTEN, c.Fate.DECLINED, c.Fate.MERGED, c.Fate.ANSWERED)
        for id_, fate in zip(found, fates, strict=False):
            into = found[-1] if fate is c.Fate.MERGED else ""
            await self._do(c.SettleQuery(query=id_, fate=fate, note=self._all, into=into), CHAIR)
        await self._do(c.CallChair(text=self._all), HELPER)

    async def _answer(self, question: Question) -> None:
        form, id_ = question.form, question.id
        given: dict[str, tuple[str, ...]]
        for number, person in enumerate(self.people):
            if form.points:
                given = {f"value-{item}": ("4" if number % 2 else "2",) for item in range(form.most)}
            elif form.options:
                given = {"option": (str(number % 2),)}
            elif form.kind == "cloud":
                given = {"text": tuple(next(self._words) for _ in range(form.most))}
            else:
                given = {"text": (self._all, *(next(self._words) for _ in range(4)))}
            await self._do(c.CastAnswer(f"op-{id_}-{number}", question=id_, round=1, fields=given), person)
        if form.length:
            texts = list(self._room.state.rounds[id_][0].texts)
            for text in texts if question.needs_approval else ():
                await self._do(c.ApproveTexts(question=id_, texts=(text,)), CHAIR)
            if form.kind == "open":
                await self._do(c.ShowText(question=id_, text=texts[0]), CHAIR)
                await self._do(c.MergeTexts(question=id_, texts=(texts[1],), into=texts[2]), CHAIR)

    async def _gather(self) -> None:
        await self._do(c.ChooseBreakout(breakout="schuur"), self.people[-1])
        for heading in Heading:
            note = c.AddNote(f"op-note-{heading}", heading=heading, text=self._all)
            await self._once("note", heading, note, RAPPORTEUR)
        for number in range(3):
            propose = c.RecordOutcome(f"op-voorstel-{number}", kind=list(OutcomeKind)[number], wording=self._wording())
            await self._once("proposal", str(number), propose, RAPPORTEUR)
        await self._once("call", "", c.CallChair(text=self._all), RAPPORTEUR)
        proposed = [outcome.id for outcome in self._room.state.outcomes.values() if outcome.is_proposed]
        if len(proposed) > 2:
            await self._do(c.ReturnOutcome(outcome=proposed[0], text=self._all), CHAIR)

    async def _agree(self) -> None:
        if ("agreed", "") in self._did:
            return
        self._did.add(("agreed", ""))
        for kind in OutcomeKind:
            await self._do(c.RecordOutcome(f"op-{kind}", kind=kind, wording=self._wording()), CHAIR)
        mine = self.people[-1]
        for outcome in list(self._room.state.outcomes.values()):
            if not outcome.kind.is_owned or outcome.is_proposed:
                continue
            for person in (mine, *self.people[:2]):
                await self._do(c.ClaimOutcome(outcome=outcome.id), person)
            await self._do(c.AssignOutcome(outcome=outcome.id, participant=mine.id, is_spokesperson=True), CHAIR)
            await self._do(c.ReplyToOutcome(outcome=outcome.id, reply=c.Reply.AMEND, text=self._all), mine)
            reworded = c.RewordOutcome(outcome=outcome.id, version=1, kind=outcome.kind, wording=self._wording(" nu"))
            await self._do(reworded, CHAIR)
        step = self._room.state.step
        await self._do(c.AddBlock(step=step, title=self._all, minutes=10), CHAIR)
        step, options = self._room.state.step, (self._all, f"{self._all} niet")
        await self._do(
            c.AddQuestion("op-vraag", step=step, text=self._all, kind="choice", options=options, is_opened=True), CHAIR
        )

    def _wording(self, more: str = "") -> Wording:
        x = self._all + more
        return Wording(x, x, OwnerKind.PROJECT, Due(DueKind.CONDITION, x), x, x, x)

    async def _once(self, deed: str, about: str, command: c.Command, actor: Actor) -> None:
        if (deed, about) not in self._did:
            self._did.add((deed, about))
            await self._do(command, actor)

    async def _do(self, command: c.Command, actor: Actor) -> None:
        try:
            await self._room.submit(command, actor)
        except Refused as refused:
            self.refused.append(f"{type(command).__name__}: {refused.reason}")
