"""What the documents count before they write: one place, so that report and newsletter agree."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.views import OutcomeView, Phase, PitchView, QuestionView, ReportBlock, ReportView


@dataclass(frozen=True, slots=True)
class Chapter:
    """A block as the report tells it: what was held and asked, and what was planned but was not."""

    row: ReportBlock
    held: tuple[PitchView, ...]
    asked: tuple[QuestionView, ...]
    unasked: tuple[QuestionView, ...]

    @property
    def has_results(self) -> bool:
        return bool(self.held or self.asked)


@dataclass(frozen=True, slots=True)
class Summary:
    """`agreements` are those that stand: not withdrawn, not declined. `confirmed` and `unsettled` add up to it."""

    conclusions: tuple[OutcomeView, ...]
    agreements: tuple[OutcomeView, ...]
    confirmed: tuple[OutcomeView, ...]
    unsettled: tuple[OutcomeView, ...]
    declined: tuple[OutcomeView, ...]
    chapters: tuple[Chapter, ...]

    @property
    def pitches(self) -> int:
        return sum(len(chapter.held) for chapter in self.chapters)

    @property
    def questions(self) -> int:
        return sum(len(chapter.asked) for chapter in self.chapters)


def summarise(view: ReportView) -> Summary:
    agreements = tuple(a for a in view.agreements if not a.is_withdrawn and not a.is_declined)
    return Summary(
        conclusions=tuple(c for c in view.conclusions if not c.is_withdrawn),
        agreements=agreements,
        confirmed=tuple(a for a in agreements if a.is_confirmed),
        unsettled=tuple(a for a in agreements if not a.is_confirmed),
        declined=view.declined,
        chapters=tuple(_chapter(row) for row in view.blocks),
    )


def _chapter(row: ReportBlock) -> Chapter:
    held = tuple(pitch for pitch in row.pitches if pitch.state != "later")
    asked = tuple(question for question in row.questions if _was_asked(question))
    return Chapter(row, held, asked, tuple(q for q in row.questions if q not in asked))


def _was_asked(question: QuestionView) -> bool:
    return question.phase is not Phase.READY or bool(question.rounds)
