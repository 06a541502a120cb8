"""What each audience sees, built from the state: the only way from state to screen."""

from __future__ import annotations

from app.core.agenda import agenda, overrun
from app.core.outcomes import flags_of, incomplete, wording_of
from app.core.plan import Anonymity, Block, BlockKind, Pitch, Question, Seat, Visibility
from app.core.questions.choice import ChoiceResult
from app.core.rounds import voter_token
from app.core.splits import THRESHOLD, Entry
from app.core.stages import Stage, next_move, stage_now, stages_of, walked
from app.core.state import Outcome, Round, State
from app.core.tallies import entries, question_view
from app.core.views import (
    ChairView,
    ClaimView,
    Confirmation,
    Crowd,
    Move,
    OutcomeView,
    OwnView,
    Phase,
    PhoneView,
    PitchView,
    QuestionView,
    ReportBlock,
    ReportView,
    ScreenView,
    StageView,
)
from app.core.wording import OutcomeKind

NEWEST_TEXTS = 60


def phone_view(state: State, seat: Seat, *, has_answered: bool = False) -> PhoneView:
    """`has_answered`: for who may see a result because they answered (visibility AFTER_ANSWER)."""
    block = state.current
    takeaway = block.takeaway if block else None
    return PhoneView(
        seat,
        stage_view(state, may_see=has_answered),
        agenda(state),
        outcome_views(state),
        question_view(state, takeaway) if takeaway else None,
        state.plan.place,
    )


def screen_view(state: State) -> ScreenView:
    return ScreenView(stage_view(state))


def chair_view(state: State) -> ChairView:
    stage, move = stage_now(state), next_move(state)
    block = state.current
    question = stage.question
    round_ = state.round_of(question) if question else None
    texts = _texts(state, question, round_)
    takeaway = block.takeaway if block else None
    opens = question if move is Move.OPEN_QUESTION else _opened_next(state, move)
    return ChairView(
        state.step,
        stage_view(state),
        agenda(state),
        move,
        move_title(state, move),
        state.block >= 0 and (state.block > 0 or state.stage > 0) and not state.is_over,
        round_ is not None and round_.phase in (Phase.CLOSING, Phase.CLOSED),
        question_view(state, question, may_see=True) if question else None,
        question_view(state, takeaway, may_see=True) if takeaway else None,
        texts[-NEWEST_TEXTS:],
        len(texts),
        (question.id, round_.number) if question and round_ and question.form.length else None,
        outcome_views(state, with_withdrawn=True),
        incomplete(state),
        tuple(_claim(state, p.id) for p in state.participants.values() if p.role and not p.is_simulated)[:200],
        overrun(state),
        opens is not None and opens.anonymity is Anonymity.ANONYMOUS and sum(state.present) < THRESHOLD,
    )


def own_view(state: State, seat: Seat, participant: str = "") -> OwnView:
    """What one person holds. Without a participant: what everybody holds who has nothing of their own."""
    person = state.participants.get(participant)
    question, round_ = _asked(state)
    key = own_key(state, seat)
    if person is None:
        return OwnView(key, seat, "", "")
    held = round_.ballots.get(voter_token(round_, participant)) if round_ and not round_.box else None
    asked = tuple(
        outcome_view(state, o, i) for i, o in _numbered(state) if o.assigned == participant and not o.is_withdrawn
    )
    claimed = tuple(o.id for o in state.outcomes.values() if participant in o.claims)
    is_counted = round_ is not None and round_.box is not None and participant in round_.box.voted
    return OwnView(
        key,
        person.seat,
        person.role,
        person.organisation,
        held.version if held else 0,
        held.marks if held else (),
        is_counted,
        asked,
        claimed,
    )


def own_key(state: State, seat: Seat) -> str:
    """What the guarded region is about: another key means another form."""
    question, round_ = _asked(state)
    pitch = stage_now(state).pitch
    if question is None:
        return "-"
    phase = round_.phase if round_ else Phase.READY
    if phase is Phase.CLOSING:
        phase = Phase.OPEN if seat is Seat.STREAM else Phase.CLOSED
    return f"{question.id}:{round_.number if round_ else 1}:{phase}:{pitch.id if pitch else ''}"


