"""A whole day without a server: the sample programme, played against the core alone, and its report."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from app.core.commands import Advance, CastAnswer, Command, Join, RecordOutcome, WritePitchLine
from app.core.decide import decide
from app.core.decision import Moment
from app.core.evolve import evolve_all
from app.core.plan import Form, Question, Seat
from app.core.questions import kind_of
from app.core.report_views import report_view
from app.core.roles import Actor, Role
from app.core.stages import stage_now
from app.core.state import State
from app.core.views import ReportView
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from app.plan_file import load
from app.rehearse.habits import Asked, Habits, Key
from app.rehearse.phrases import KEY_SENTENCES, SENTENCES

SAMPLE = Path(__file__).resolve().parents[2] / "sessions" / "heisessie-2020.md"
HALL, STREAM = 70, 17
MORNING = 1_581_580_800
"""Server time at which the played day begins."""
A_DEED = 6
"""Seconds that each deed takes."""
CHAIR = Actor(Role.CHAIR)


def report_of(path: Path = SAMPLE) -> ReportView:
    """Everything was recorded: answers, key sentences, outcomes."""
    day = _Day(path)
    day.play()
    return report_view(day.state, "0" * 64)


class _Day:
    def __init__(self, path: Path) -> None:
        plan = load(path)
        self.state = State(plan.id, plan)
        self._ids = (f"id-{number:06}" for number in count())
        self._deeds = 0
        self._habits = Habits(1)
        self._answered: set[Key] = set()

    def play(self) -> None:
        for person in range(HALL + STREAM):
            self._do(Join(participant=f"p{person}", seat=_seat(person)), Actor(Role.NOBODY))
        while not self.state.is_over:
            self._do(Advance(step=self.state.step, despite_incomplete=True), CHAIR)
            self._answer_all()
            if pitch := stage_now(self.state).pitch:
                self._do(WritePitchLine(pitch=pitch.id, line=KEY_SENTENCES[0]), CHAIR)
            if self._is_last_block() and not self.state.outcomes:
                self._record()

    def _answer_all(self) -> None:
        for question in self.state.plan.questions.values():
            round_ = self.state.round_of(question)
            if round_ and round_.is_taking and (key := Key(question.id, round_.number)) not in self._answered:
                self._answered.add(key)
                for person in range(HALL + STREAM):
                    self._answer(person, question, key)

    def _answer(self, person: int, question: Question, key: Key) -> None:
        if not self._habits.intent(person, _seat(person), Asked(key)).answers:
            return
        fields = self._given(person, question.form, key)
        self._do(CastAnswer("", key.question, key.round, 0, fields), Actor(Role.PARTICIPANT, f"p{person}"))

    def _given(self, person: int, form: Form, key: Key) -> dict[str, tuple[str, ...]]:
        if form.points:
            likes = (self._habits.draw("liked", person, key, item) for item in range(form.most))
            return {f"value-{item}": (str(1 + int(liked * form.points)),) for item, liked in enumerate(likes)}
        if form.options:
            picks = self._habits.picks(person, key, len(form.options), form.most)
            return {"option": tuple(map(str, picks))}
        say = self._habits.words if kind_of(form).COUNTS_TEXTS else self._habits.texts
        return {"text": say(person, key, form.most)}

    def _record(self) -> None:
        for sentence in SENTENCES:
            day = f"{self.state.plan.date[:4]}-10-01"
            is_day = sentence.due_kind is DueKind.DATE
            due = Due(sentence.due_kind, sentence.due, day if is_day else "", "" if is_day else day)
            owner = OwnerKind.GROUP if sentence.owner else OwnerKind.NONE
            wording = Wording(sentence.what, sentence.owner, owner, due, sentence.via, amount=sentence.amount)
            self._do(RecordOutcome(kind=OutcomeKind(sentence.kind), wording=wording), CHAIR)

    def _is_last_block(self) -> bool:
        return self.state.block == len(self.state.plan.blocks) - 1

    def _do(self, command: Command, actor: Actor) -> None:
        self._deeds += 1
        moment = Moment(MORNING + A_DEED * self._deeds, lambda: next(self._ids))
        self.state = evolve_all(self.state, decide(self.state, command, actor, moment))
        self.state.keep()


def _seat(person: int) -> Seat:
    return Seat.HALL if person < HALL else Seat.STREAM
