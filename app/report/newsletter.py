"""The newsletter, for e-mail, for Markdown and as plain text.

It has conclusions, insights, and the agreements and commitments that are settled: complete and confirmed. What is
not is no agreement here: it is counted, never quoted. Each form has its own way of keeping a person's text from
being markup (`Pen`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from markupsafe import Markup, escape

from app.core.outcome_view import OutcomeView
from app.core.typed import capital
from app.core.views import ReportView
from app.core.wording import DueKind
from app.report.summary import Summary
from app.report.templating import Templates

MARKDOWN_MARKS: Final = re.compile(r"([\\`*_{}\[\]#+!|~])")
LIST_MARK: Final = re.compile(r"^((?:\d+(?=[.)]))?)([-=.)])")
BLANK_LINES: Final = re.compile(r"\n{3,}")
Pen = Callable[[str], str]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Agreed:
    """A settled agreement or commitment. `when` may be empty where it `is_on_purpose` without a date;
    `review` is the day on which we look at what is no day."""

    what: str
    who: str
    puller: str
    via: str
    when: str
    is_on_purpose: bool
    review: str
    amount: str
    confirmed_at: float


@dataclass(frozen=True, slots=True)
class Letter:
    title: str
    organiser: str
    place: str
    next_date: str
    conclusions: tuple[str, ...]
    insights: tuple[str, ...]
    agreements: tuple[Agreed, ...]
    commitments: tuple[Agreed, ...]


def letters(view: ReportView, summary: Summary, renderer: Templates) -> dict[str, str]:
    """File name -> text, in the order of `NAMES`."""
    letter = Letter(
        view.title,
        view.organiser,
        view.place,
        view.next_date,
        tuple(capital(conclusion.wording.what) for conclusion in summary.conclusions),
        tuple(capital(insight.wording.what) for insight in summary.insights),
        tuple(_agreed(agreement) for agreement in summary.agreements if agreement.is_settled),
        tuple(_agreed(commitment) for commitment in summary.commitments if commitment.is_settled),
    )
    return {
        name: _tidy(renderer.template(f"report/{name}", letter=_in_ink(letter, pen), view=view, summary=summary))
        for name, pen in PENS.items()
    }


def _agreed(outcome: OutcomeView) -> Agreed:
    wording, said = outcome.wording, outcome.confirmation
    return Agreed(
        capital(wording.what),
        wording.owner,
        wording.puller,
        wording.via,
        wording.due.text,
        wording.due.kind is DueKind.WAIVED,
        wording.due.review,
        wording.amount,
        said.at if said else 0,
    )


def _in_ink(value: Value, pen: Pen) -> Value:
    """Every text in it as the pen writes it, marked so that the template adds nothing."""
    found: Any = value
    if isinstance(value, str):
        found = Markup(pen(value))  # noqa: S704
    elif isinstance(value, tuple):
        found = tuple(_in_ink(part, pen) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{f.name: _in_ink(getattr(value, f.name), pen) for f in fields(value)})
    return found  # type: ignore[no-any-return]


def _for_mail(text: str) -> str:
    return str(escape(text))


def _for_markdown(text: str) -> str:
    marked = MARKDOWN_MARKS.sub(r"\\\1", " ".join(text.split()))
    marked = LIST_MARK.sub(r"\1\\\2", marked)
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _for_plain(text: str) -> str:
    """Some programs show a text file as a page: angle brackets become quotation marks."""
    return " ".join(text.split()).replace("<", "‹").replace(">", "›")


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return BLANK_LINES.sub("\n\n", lines) + "\n"


PENS: Final[dict[str, Pen]] = {
    "nieuwsbrief.html": _for_mail,
    "nieuwsbrief.md": _for_markdown,
    "nieuwsbrief.txt": _for_plain,
}
NAMES: Final = tuple(PENS)