def has_own(state: State, participant: str) -> bool:
    """Does this person hold anything that the others do not?"""
    _, round_ = _asked(state)
    if round_ is not None:
        if round_.box is not None and participant in round_.box.voted:
            return True
        if round_.box is None and voter_token(round_, participant) in round_.ballots:
            return True
    return any(o.assigned == participant or participant in o.claims for o in state.outcomes.values())


def sees_after_answer(state: State, participant: str) -> bool:
    """May this person see a running result because of an answer of their own?"""
    question = stage_now(state).question
    round_ = state.round_of(question) if question else None
    if question is None or round_ is None or question.visibility is not Visibility.AFTER_ANSWER or question.is_secret:
        return False
    ballot = round_.ballots.get(voter_token(round_, participant)) if round_.phase is Phase.OPEN else None
    return ballot is not None and bool(ballot.marks) and not state.plan.delay


def stage_view(state: State, *, may_see: bool = False) -> StageView:
    block, stage = state.current, stage_now(state)
    pitches = pitch_views(state, block, stage.pitch) if block else ()
    now_pitch = next((view for view in pitches if view.state == "now"), None)
    walk = block is not None and block.kind is BlockKind.WRAPUP and stage.question is None
    may_see = may_see and stage.question is not None and stage.question.visibility is Visibility.AFTER_ANSWER
    title, start = _next(state)
    return StageView(
        state.plan.title,
        state.plan.title,
        state.plan.subtitle,
        block,
        state.is_over,
        state.is_rehearsal,
        Crowd(*state.present, state.crowd.get("simulated", 0)),
        now_pitch,
        pitches,
        question_view(state, stage.question, may_see=may_see) if stage.question else None,
        outcome_views(state) if walk or state.is_over else None,
        stage.outcome,
        state.stage_at,
        state.stage_at + block.pitch_seconds + state.extra_seconds if block and stage.pitch else 0,
        title,
        start,
        state.is_dark,
    )


def pitch_views(state: State, block: Block, now: Pitch | None, *, may_see: bool = False) -> tuple[PitchView, ...]:
    """`taken` counts are filled in only where the takeaway's result may be seen."""
    taken = _taken(state, block, may_see)
    reached = block.pitches.index(now) if now else _pitches_done(state, block)
    return tuple(
        PitchView(
            pitch,
            index + 1,
            len(block.pitches),
            state.text(state.pitch_lines.get(pitch.id)),
            "now" if pitch is now else "done" if index < reached else "later",
            taken[index] if index < len(taken) else 0,
        )
        for index, pitch in enumerate(block.pitches)
    )


def outcome_views(state: State, *, with_withdrawn: bool = False) -> tuple[OutcomeView, ...]:
    return tuple(
        outcome_view(state, outcome, number)
        for number, outcome in _numbered(state)
        if with_withdrawn or not outcome.is_withdrawn
    )


def outcome_view(state: State, outcome: Outcome, number: int) -> OutcomeView:
    return OutcomeView(
        outcome.id,
        number,
        outcome.version,
        outcome.kind,
        wording_of(state, outcome),
        flags_of(state, outcome),
        _origin(state, outcome),
        outcome.source,
        outcome.is_withdrawn,
        tuple(_claim(state, id_) for id_ in outcome.claims),
        _claim(state, outcome.assigned) if outcome.assigned else None,
        _confirmation(state, outcome),
    )


def report_view(state: State, digest: str) -> ReportView:
    """Everything that was recorded. Declined agreements stand apart; withdrawn ones are left out."""
    outcomes = outcome_views(state)
    agreements = tuple(o for o in outcomes if o.kind is OutcomeKind.AGREEMENT)
    return ReportView(
        state.session,
        state.plan.title,
        state.plan.subtitle,
        state.plan.organiser,
        state.plan.place,
        state.plan.date,
        state.plan.next_date,
        state.is_rehearsal,
        state.is_over,
        Crowd(*state.present, state.crowd.get("simulated", 0)),
        tuple(o for o in outcomes if o.kind is OutcomeKind.CONCLUSION),
        tuple(o for o in agreements if not o.is_declined),
        tuple(o for o in agreements if o.is_declined),
        tuple(_report_block(state, block) for block in state.plan.blocks),
        digest,
    )


