"""Views of a made-up day for the tests of the templates. Roles and organisations only, never a name."""

from __future__ import annotations

from dataclasses import replace

from app.core.commands import Fate, Reply
from app.core.outcome_view import ClaimView, Confirmation, OutcomeView
from app.core.plan import Anonymity, Block, BlockKind, Finding, Form, Pitch, Question, Seat
from app.core.progress import Phase, Progress
from app.core.query_view import QueryDesk, QueryList, QueryView
from app.core.questions import choice, open
from app.core.records import Mark
from app.core.splits import Counted, Entry, Group, protect
from app.core.views import AgendaRow, Crowd, OwnView, PhoneView, PitchView, QuestionView, StageView, Turnout
from app.core.wording import Due, DueKind, Flag, OutcomeKind, OwnerKind, Wording
from app.render import Door

NOON = 1_603_969_200.0
DOOR = Door("hei.example", "48291307", "https://hei.example/m/abc")
LINKS = {"phone": DOOR.link, "online": DOOR.link + "/online"}
OPTIONS = (
    "Leermodules voor iedereen in de Toegang",
    "Sneller cases aanleveren",
    "Inzichten delen die overal bruikbaar zijn",
    "Afspraken met zorgverzekeraars en corporaties",
)
CHOICE = Question("nodig", "Wat heeft de regio het komende jaar het hardst nodig?", Form("choice", OPTIONS))
WORDS = Question("eerst", "Wat doe jij morgen als eerste?", Form("open", (), 3, 120))
PITCHES = (Pitch("goirle", "Goirle", "Buren en familie doen mee"), Pitch("heusden", "Heusden"))
TAKEAWAY = Question("pitches-neem-mee", "Welke pitches neem je mee?", Form("choice", ("Goirle", "Heusden"), 2))
PITCH_BLOCK = Block("pitches", BlockKind.PITCHES, "Pitches uit de regio", 870, 45, pitches=PITCHES, takeaway=TAKEAWAY)
BLOCKS = (
    Block("inloop", BlockKind.ARRIVAL, "Inloop met koffie", 810, 30, "De zaal gaat open"),
    PITCH_BLOCK,
    Block("keuze", BlockKind.QUESTION, "Samen kiezen", 915, 30, questions=(CHOICE, WORDS)),
    Block("slot", BlockKind.WRAPUP, "Dit spraken we af", 990, 30),
)
KEYNOTE = Block("kunst", BlockKind.KEYNOTE, "De kunst van het loslaten", 870, 40, speaker="Hoogleraar, universiteit")
FINDINGS = (Finding("Te veel formulieren", "één intake", "scrumteam Toegang"), Finding("Wachtlijsten"))
REVIEW = Block("zorg", BlockKind.REVIEW, "Zorg doen we samen", 900, 30, review=CHOICE.text, findings=FINDINGS)
DAYS = ("2020-10-29", "2020-10-30")
CROWD = Crowd(70, 17)
TURNOUT = Turnout(66, 15, 70, 17)
COUNTS = {(seat, item, 1): people for seat, each in {"hall": (14, 27, 15, 10), "stream": (2, 4, 7, 2)}.items()
          for item, people in enumerate(each)}  # fmt: skip


def counted() -> Counted:
    return protect({"hall": 66, "stream": 15}, COUNTS)


def choice_result(counts: Counted | None = None) -> choice.ChoiceResult:
    return choice.result(CHOICE.form, counts or counted())


def open_result() -> open.OpenResult:
    entries = (Entry("a", "Bellen met de huisarts"), Entry("b", "<b>Niets</b>"), Entry("c", "Weg", is_hidden=True))
    return open.result(WORDS.form, Counted(Group("together", 9), (), {}, entries=entries))


def question(phase: Phase, *, kind: Question = CHOICE, with_result: bool = False, round_: int = 1) -> QuestionView:
    result = (choice_result() if kind is CHOICE else open_result()) if with_result else None
    ends = NOON + 60 if phase is Phase.OPEN else 0
    until = NOON + 14 if phase is Phase.CLOSING else 0
    rounds = ((1, choice_result()),) if round_ > 1 else ()
    return QuestionView(kind, round_, phase, kind.anonymity, TURNOUT, result, with_result, ends, until, rounds)


