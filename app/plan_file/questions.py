"""A question in the file: what is asked comes from its kind, how it is asked from the words all kinds share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.catalogue import catalogue
from app.core.plan import Anonymity, Dimension, Form, Language, Pitch, Question, Visibility
from app.core.questions import FormProblem, Kind
from app.plan_file import grammar as g
from app.plan_file.lines import Part
from app.plan_file.names import Names
from app.plan_file.values import Values

TAKEAWAY: Final = "Welke pitches neem je mee?"
_SHOWN_WHILE_OPEN = (Visibility.LIVE, Visibility.AFTER_ANSWER)


def read_question(part: Part, values: Values, names: Names, listed: frozenset[Dimension]) -> Question | None:
    """`listed`: the dimensions whose groups stand in the head, so that people can say which is theirs."""
    kind = values.word(part, "soort", g.KIND_WORDS, g.KIND_WORDS["meerkeuze" if part.items else "open"])
    values.check_keys(part, (*g.QUESTION_KEYS, *kind.PLAN_KEYS))
    text, form = values.fitting(part.heading), _form(part, kind, values)
    if not text:
        values.add(part.heading.number, "empty_question")
    question = Question(
        id=names.of(text) if form and text else "",
        text=text,
        form=form or Form(kind.NAME),
        anonymity=values.word(part, "anoniem", g.ANONYMITIES, Anonymity.ANONYMOUS),
        is_secret=values.word(part, "geheim", g.YES_NO, False),
        visibility=values.word(part, "uitslag", g.VISIBILITIES, Visibility.AFTER_CLOSE),
        dimension=values.word(part, "splits", g.DIMENSIONS, Dimension.SEAT),
        seconds=values.seconds(part, "tijd", 0),
        explanation=values.text(part, "uitleg"),
        needs_approval=values.word(part, "goedkeuren", g.YES_NO, False),
    )
    _check(part, question, values, listed, has_texts="lengte" in kind.PLAN_KEYS)
    return question if form and text else None


def takeaway(block: str, pitches: tuple[Pitch, ...], names: Names, language: Language) -> Question | None:
    """The question that lets people take pitches with them; nobody writes it in the file."""
    if not pitches:
        return None
    owners = [pitch.owner for pitch in pitches]
    labels = tuple(
        f"{pitch.owner}: {pitch.title}" if pitch.title and owners.count(pitch.owner) > 1 else pitch.owner
        for pitch in pitches
    )
    text = catalogue(language).text(TAKEAWAY)
    return Question(names.free(f"{block}-neem-mee"), text, Form("choice", labels, len(labels)))


def _form(part: Part, kind: Kind, values: Values) -> Form | None:
    settings = {key: part.pairs[key].text for key in kind.PLAN_KEYS if key in part.pairs}
    seen: set[str] = set()
    for item in part.items:
        if values.fitting(item).casefold() in seen:
            values.add(item.number, "same_option", item.text)
        seen.add(item.text.casefold())
    items, is_right = tuple(item.text for item in part.items), True
    while wrong := _problem(kind, settings, items):
        is_right = False
        key = _cause(kind, settings, items, wrong)
        values.add(part.pairs[key].number if key else part.heading.number, wrong.code, wrong.value, wrong.limit)
        if key:
            del settings[key]
        elif items and _problem(kind, {}, ()) is None:
            items = ()
        else:
            break
    return kind.form(settings, items) if is_right else None


def _problem(kind: Kind, settings: Mapping[str, str], items: tuple[str, ...]) -> FormProblem | None:
    try:
        kind.form(settings, items)
    except FormProblem as wrong:
        return wrong
    return None


def _cause(kind: Kind, settings: Mapping[str, str], items: tuple[str, ...], wrong: FormProblem) -> str:
    """The setting without which this is no problem any more; empty when it is not a setting."""
    for key in (key for key, value in settings.items() if value == wrong.value):
        left = _problem(kind, {other: value for other, value in settings.items() if other != key}, items)
        if left is None or left.args != wrong.args:
            return key
    return ""


def _check(part: Part, question: Question, values: Values, listed: frozenset[Dimension], *, has_texts: bool) -> None:
    """What each word allows but the words together do not."""
    if question.is_secret and question.anonymity is not Anonymity.ANONYMOUS:
        values.add(part.pairs["geheim"].number, "secret_not_anonymous", part.pairs["anoniem"].text)
    if question.is_secret and question.visibility in _SHOWN_WHILE_OPEN:
        values.add(part.pairs["geheim"].number, "secret_but_shown", part.pairs["uitslag"].text)
    if question.needs_approval and not has_texts:
        values.add(part.pairs["goedkeuren"].number, "no_texts_here", part.pairs["goedkeuren"].text)
    if question.dimension is not Dimension.SEAT and question.dimension not in listed:
        values.add(part.pairs["splits"].number, "no_organisations" if _is_organisation(question) else "no_roles")


def _is_organisation(question: Question) -> bool:
    return question.dimension is Dimension.ORGANISATION