def move_title(state: State, move: Move) -> str:
    """What the next step is about: a block, a pitch, a question; the words around it are the template's."""
    block = state.current
    if move in (Move.START_DAY, Move.START_BLOCK):
        return state.plan.blocks[state.block + 1].title
    if move in (Move.NEXT_PITCH, Move.NEXT_STAGE) and block:
        following = stages_of(state, block)[state.stage + 1]
        return _stage_title(state, following)
    question = stage_now(state).question
    return question.text if question else ""


# -- parts -------------------------------------------------------------------------------------


def _asked(state: State) -> tuple[Question | None, Round | None]:
    """The question that phones answer now: the stage's own, or the takeaway of a pitch round."""
    block = state.current
    question = stage_now(state).question or (block.takeaway if block else None)
    return question, state.round_of(question) if question else None


def _opened_next(state: State, move: Move) -> Question | None:
    """The takeaway that the next step would open."""
    if move not in (Move.START_DAY, Move.START_BLOCK):
        return None
    takeaway = state.plan.blocks[state.block + 1].takeaway
    return takeaway if takeaway and state.round_of(takeaway) is None else None


def _texts(state: State, question: Question | None, round_: Round | None) -> tuple[Entry, ...]:
    return entries(state, round_) if question and round_ and question.form.length else ()


def _next(state: State) -> tuple[str, int]:
    rows = agenda(state)
    row = next((row for row in rows if row.state == "later"), None)
    return (row.block.title, row.predicted) if row else ("", 0)


def _stage_title(state: State, stage: Stage) -> str:
    if stage.pitch:
        return stage.pitch.owner
    if stage.question:
        return stage.question.text
    outcome = state.outcomes.get(stage.outcome)
    return wording_of(state, outcome).what if outcome else ""


def _taken(state: State, block: Block, may_see: bool) -> tuple[int, ...]:
    if block.takeaway is None:
        return ()
    result = question_view(state, block.takeaway, may_see=may_see).result
    return tuple(row.together.people for row in result.rows) if isinstance(result, ChoiceResult) else ()


def _pitches_done(state: State, block: Block) -> int:
    """How many pitches were held: all when the block is past them, none before."""
    if block is not state.current:
        return len(block.pitches) if block.id in state.began else 0
    return 0 if state.stage == 0 else len(block.pitches)


def _numbered(state: State) -> list[tuple[int, Outcome]]:
    seen: dict[OutcomeKind, int] = {}
    numbered = []
    for id_ in (*walked(state), *(o.id for o in state.outcomes.values() if o.is_withdrawn)):
        outcome = state.outcomes[id_]
        seen[outcome.kind] = seen.get(outcome.kind, 0) + 1
        numbered.append((seen[outcome.kind], outcome))
    return numbered


def _origin(state: State, outcome: Outcome) -> str:
    return next((block.title for block in state.plan.blocks if block.id == outcome.block), "")


def _claim(state: State, participant: str) -> ClaimView:
    person = state.participants.get(participant)
    return ClaimView(participant, person.role if person else "", person.organisation if person else "")


def _confirmation(state: State, outcome: Outcome) -> Confirmation | None:
    said = outcome.confirmed
    if said is None:
        return None
    person = _claim(state, said.participant)
    says_for = wording_of(state, outcome).owner if outcome.is_spokesperson else ""
    return Confirmation(said.reply, person.role, person.organisation, says_for, said.at, state.text(said.text))


def _report_block(state: State, block: Block) -> ReportBlock:
    def views(question: Question) -> QuestionView | None:
        return question_view(state, question, may_see=True) if state.round_of(question) else None

    questions = tuple(view for question in block.questions if (view := views(question)))
    takeaway = views(block.takeaway) if block.takeaway else None
    began = state.began.get(block.id, 0)
    return ReportBlock(block, began, pitch_views(state, block, None, may_see=True), questions, takeaway, not began)
