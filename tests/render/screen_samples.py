"""What the beamer can show, moment by moment. Roles and organisations only, never a name."""

from __future__ import annotations

from dataclasses import replace

from app.core.outcome_view import OutcomeView
from app.core.plan import Block, BlockKind, Form, Pitch, Question
from app.core.progress import Phase, Progress
from app.core.questions import choice, open
from app.core.screen import ScreenView
from app.core.splits import Counted, Entry, Group, Withheld, protect
from app.core.views import Crowd, PitchView, QuestionView, StageView
from tests.render import samples

OWNERS = (
    *("Tilburg", "Gilze en Rijen", "Goirle", "Heusden", "Hilvarenbeek", "Oisterwijk"),
    *("Waalwijk", "Loon op Zand", "Dongen", "Instituut Maatpact", "Zorgverzekeraar", "Woningcorporaties"),
)
TWELVE = (
    *(
        "Leermodules voor iedereen in de Toegang",
        "Sneller cases aanleveren",
        "Inzichten delen die overal bruikbaar zijn",
    ),
    *("Afspraken met zorgverzekeraars en corporaties", "Meer tijd voor het gezin", "Een vast aanspreekpunt"),
    *("Minder regels voor maatwerk", "Samen inkopen", "Schulden eerder zien", "Werk als medicijn"),
    *("Wonen en zorg bij elkaar", "Ervaringsdeskundigen betalen"),
)
BREAK = Block("pauze", BlockKind.BREAK, "Pauze", 900, 15, "Koffie en thee in de foyer")
MEAL = Block("diner", BlockKind.MEAL, "Diner", 1050, 90)
PLENARY = Block("los", BlockKind.PLENARY, "De kunst van het loslaten", 870, 40, "Presentatie en vragen")
PITCHES = tuple(Pitch(f"p{i}", owner) for i, owner in enumerate(OWNERS))
ROUND = Block("ronde", BlockKind.PITCHES, "Pitchronde", 820, 48, pitches=PITCHES, pitch_seconds=240)


def moments() -> dict[str, ScreenView]:
    """Every face of the beamer."""
    return {name: ScreenView(stage) for name, stage in stages().items()}


def stages() -> dict[str, StageView]:
    return {
        "before": samples.stage(),
        "arrival": replace(samples.stage(samples.BLOCKS[0]), is_rehearsal=True),
        "break": replace(samples.stage(BREAK), next_start=930),
        "meal": replace(samples.stage(MEAL), next_start=1140),
        "plenary": samples.stage(PLENARY),
        **samples.talks(),
        "pitch": pitch(2),
        "pitch_long": pitch(12),
        "pitch_line": pitch(10, "Eén gezin, één plan: dat begint bij iemand die tijd heeft."),
        **{phase.value: asked(samples.question(phase)) for phase in Phase},
        "twelve_open": asked(of_options(12, Phase.OPEN, with_result=False)),
        **{f"result_{n}": asked(of_options(n)) for n in (2, 4, 6, 8, 10, 12)},
        "result_together": asked(replace(samples.question(Phase.SEALED, with_result=True), result=small_group())),
        "too_few": asked(replace(samples.question(Phase.SEALED, with_result=True), result=too_few())),
        "rounds": asked(samples.question(Phase.SEALED, with_result=True, round_=2)),
        "rounds_six": asked(again(of_options(6))),
        "texts_open": asked(samples.question(Phase.OPEN, kind=samples.WORDS)),
        "texts": asked(texts(7)),
        "texts_many": asked(texts(40)),
        "texts_long": asked(texts(9, "Dit is een lang antwoord dat steeds verder gaat. " * 6)),
        "wrapup": wrapup(1),
        "wrapup_second": wrapup(6),
        "wrapup_empty": replace(samples.stage(samples.BLOCKS[3]), outcomes=()),
        "over": replace(samples.stage(samples.BLOCKS[3]), is_over=True, outcomes=samples.OUTCOMES),
        "dark": replace(samples.stage(PLENARY), is_dark=True),
        "crowded": replace(samples.stage(samples.BLOCKS[0]), crowd=Crowd(1_204, 803)),
    }


def asked(question: QuestionView) -> StageView:
    return samples.question_stage(question)


def pitch(number: int, line: str = "") -> StageView:
    views = tuple(
        PitchView(
            p, i, len(PITCHES), "", Progress.DONE if i < number else Progress.NOW if i == number else Progress.LATER
        )
        for i, p in enumerate(PITCHES, start=1)
    )
    now = replace(views[number - 1], line=line)
    return replace(samples.stage(ROUND), pitch=now, pitches=views, ends_at=samples.NOON + 134)


def again(question: QuestionView) -> QuestionView:
    """Its second round, with as many answers as the first."""
    assert question.result
    return replace(question, round=2, rounds=((1, question.result),))


def of_options(count: int, phase: Phase = Phase.SEALED, *, with_result: bool = True) -> QuestionView:
    kind = Question("veel", "Waar zetten we het komende jaar samen op in?", Form("choice", TWELVE[:count]))
    counts = {
        (seat, i, 1): 1 + (i * 7 + shift) % 11 for seat, shift in (("hall", 3), ("stream", 5)) for i in range(count)
    }
    voters = {seat: sum(n for (s, _, _), n in counts.items() if s == seat) for seat in ("hall", "stream")}
    result = choice.result(kind.form, protect(voters, counts)) if with_result else None
    return QuestionView(kind, 1, phase, kind.anonymity, samples.TURNOUT, result, with_result)


def small_group() -> choice.ChoiceResult:
    return samples.choice_result(protect({"hall": 66, "stream": 2}, {**hall_only(), ("stream", 0, 1): 2}))


def hall_only() -> dict[tuple[str, int, int], int]:
    return {mark: people for mark, people in samples.COUNTS.items() if mark[0] == "hall"}


def too_few() -> choice.ChoiceResult:
    return choice.ChoiceResult((), Group("together", 3), (), Withheld.TOO_FEW_ANSWERS, False)


def texts(count: int, more: str = "") -> QuestionView:
    said = (
        "Bellen met de huisarts.",
        "Eén keer per maand samen naar dezelfde gezinnen kijken en daar een plan voor maken.",
        "De leermodules zelf eerst doen.",
        "Tijd vrijmaken voor wie vastloopt.",
    )
    entries = tuple(Entry(f"t{i:02}", f"{said[i % 4]} ({i}) {more}") for i in range(count))
    result = open.result(samples.WORDS.form, Counted(Group("together", 40), (), {}, entries=entries))
    return replace(samples.question(Phase.SEALED, kind=samples.WORDS), result=result, is_revealed=True)


def agreements() -> tuple[OutcomeView, ...]:
    base = (samples.CONFIRMED, samples.UNFINISHED, samples.ASKED, samples.AGREEMENT)
    return tuple(replace(base[i % 4], id=f"a{i}", number=i) for i in range(1, 8))


def wrapup(focus: int) -> StageView:
    outcomes = (samples.CONCLUSION, *agreements())
    return replace(samples.stage(samples.BLOCKS[3]), outcomes=outcomes, outcome_focus=f"a{focus}")