AGREEMENT = OutcomeView(
    "o1", 1, 1, OutcomeKind.AGREEMENT,
    Wording(
        "Alle medewerkers in de Toegang bestuderen de leermodules.", "Managers Toegang", OwnerKind.GROUP,
        Due(DueKind.DATE, "uiterlijk 1 oktober", "2021-10-01"), "het instituut",
    ),
    (), "Samen kiezen", "",
)  # fmt: skip
CLAIM = ClaimView("p1", "manager Toegang", "gemeente Goirle")
CONFIRMED = replace(
    AGREEMENT, id="o2", number=2, assigned=CLAIM,
    confirmation=Confirmation(Reply.YES, "manager Toegang", "gemeente Goirle", "Managers Toegang", NOON),
)  # fmt: skip
UNFINISHED = replace(
    AGREEMENT,
    id="o3",
    number=3,
    wording=Wording("We leggen de inkoop naast elkaar."),
    flags=(Flag.NO_OWNER, Flag.NO_DUE),
)
ASKED = replace(AGREEMENT, id="o4", number=4, assigned=CLAIM)
CONCLUSION = replace(AGREEMENT, id="o5", number=1, kind=OutcomeKind.CONCLUSION, wording=Wording("Het is onze visie."))
INSIGHT = replace(CONCLUSION, id="o10", kind=OutcomeKind.INSIGHT, wording=Wording("Begin klein."))
COMMITMENT = replace(
    ASKED, id="o11", number=1, kind=OutcomeKind.COMMITMENT,
    wording=Wording(
        "De raad informeren over 50 huishoudens", "gemeente Goirle", OwnerKind.ORGANISATION,
        Due(DueKind.SEASON, "najaar 2019", review="2019-11-30"), amount="50 huishoudens",
    ),
)  # fmt: skip
OUTCOMES = (AGREEMENT, CONFIRMED, UNFINISHED, ASKED, CONCLUSION)


def agenda(at: int = 1) -> tuple[AgendaRow, ...]:
    return tuple(
        AgendaRow(
            block,
            Progress.DONE if i < at else Progress.NOW if i == at else Progress.LATER,
            block.start + (8 if i > at else 0),
            NOON,
        )
        for i, block in enumerate(BLOCKS)
    )


def stage(block: Block | None = None) -> StageView:
    return StageView(
        "Heisessie sociaal domein", "Samen verder", block, False, False, CROWD,
        next_title="Samen kiezen", next_start=915,
    )  # fmt: skip


def talks() -> dict[str, StageView]:
    """Somebody speaks, an earlier result, what was found, and the night between two days."""
    return {
        "talk": replace(stage(KEYNOTE), insights=(INSIGHT,), ends_at=NOON + 600),
        "review": replace(stage(REVIEW), review=question(Phase.SEALED, with_result=True)),
        "finding": replace(stage(REVIEW), finding=1),
        "finding_open": replace(stage(REVIEW), finding=2),
        "night": replace(stage(BLOCKS[3]), next_title="Welkom terug", next_start=540, next_day=DAYS[1], is_night=True),
    }


def agenda_of_days() -> tuple[AgendaRow, ...]:
    skipped = replace(BLOCKS[2], is_skipped=True)
    tomorrow = replace(BLOCKS[3], id="morgen", title="Welkom terug", start=540, day=1)
    ahead = (
        AgendaRow(BLOCKS[3], Progress.LATER, 960, is_ahead=True),
        AgendaRow(skipped, Progress.SKIPPED, 915, is_ahead=True),
    )
    return (*agenda()[:2], *ahead, AgendaRow(tomorrow, Progress.LATER, 540, is_ahead=True))


def pitch_stage() -> StageView:
    views = tuple(
        PitchView(pitch, i + 1, 2, "", Progress.NOW if i == 0 else Progress.LATER) for i, pitch in enumerate(PITCHES)
    )
    return replace(stage(PITCH_BLOCK), pitch=replace(views[0], line="Het eigen netwerk telt."), pitches=views,
                   ends_at=NOON + 180)  # fmt: skip


