"""A day to report on: the hybrid day of 2020, with results in every state a report must show."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.commands import Fate, Reply
from app.core.outcome_view import ClaimView, Confirmation, OutcomeView
from app.core.plan import Anonymity, Block, BlockKind, Form, Pitch, Question
from app.core.progress import Phase, Progress
from app.core.query_view import QueryView
from app.core.questions import Result, kind_of
from app.core.splits import Counts, Entry, protect
from app.core.views import Crowd, PitchView, QuestionView, ReportBlock, ReportView, Turnout
from app.core.wording import Due, DueKind, OutcomeKind, OwnerKind, Wording, flags

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SCRIPT = "<script>alert('hei')</script>"
OWNERS = (
    "Dongen", "Gilze en Rijen", "Goirle", "Heusden", "Hilvarenbeek", "Loon op Zand", "Oisterwijk", "Tilburg",
    "Waalwijk", "Alphen-Chaam", "Inkoopstrategie Jeugd", "Maatpact",
)  # fmt: skip
LINES = (
    "We organiseren hulp licht, dichtbij en op maat.", "De vraag van de inwoner komt eerst, niet het systeem.",
    "Buren en familie doen mee: het eigen netwerk telt.", "Eén gezin, één plan, één coördinator.", "",
    "Voorkomen is het eerste werk van het wijkteam.", "Werk geeft respect en het gevoel dat je erbij hoort.",
    "We durven los te laten waar mensen het zelf kunnen.", "Met inhoud en cijfers samen krijg je grip op jeugdhulp.",
    "", "We sturen anders en beter op inkoop en bekostiging.", "Maatpact is geen project, maar onze regionale visie.",
)  # fmt: skip
TAKEN = ((19, 4), (9, 2), (25, 6), (31, 5), (12, 3), (17, 7), (22, 2), (14, 5), (28, 8), (7, 1), (16, 3), (33, 9))
NEEDS = (
    "Leermodules voor iedereen in de Toegang",
    "Sneller cases aanleveren",
    "Inzichten delen die overal bruikbaar zijn",
    "Afspraken met zorgverzekeraars en corporaties",
)
WISHES = (
    "Eerst kijken wat mensen zelf kunnen.", "Een vaste dag per week waarop teams samen oefenen.",
    "Minder formulieren, meer tijd aan tafel.", "Laat ervaringsdeskundigen meedenken bij elke stap.",
    "Kort de lijn tussen wijkteam en huisarts in.", "Deel wat niet lukte. Daar leren we het meest van.",
)  # fmt: skip
DIGEST = "3f9a61c2e07b44d89b105ce7a2f38d163f9a61c2e07b44d89b105ce7a2f38d16"


def at(clock: str) -> float:
    return datetime.fromisoformat(f"2020-09-10T{clock}").replace(tzinfo=AMSTERDAM).timestamp()


def sample(*, is_rehearsal: bool = False, planted: str = "") -> ReportView:
    """`planted` is put at the end of every text that a person can have written."""
    return ReportView(
        session="2020-hybride-dag",
        title="Heisessie sociaal domein" + planted,
        subtitle="Een toekomstbestendig sociaal domein: nu, straks en later" + planted,
        organiser="Regio Hart van Brabant" + planted,
        place="Klooster Nieuwkerk, Goirle" + planted,
        date="2020-09-10",
        next_date="Tweedaagse heisessie op donderdag 29 en vrijdag 30 oktober" + planted,
        is_rehearsal=is_rehearsal,
        is_over=True,
        crowd=Crowd(70, 17, 87 if is_rehearsal else 0),
        conclusions=(conclusion(planted),),
        agreements=agreements(planted),
        declined=(declined(planted),),
        blocks=blocks(planted),
        digest=DIGEST,
        insights=(insight(planted),),
        commitments=(commitment(planted),),
        queries=queries(planted),
    )


def queries(planted: str = "") -> tuple[QueryView, ...]:
    """In every state that a question of the audience can end in."""
    block, origin = "loslaten", "De kunst van het loslaten"
    first = QueryView("v1", "Wie bepaalt dat?" + planted, "hall", Fate.ANSWERED, 24, at("14:40"), block, origin)
    return (
        replace(first, shown_at=at("14:55")),
        replace(first, id="v2", text="Hoe kan dat in een kleine gemeente?" + planted, seat="stream", fate=Fate.NEW),
        replace(first, id="v3", text="Wat kost het?", fate=Fate.WRITTEN, note="De regio, in november" + planted),
        replace(first, id="v4", text="Wie dan?", seat="", fate=Fate.MERGED, into=first.text, people=0),
        replace(first, id="v5", text="Wanneer is de borrel?", fate=Fate.DECLINED, note="Hoort hier niet", people=2),
        replace(first, id="v6", text="Hoort dit erbij?", fate=Fate.QUEUED, is_hidden=True, people=1),
        replace(first, id="v7", text="", is_withdrawn=True, people=0),
    )


def conclusion(planted: str = "") -> OutcomeView:
    wording = Wording("Maatpact is geen project, maar de regionale visie op het sociaal domein" + planted)
    return outcome("o4", 1, OutcomeKind.CONCLUSION, wording)


def insight(planted: str = "") -> OutcomeView:
    wording = Wording("Het principe wordt moeilijker naarmate het aantal problemen toeneemt" + planted)
    return outcome("o7", 1, OutcomeKind.INSIGHT, wording)


def commitment(planted: str = "") -> OutcomeView:
    wording = Wording(
        "De raden informeren en uitnodigen" + planted,
        "de negen gemeenten" + planted,
        OwnerKind.EVERY_ORGANISATION,
        Due(DueKind.SEASON, "in het najaar van 2019" + planted, review="2019-11-30"),
        amount="50 huishoudens" + planted,
    )
    yes = Confirmation(
        Reply.YES, "wethouder" + planted, "Goirle" + planted, "de negen gemeenten" + planted, at("20:38")
    )
    return replace(outcome("o8", 1, OutcomeKind.COMMITMENT, wording), confirmation=yes)


def agreements(planted: str = "") -> tuple[OutcomeView, ...]:
    return confirmed(planted), without_date(planted), without_puller(planted), amended(planted)


def confirmed(planted: str = "") -> OutcomeView:
    wording = Wording(
        what="De leermodules van Maatpact bestuderen" + planted,
        owner="alle medewerkers in de Toegang (jeugd, Wmo en participatie)" + planted,
        owner_kind=OwnerKind.GROUP,
        due=Due(DueKind.DATE, "uiterlijk 1 oktober" + planted, "2020-10-01"),
        via="het Instituut voor Publieke Waarden" + planted,
    )
    yes = Confirmation(
        Reply.YES, "manager" + planted, "Tilburg" + planted, "alle medewerkers in de Toegang" + planted, at("20:31")
    )
    return replace(outcome("o1", 1, OutcomeKind.AGREEMENT, wording), confirmation=yes)


def without_date(planted: str = "") -> OutcomeView:
    wording = Wording(
        "Vaart maken met het aanleveren van cases voor Maatpact" + planted,
        "alle gemeenten" + planted,
        OwnerKind.EVERY_ORGANISATION,
    )
    asked = ClaimView("p1", "wethouder" + planted, "Heusden" + planted)
    return replace(outcome("o2", 2, OutcomeKind.AGREEMENT, wording), assigned=asked)


def without_puller(planted: str = "") -> OutcomeView:
    what = "Een lijst opleveren met inzichten die breed toepasbaar zijn" + planted
    return outcome("o3", 3, OutcomeKind.AGREEMENT, Wording(what, "Maatpact" + planted, OwnerKind.PROJECT))


def amended(planted: str = "") -> OutcomeView:
    wording = Wording(
        "Een overzicht maken van alle preventieprojecten" + planted,
        "de gemeente Oisterwijk" + planted,
        OwnerKind.ORGANISATION,
        Due(DueKind.FUZZY, "dit najaar" + planted),
    )
    wish = "Graag samen met Hilvarenbeek" + planted
    amend = Confirmation(Reply.AMEND, "beleidsmedewerker", "Oisterwijk", "", at("20:36"), wish)
    return replace(outcome("o5", 4, OutcomeKind.AGREEMENT, wording), confirmation=amend)


def declined(planted: str = "") -> OutcomeView:
    wording = Wording(
        "Vanaf januari één loket openen voor de hele regio" + planted,
        "de gemeente Waalwijk" + planted,
        OwnerKind.ORGANISATION,
        Due(DueKind.DATE, "per 1 januari", "2021-01-01"),
    )
    no = Confirmation(Reply.NO, "manager" + planted, "Waalwijk" + planted, "", at("20:34"))
    return replace(outcome("o6", 5, OutcomeKind.AGREEMENT, wording), confirmation=no)


def outcome(id_: str, number: int, kind: OutcomeKind, wording: Wording) -> OutcomeView:
    return OutcomeView(id_, number, 1, kind, wording, flags(kind, wording), "Maatpact voor meer impact", "")


def blocks(planted: str = "") -> tuple[ReportBlock, ...]:
    return (
        plain(Block("inloop", BlockKind.ARRIVAL, "Inloop" + planted, 750, 30), "12:30"),
        pitches(planted),
        plain(
            Block("loslaten", BlockKind.PLENARY, "De kunst van het loslaten" + planted, 885, 45, "Sociale veerkracht"),
            "14:47",
        ),
        plain(Block("pauze", BlockKind.BREAK, "Pauze", 930, 30), "15:35"),
        plain(Block("diner", BlockKind.MEAL, "Diner", 1080, 75), "18:04"),
        asked(planted),
        plain(Block("verbinding", BlockKind.PLENARY, "Napraten per gemeente" + planted, 1185, 30), "", is_skipped=True),
        plain(Block("afsluiting", BlockKind.WRAPUP, "Afsluiting en afspraken" + planted, 1215, 30), "20:20"),
    )


def plain(block: Block, began: str, *, is_skipped: bool = False) -> ReportBlock:
    return ReportBlock(block, at(began) if began else 0, (), (), None, is_skipped)


def pitches(planted: str = "") -> ReportBlock:
    planned = tuple(Pitch(f"pitch-{n}", owner + planted) for n, owner in enumerate(OWNERS, 1))
    form = Form("choice", tuple(p.owner for p in planned), len(planned))
    take = Question("neem-mee", "Welke pitch neem je mee?" + planted, form)
    votes = {(seat, n, 1): pair[i] for i, seat in enumerate(("hall", "stream")) for n, pair in enumerate(TAKEN)}
    takeaway = question(take, {"hall": 64, "stream": 16}, votes, Turnout(64, 16, 70, 17))
    views = tuple(
        PitchView(pitch, n, len(planned), line + planted if line else "", Progress.DONE, sum(taken))
        for n, (pitch, line, taken) in enumerate(zip(planned, LINES, TAKEN, strict=True), 1)
    )
    block = Block("pitches", BlockKind.PITCHES, "Van pitch naar praatplaat" + planted, 780, 96, "", "", planned, 240)
    return ReportBlock(replace(block, takeaway=take), at("13:02"), views, (), takeaway, False)


def asked(planted: str = "") -> ReportBlock:
    questions = (needs(planted), wishes(planted), few(planted), alone(planted), unasked(planted))
    block = Block(
        "maatpact", BlockKind.QUESTION, "Maatpact voor meer impact" + planted, 1155, 60,
        questions=tuple(q.question for q in questions),
    )  # fmt: skip
    return ReportBlock(block, at("19:18"), (), questions, None, False)


def needs(planted: str = "") -> QuestionView:
    """A choice in two rounds, split by seat."""
    form = Form("choice", tuple(option + planted for option in NEEDS))
    plan = Question("nodig", "Wat heeft Maatpact het komende jaar het hardst nodig?" + planted, form)
    first = counted(plan, {"hall": 61, "stream": 16}, votes_of((20, 17, 14, 10), (3, 2, 8, 3)))
    last = question(plan, {"hall": 66, "stream": 15}, votes_of((14, 27, 15, 10), (2, 4, 7, 2)), Turnout(66, 15, 70, 17))
    return replace(last, round=2, rounds=((1, first),))


def wishes(planted: str = "") -> QuestionView:
    """Open texts: one given twice, two hidden."""
    plan = Question("anders", "Wat doe jij morgen anders?" + planted, Form("open", (), 3, 300))
    entries = tuple(Entry(f"t{n:02}", text + planted) for n, text in enumerate((*WISHES, WISHES[0]), 1))
    entries += (Entry("t90", "Verborgen zin een", True), Entry("t91", "Verborgen zin twee", True))
    return question(plan, {"hall": 6, "stream": 3}, {}, Turnout(6, 3, 70, 17), entries)


def few(planted: str = "") -> QuestionView:
    """Withheld: three answers in all."""
    plan = Question("tempo", "Was het tempo van de dag goed?" + planted, Form("choice", ("Ja", "Nee")))
    return question(plan, {"hall": 2, "stream": 1}, votes_of((2, 0), (0, 1)), Turnout(2, 1, 70, 17))


def alone(planted: str = "") -> QuestionView:
    """Only the sum may be shown: three people online answered. Confidential, several choices."""
    form = Form("choice", ("De gespreksvorm" + planted, "De cijfers", "De leermodules"), 2)
    plan = Question("meenemen", "Waar wil je meer over weten?" + planted, form, Anonymity.CONFIDENTIAL)
    votes = votes_of((30, 22, 18), (2, 1, 2))
    return question(plan, {"hall": 52, "stream": 3}, votes, Turnout(52, 3, 70, 17, by_seat=False))


def unasked(planted: str = "") -> QuestionView:
    plan = Question("later", "Welke vraag bewaren we voor oktober?" + planted, Form("open", (), 3, 300))
    return QuestionView(plan, 1, Phase.READY, Anonymity.ANONYMOUS, Turnout(0, 0, 70, 17))


def question(
    plan: Question, voters: dict[str, int], votes: Counts, turnout: Turnout, entries: tuple[Entry, ...] = ()
) -> QuestionView:
    result = counted(plan, voters, votes, entries)
    return QuestionView(plan, 1, Phase.SEALED, plan.anonymity, turnout, result, is_revealed=True)


def counted(plan: Question, voters: dict[str, int], votes: Counts, entries: tuple[Entry, ...] = ()) -> Result:
    return kind_of(plan.form).result(plan.form, protect(voters, votes, entries))


def votes_of(hall: tuple[int, ...], stream: tuple[int, ...]) -> Counts:
    pairs = (("hall", hall), ("stream", stream))
    return {(seat, item, 1): people for seat, counts in pairs for item, people in enumerate(counts) if people}
