"""The record of the day: everything that was recorded, nothing that was not."""

from __future__ import annotations

from dataclasses import replace

from app.core.breakout_views import harvest_views
from app.core.outcome_view import OutcomeView
from app.core.outcome_views import outcome_views
from app.core.plan import Block, Question
from app.core.query_views import every_query
from app.core.scene import pitch_views
from app.core.sources import source_of
from app.core.state import State
from app.core.tallies import question_view
from app.core.views import Crowd, QuestionView, ReportBlock, ReportView
from app.core.wording import OutcomeKind


def report_view(state: State, digest: str) -> ReportView:
    """Everything that was recorded. What was declined stands apart; withdrawn ones are left out."""
    outcomes = tuple(replace(o, drawn=source_of(state, o.source)) for o in outcome_views(state))
    standing = tuple(o for o in outcomes if not o.is_declined)
    of = {kind: tuple(o for o in standing if o.kind is kind) for kind in OutcomeKind}
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
        of[OutcomeKind.CONCLUSION],
        of[OutcomeKind.AGREEMENT],
        tuple(o for o in outcomes if o.is_declined),
        tuple(_report_block(state, block, standing) for block in state.plan.blocks),
        digest,
        state.plan.language,
        of[OutcomeKind.INSIGHT],
        of[OutcomeKind.COMMITMENT],
        every_query(state),
        state.plan.days,
    )


def _report_block(state: State, block: Block, standing: tuple[OutcomeView, ...]) -> ReportBlock:
    def views(question: Question) -> QuestionView | None:
        return question_view(state, question, may_see=True) if state.round_of(question) else None

    questions = tuple(view for question in block.questions if (view := views(question)))
    takeaway = views(block.takeaway) if block.takeaway else None
    began = state.began.get(block.id, 0)
    pitches = pitch_views(state, block, None, may_see=True)
    harvests = harvest_views(state, block) if began else ()
    outcomes = tuple(outcome for outcome in standing if state.outcomes[outcome.id].block == block.id)
    return ReportBlock(block, began, pitches, questions, takeaway, not began, harvests, outcomes)
