"""A day that asks the most of the page: the longest agreement, a text without a space, many answers, and none."""

from __future__ import annotations

from dataclasses import replace

from app.core.commands import Reply
from app.core.outcome_view import Confirmation, OutcomeView
from app.core.plan import Block, BlockKind, Form, Question
from app.core.source import Source, SourceKind
from app.core.splits import Entry
from app.core.views import QuestionView, ReportBlock, ReportView, Turnout
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording
from tests.report.sample import at, declined, outcome, question, sample

SIXTY_WORDS = " ".join(["Samen maken we een plan voor iedereen die hulp vraagt"] * 6)
ENDLESS = "zorgverzekeringsmaatschappij" * 14 + "eindeloos"
PHRASES = tuple(f"woord {number} uit de wijk" for number in range(1, 61))
ANSWERS = (ENDLESS[:400], *(f"Antwoord {number} van iemand uit de zaal die meedenkt" for number in range(1, 101)))


def heavy() -> ReportView:
    block = Block("zwaar", BlockKind.QUESTION, "Alles tegelijk", 600, 60, speaker="onderzoeker sociale veerkracht")
    row = ReportBlock(block, at("10:00"), (), (written(), said(), silent()), None, False)
    return replace(sample(), agreements=(longest(),), declined=(declined(),), blocks=(row,), conclusions=(), queries=())


def longest() -> OutcomeView:
    owner = "gemeente Dongen, gemeente Gilze en Rijen, gemeente Hilvarenbeek en de Samenwerkingsverbandorganisatie"
    due = Due(DueKind.FUZZY, "wanneer er een stuk ligt dat door alle raden is besproken", review="2020-11-30")
    wording = Wording(
        SIXTY_WORDS, owner, OwnerKind.GROUP, due, via="het Instituut voor Publieke Waarden", amount="10 miljoen"
    )
    yes = Confirmation(Reply.YES, "beleidsmedewerker", "gemeente Gilze en Rijen", owner, at("20:31"))
    source = Source(SourceKind.TEXT, "Wat doe jij morgen anders dan je gisteren deed, en met wie?")
    return replace(outcome("o1", 1, OutcomeKind.AGREEMENT, wording), confirmation=yes, drawn=source)


def written() -> QuestionView:
    plan = Question(
        "zwaar-open", "Wat doe jij morgen anders dan je gisteren deed, en met wie?", Form("open", (), 3, 400)
    )
    entries = tuple(Entry(f"t{n:03}", text) for n, text in enumerate(ANSWERS))
    return question(plan, {"hall": 70, "stream": 17}, {}, Turnout(70, 17, 60, 17), entries)


def said() -> QuestionView:
    plan = Question("zwaar-wolk", "Waar denk je aan?", Form("cloud", (), 3, 25))
    entries = tuple(Entry(f"w{n:03}", phrase, times=61 - n) for n, phrase in enumerate(PHRASES))
    return question(plan, {"hall": 70, "stream": 17}, {}, Turnout(70, 17, 70, 17), entries)


def silent() -> QuestionView:
    plan = Question("zwaar-stil", "Wie wil er nog iets zeggen?", Form("choice", ("Ik", "Niemand")))
    return question(plan, {}, {}, Turnout(0, 0, 70, 17))