def question_stage(shown: QuestionView) -> StageView:
    return replace(stage(BLOCKS[2]), question=shown)


def phone(now: StageView, seat: Seat = Seat.HALL, takeaway: QuestionView | None = None) -> PhoneView:
    return PhoneView(seat, now, agenda(), OUTCOMES, takeaway, "Landgoed op de heide", queries=ASKED_BY_ALL)


def query(id_: str, text: str, seat: str = "hall", fate: Fate = Fate.NEW, people: int = 1, **more: object) -> QueryView:
    plain = QueryView(id_, text, seat, fate, people, NOON, "talk", "Presentatie: De kunst van het loslaten")
    return replace(plain, **more)  # type: ignore[arg-type]


QUERIES = (
    query("q1", "Hoe geven we wijkteams de ruimte als de verordening die ruimte niet geeft?", "hall", Fate.LIVE, 24),
    query("q2", "Wie bepaalt wanneer een primaire groep het zelf kan?", "stream", Fate.NEW, 17),
    query("q3", "Wat betekent loslaten voor <b>de inkoop</b> van jeugdhulp?", "", Fate.QUEUED, 11),
    query("q4", "Zijn er voorbeelden uit een kleine gemeente?", "stream", Fate.ANSWERED, 9),
)
DESK = QueryDesk(is_asking=True, waiting=QUERIES[:3], settled=QUERIES[3:], total=4, new=1)
ASKED_BY_ALL = QueryList(is_asking=True, rows=QUERIES, total=12, is_used=True)


def own(view: PhoneView, *marks: Mark, **more: object) -> OwnView:
    shown = view.stage.question or view.takeaway
    key = f"{shown.key}:{shown.phase}:" if shown else "-"
    held = OwnView(key, view.seat, "manager Toegang", "gemeente Goirle", 1 if marks else 0, marks)
    return replace(held, **more)  # type: ignore[arg-type]


def moments() -> dict[str, PhoneView]:
    """Every state of the phone that has a face of its own."""
    return {
        **{name: phone(shown) for name, shown in talks().items()},
        "days": replace(phone(stage(BLOCKS[0])), agenda=agenda_of_days(), days=DAYS),
        "before": phone(stage()),
        "arrival": phone(stage(BLOCKS[0])),
        "pitch": phone(pitch_stage(), takeaway=question(Phase.OPEN, kind=TAKEAWAY)),
        "pitch_title": phone(stage(PITCH_BLOCK), takeaway=question(Phase.OPEN, kind=TAKEAWAY)),
        "wrapup": phone(replace(stage(BLOCKS[3]), outcomes=OUTCOMES)),
        "over": phone(replace(stage(BLOCKS[3]), is_over=True, outcomes=OUTCOMES)),
        **{phase.value: phone(question_stage(question(phase))) for phase in Phase},
        "closing_online": phone(question_stage(question(Phase.CLOSING)), Seat.STREAM),
        "live": phone(question_stage(question(Phase.OPEN, with_result=True))),
        "revealed": phone(question_stage(question(Phase.SEALED, with_result=True))),
        "second_round": phone(question_stage(question(Phase.SEALED, with_result=True, round_=2))),
        "texts_open": phone(question_stage(question(Phase.OPEN, kind=WORDS))),
        "texts_shown": phone(question_stage(question(Phase.SEALED, kind=WORDS, with_result=True))),
        "online": phone(question_stage(question(Phase.OPEN)), Seat.STREAM),
        "named": phone(question_stage(replace(question(Phase.OPEN), anonymity=Anonymity.NAMED))),
        "simulated": phone(replace(stage(BLOCKS[0]), crowd=Crowd(70, 17, 87), is_rehearsal=True)),
        "crowded": phone(replace(stage(BLOCKS[0]), crowd=Crowd(1_204, 803))),
        "empty": phone(replace(stage(), crowd=Crowd(0, 0))),
    }
