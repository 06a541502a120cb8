"""What was planned: immutable values, read once from a programme file (`app.plan_file`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MOST_DELAY = 60
"""Seconds."""

KEEP_DAYS = 30
"""How many days after the last one it is known who took part, when the programme does not say."""


class Seat(StrEnum):
    HALL = "hall"
    STREAM = "stream"


class BlockKind(StrEnum):
    ARRIVAL = "arrival"
    BREAK = "break"
    MEAL = "meal"
    PLENARY = "plenary"
    PITCHES = "pitches"
    QUESTION = "question"
    KEYNOTE = "keynote"
    BRIEFING = "briefing"
    REVIEW = "review"
    WRAPUP = "wrapup"
    BREAKOUTS = "breakouts"


ASKED_IN = (BlockKind.PLENARY, BlockKind.PITCHES, BlockKind.KEYNOTE, BlockKind.BRIEFING)
"""Where participants usually ask questions of their own."""


class Anonymity(StrEnum):
    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    NAMED = "named"


class Visibility(StrEnum):
    HIDDEN = "hidden"
    AFTER_ANSWER = "after_answer"
    LIVE = "live"
    AFTER_CLOSE = "after_close"


class Dimension(StrEnum):
    """The one thing by which a question's result is split; fixed before it opens."""

    SEAT = "seat"
    ROLE = "role"
    ORGANISATION = "organisation"


class Language(StrEnum):
    """What the screens of a day are in; people write as they like."""

    DUTCH = "nl"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Form:
    """What a kind of question needs to know to be asked. One shape for all kinds.

    `options` are the things to choose from, rate or rank (empty for texts); `most` is how many
    choices or entries one person may give; `length` the longest text in characters, 0 when nothing is
    written; `points` how many steps a scale has, and `ends` what its lowest and highest mean.
    """

    kind: str
    options: tuple[str, ...] = ()
    most: int = 1
    length: int = 0
    points: int = 0
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Question:
    """`seconds` is the suggested time to answer, 0 for none. `is_secret`: no tally while open.

    `stage` is where in its block a question was put on the spot; 0: where the file has it.
    `needs_approval`: a text is on no screen before the chair approved it.
    """

    id: str
    text: str
    form: Form
    anonymity: Anonymity = Anonymity.ANONYMOUS
    is_secret: bool = False
    visibility: Visibility = Visibility.AFTER_CLOSE
    dimension: Dimension = Dimension.SEAT
    seconds: int = 0
    explanation: str = ""
    stage: int = 0
    needs_approval: bool = False


@dataclass(frozen=True, slots=True)
class Pitch:
    id: str
    owner: str
    title: str = ""


class Harvest(StrEnum):
    """What a breakout owes the day: a conclusion and an agreement, next steps, or nothing but the exchange."""

    AGREEMENT = "agreement"
    STEPS = "steps"
    EXCHANGE = "exchange"


class Heading(StrEnum):
    """What a note of a breakout stands under."""

    NOTES = "notes"
    LEARNED = "learned"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Breakout:
    """`roles` are sent there; without any in the whole block people choose, and `capacity` is how many fit
    (0 for no limit). `speaker` leads it and `rapporteur` writes along, as a role or organisation. `link` is an https
    address where people online take part in it, empty for none."""

    id: str
    title: str
    roles: tuple[str, ...] = ()
    capacity: int = 0
    place: str = ""
    speaker: str = ""
    rapporteur: str = ""
    harvest: Harvest = Harvest.AGREEMENT
    headings: tuple[Heading, ...] = (Heading.NOTES,)
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A bottleneck, what was thought of to solve it, and the team that takes it up; empty when not known yet."""

    bottleneck: str
    solution: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`start` is minutes after midnight; `minutes` the planned length, 0 when open-ended.

    `note` is for everybody, `cue` is a stage direction that only the chair sees.
    `takeaway` is the question that lets the audience take pitches with them (pitch rounds only).
    `speaker` is a role, never a name. `review` is the text of the earlier question whose result is shown again.
    `day` counts from 0. `is_skipped`: the chair passes it by; it stays in the programme.
    `queries`: may participants ask questions here; None for what is usual in such a block.
    """

    id: str
    kind: BlockKind
    title: str
    start: int
    minutes: int = 0
    note: str = ""
    cue: str = ""
    pitches: tuple[Pitch, ...] = ()
    pitch_seconds: int = 0
    questions: tuple[Question, ...] = ()
    takeaway: Question | None = None
    speaker: str = ""
    review: str = ""
    findings: tuple[Finding, ...] = ()
    day: int = 0
    is_skipped: bool = False
    breakouts: tuple[Breakout, ...] = ()
    queries: bool | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """When a role is expected, in minutes after midnight: from `start` until before `end`. `day` counts from 0; None
    for every day."""

    role: str
    start: int = 0
    end: int = 24 * 60
    day: int | None = None

    def holds(self, block: Block) -> bool:
        """Is this role expected when that block is planned?"""
        return self.day in (None, block.day) and self.start <= block.start < self.end


@dataclass(frozen=True, slots=True)
class Plan:
    """`date` is ISO 8601. `delay` is how many seconds the stream runs behind the hall (0-60).

    A role without a window is expected all day. `livestream` is where the stream is, empty for none.
    `days` are the dates of a programme of several days; empty for one.
    """

    id: str
    title: str
    date: str
    blocks: tuple[Block, ...]
    organiser: str = ""
    place: str = ""
    subtitle: str = ""
    expected_hall: int = 0
    expected_stream: int = 0
    delay: int = 0
    roles: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    next_date: str = ""
    language: Language = Language.DUTCH
    windows: tuple[Window, ...] = ()
    livestream: str = ""
    days: tuple[str, ...] = ()
    queries: bool = True
    keep_days: int = KEEP_DAYS
    questions: dict[str, Question] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        found = {q.id: q for block in self.blocks for q in block.questions}
        found |= {b.takeaway.id: b.takeaway for b in self.blocks if b.takeaway}
        object.__setattr__(self, "questions", found)

    def takes_queries(self, block: Block) -> bool:
        """What a block says goes for it, also on a day without questions of participants."""
        return self.queries and block.kind in ASKED_IN if block.queries is None else block.queries

    @property
    def needs_role(self) -> bool:
        """A role is asked at the door only when a question splits by or names people, or when it matters for who is
        expected now or goes where. Without a list to choose from nobody is: a question by name then asks for it."""
        asked = (q.anonymity is Anonymity.NAMED or q.dimension is not Dimension.SEAT for q in self.questions.values())
        sent = (breakout.roles for block in self.blocks for breakout in block.breakouts)
        return bool(self.roles) and (bool(self.windows) or any(asked) or any(sent))

    @property
    def needs_organisation(self) -> bool:
        return self.needs_role or any(q.dimension is Dimension.ORGANISATION for q in self.questions.values())
