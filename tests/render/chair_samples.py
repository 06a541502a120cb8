"""What the chair can see, moment by moment. Roles and organisations only, never a name."""

from __future__ import annotations

from dataclasses import replace

from app.core.commands import Reply
from app.core.outcome_view import ClaimView, Confirmation, OutcomeView
from app.core.progress import Move, Phase
from app.core.splits import Entry
from app.core.views import ChairView, Crowd, Few, QuestionView, StageView
from app.core.wording import OwnerKind
from tests.render import samples, screen_samples

CUED = replace(screen_samples.PLENARY, cue="Vraag eerst iemand online.")
LINKS = {
    **samples.LINKS,
    "screen": "https://hei.example/scherm/abc",
    "speaker": "https://hei.example/spreker/def",
    "helper": "https://hei.example/hulp/ghi",
    "communication": "https://hei.example/communicatie/jkl",
}
PEOPLE = (samples.CLAIM, ClaimView("p2", "wethouder", "gemeente Heusden"))
TEXTS = (
    Entry("t1", "Bellen met de huisarts over wie vastloopt."),
    Entry("t2", "Dit hoort hier niet.", is_hidden=True),
    Entry("t3", "<b>Samen</b> inkopen met de buren.", author="wethouder, gemeente Goirle"),
)
CLAIMED = replace(
    samples.AGREEMENT,
    id="o6",
    number=6,
    claims=PEOPLE,
    wording=replace(samples.AGREEMENT.wording, owner="Alle gemeenten", owner_kind=OwnerKind.EVERY_ORGANISATION),
)
AMENDED = replace(
    samples.ASKED,
    id="o7",
    number=7,
    confirmation=Confirmation(Reply.AMEND, "manager Toegang", "", "", samples.NOON, "Ik kan het pas in november."),
)
GONE = replace(samples.AGREEMENT, id="o8", number=8, is_withdrawn=True)
OUTCOMES: tuple[OutcomeView, ...] = (*samples.OUTCOMES, CLAIMED, AMENDED, GONE)


def chair(stage: StageView, move: Move, title: str = "", **more: object) -> ChairView:
    plain = ChairView(
        7, stage, samples.agenda(2), move, title, can_go_back=True, can_reopen=False, question=None, takeaway=None,
        texts=(), text_count=0, text_ref=None, outcomes=OUTCOMES, incomplete=("o3",), people=PEOPLE, overrun=6,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def asking(question: QuestionView, move: Move, **more: object) -> ChairView:
    hidden = replace(question, result=None) if not question.is_revealed else question
    return chair(samples.question_stage(hidden), move, question.question.text, question=question, **more)


def moments() -> dict[str, ChairView]:
    """Every face of the chair's page."""
    stages = screen_samples.stages()
    choice = {phase: samples.question(phase, with_result=phase is not Phase.READY) for phase in Phase}
    shown = {phase: replace(question, is_revealed=phase is Phase.SEALED) for phase, question in choice.items()}
    words = replace(samples.question(Phase.OPEN, kind=samples.WORDS, with_result=True), is_revealed=False)
    incoming = {"texts": TEXTS, "text_count": 75, "text_ref": ("eerst", 1)}
    taken = samples.question(Phase.OPEN, kind=samples.TAKEAWAY)
    return {
        "before": chair(stages["before"], Move.START_DAY, "Inloop met koffie", can_go_back=False, outcomes=(),
                        incomplete=(), overrun=0, people=()),
        "plenary": chair(replace(stages["plenary"], block=CUED), Move.START_BLOCK, "Pauze"),
        **{name: chair(shown, Move.NEXT_STAGE, "Verder") for name, shown in samples.talks().items()},
        "end_of_day": chair(stages["meal"], Move.END_DAY, agenda=samples.agenda_of_days(), days=samples.DAYS),
        "tried_out": chair(replace(stages["plenary"], crowd=Crowd(70, 17, 84)), Move.START_BLOCK, "Pauze",
                           overrun=-434),
        "pitch": chair(stages["pitch_line"], Move.NEXT_PITCH, "Zorgverzekeraar", takeaway=taken),
        "ready": asking(shown[Phase.READY], Move.OPEN_QUESTION),
        "few": asking(shown[Phase.READY], Move.OPEN_QUESTION, few=Few(is_next=True, blocks=("pitches",))),
        "open": asking(shown[Phase.OPEN], Move.CLOSE_QUESTION),
        "secret": asking(replace(samples.question(Phase.OPEN), turnout=replace(samples.TURNOUT, is_rounded=True)),
                         Move.CLOSE_QUESTION),
        "closing": asking(shown[Phase.CLOSING], Move.CLOSE_QUESTION, can_reopen=True),
        "closed": asking(shown[Phase.CLOSED], Move.REVEAL_RESULT, can_reopen=True),
        "sealed": asking(shown[Phase.SEALED], Move.NEXT_STAGE),
        "few_again": asking(shown[Phase.SEALED], Move.NEXT_STAGE, few=Few(is_again=True)),
        "second_round": asking(samples.question(Phase.SEALED, with_result=True, round_=2), Move.NEXT_STAGE),
        "twelve": asking(screen_samples.of_options(12, Phase.SEALED), Move.NEXT_STAGE),
        "too_few": asking(replace(shown[Phase.OPEN], result=screen_samples.too_few()), Move.CLOSE_QUESTION),
        "texts": asking(words, Move.CLOSE_QUESTION, **incoming),
        "texts_empty": asking(words, Move.CLOSE_QUESTION, texts=(), text_count=0, text_ref=("eerst", 1)),
        "wrapup": chair(stages["wrapup"], Move.NEXT_STAGE, "Alle gemeenten leveren sneller cases aan."),
        "closing_day": chair(stages["wrapup"], Move.CLOSE_DAY),
        "closing_complete": chair(stages["wrapup"], Move.CLOSE_DAY, incomplete=(), outcomes=(samples.CONFIRMED,)),
        "over": chair(stages["over"], Move.NOTHING, can_go_back=False),
        "rehearsal": chair(replace(stages["arrival"], crowd=Crowd(70, 17, 84), is_dark=True), Move.START_BLOCK),
    }  # fmt: skip
