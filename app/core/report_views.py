"""The record of the day: everything that was recorded, nothing that was not."""

from __future__ import annotations

from app.core.outcome_views import outcome_views
from app.core.plan import Block, Question
from app.core.scene import pitch_views
from app.core.state import State
from app.core.tallies import question_view
from app.core.views import Crowd, QuestionView, ReportBlock, ReportView
from app.core.wording import OutcomeKind


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
        state.plan.language,
    )


def _report_block(state: State, block: Block) -> ReportBlock:
    def views(question: Question) -> QuestionView | None:
        return question_view(state, question, may_see=True) if state.round_of(question) else None

    questions = tuple(view for question in block.questions if (view := views(question)))
    takeaway = views(block.takeaway) if block.takeaway else None
    began = state.began.get(block.id, 0)
    return ReportBlock(block, began, pitch_views(state, block, None, may_see=True), questions, takeaway, not began)
