"""What the documents count before they write: one place, so that report and newsletter agree."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.outcome_view import OutcomeView
from app.core.plan import Finding
from app.core.views import Phase, PitchView, QuestionView, ReportBlock, ReportView


@dataclass(frozen=True, slots=True)
class Chapter:
    """A block as the report tells it: what was held and asked, and what was planned but was not."""

    row: ReportBlock
    held: tuple[PitchView, ...]
    asked: tuple[QuestionView, ...]
    unasked: tuple[QuestionView, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.row.block.findings if self.row.began else ()

    @property
    def has_results(self) -> bool:
        return bool(self.row.insights or self.findings or self.row.harvests or self.held or self.asked)


@dataclass(frozen=True, slots=True)
class Summary:
    """`agreements` and `commitments` are those that stand: not withdrawn, not declined. Both are `promised`;
    `settled` and `unsettled` add up to that. `days` has the chapters by date, which is empty for a single day."""

    conclusions: tuple[OutcomeView, ...]
    insights: tuple[OutcomeView, ...]
    agreements: tuple[OutcomeView, ...]
    commitments: tuple[OutcomeView, ...]
    settled: tuple[OutcomeView, ...]
    unsettled: tuple[OutcomeView, ...]
    declined: tuple[OutcomeView, ...]
    chapters: tuple[Chapter, ...]
    days: tuple[tuple[str, tuple[Chapter, ...]], ...]

    @property
    def promised(self) -> tuple[OutcomeView, ...]:
        return self.agreements + self.commitments

    @property
    def pitches(self) -> int:
        return sum(len(chapter.held) for chapter in self.chapters)

    @property
    def questions(self) -> int:
        return sum(len(chapter.asked) for chapter in self.chapters)


def summarise(view: ReportView) -> Summary:
    agreements, commitments = _standing(view.agreements), _standing(view.commitments)
    promised = agreements + commitments
    chapters = tuple(_chapter(row) for row in view.blocks)
    return Summary(
        conclusions=_standing(view.conclusions),
        insights=_standing(view.insights),
        agreements=agreements,
        commitments=commitments,
        settled=tuple(a for a in promised if a.is_settled),
        unsettled=tuple(a for a in promised if not a.is_settled),
        declined=view.declined,
        chapters=chapters,
        days=tuple(
            (day, tuple(chapter for chapter in chapters if chapter.row.block.day == number))
            for number, day in enumerate(view.days or ("",))
        ),
    )


def _standing(outcomes: tuple[OutcomeView, ...]) -> tuple[OutcomeView, ...]:
    return tuple(outcome for outcome in outcomes if not outcome.is_withdrawn and not outcome.is_declined)


def _chapter(row: ReportBlock) -> Chapter:
    held = tuple(pitch for pitch in row.pitches if pitch.state != "later")
    asked = tuple(question for question in row.questions if _was_asked(question))
    return Chapter(row, held, asked, tuple(q for q in row.questions if q not in asked))


def _was_asked(question: QuestionView) -> bool:
    return question.phase is not Phase.READY or bool(question.rounds)
