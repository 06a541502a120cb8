"""What the documents count before they write: one place, so that report and newsletter agree."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.views import OutcomeView, Phase, QuestionView, ReportBlock, ReportView

NOT_DONE = (Phase.READY, Phase.OPEN, Phase.CLOSING)


@dataclass(frozen=True, slots=True)
class Summary:
    """`agreements` are those that stand: not withdrawn, not declined. `confirmed` and `unsettled` add up to it."""

    conclusions: tuple[OutcomeView, ...]
    agreements: tuple[OutcomeView, ...]
    confirmed: tuple[OutcomeView, ...]
    unsettled: tuple[OutcomeView, ...]
    declined: tuple[OutcomeView, ...]
    chapters: tuple[ReportBlock, ...]
    pitches: int
    questions: int


def summarise(view: ReportView) -> Summary:
    agreements = tuple(a for a in view.agreements if not a.is_withdrawn and not a.is_declined)
    chapters = tuple(block for block in view.blocks if has_results(block))
    return Summary(
        conclusions=tuple(c for c in view.conclusions if not c.is_withdrawn),
        agreements=agreements,
        confirmed=tuple(a for a in agreements if a.is_confirmed),
        unsettled=tuple(a for a in agreements if not a.is_confirmed),
        declined=view.declined,
        chapters=chapters,
        pitches=sum(pitch.state != "later" for block in chapters for pitch in block.pitches),
        questions=sum(was_asked(question) for block in chapters for question in block.questions),
    )


def has_results(block: ReportBlock) -> bool:
    """Something was recorded in it: a pitch that was held or a question that was asked."""
    return any(pitch.state != "later" for pitch in block.pitches) or any(was_asked(q) for q in block.questions)


def was_asked(question: QuestionView) -> bool:
    return question.phase is not Phase.READY or bool(question.rounds)
