"""What was planned: immutable values, read once from a programme file (`app.plan_file`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


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
    WRAPUP = "wrapup"


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
    choices or entries one person may give; `length` the longest text in characters.
    """

    kind: str
    options: tuple[str, ...] = ()
    most: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """`seconds` is the suggested time to answer, 0 for none. `is_secret`: no tally while open."""

    id: str
    text: str
    form: Form
    anonymity: Anonymity = Anonymity.ANONYMOUS
    is_secret: bool = False
    visibility: Visibility = Visibility.AFTER_CLOSE
    dimension: Dimension = Dimension.SEAT
    seconds: int = 0
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Pitch:
    id: str
    owner: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`start` is minutes after midnight; `minutes` the planned length, 0 when open-ended.

    `note` is for everybody, `cue` is a stage direction that only the chair sees.
    `takeaway` is the question that lets the audience take pitches with them (pitch rounds only).
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


@dataclass(frozen=True, slots=True)
class Plan:
    """`date` is ISO 8601. `delay` is how many seconds the stream runs behind the hall (0-60)."""

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
    questions: dict[str, Question] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        found = {q.id: q for block in self.blocks for q in block.questions}
        found |= {b.takeaway.id: b.takeaway for b in self.blocks if b.takeaway}
        object.__setattr__(self, "questions", found)

    @property
    def needs_role(self) -> bool:
        """Role and organisation are asked at the door only when a question splits by or names them."""
        return any(q.anonymity is Anonymity.NAMED or q.dimension is not Dimension.SEAT for q in self.questions.values())
