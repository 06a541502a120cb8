"""Reading a programme: plain Dutch never breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.plan import Anonymity, BlockKind, Dimension, Harvest, Heading, Language, Plan, Visibility
from app.core.questions import KINDS
from app.plan_file import load, read_plan, read_source, write_plan
from tests.plan_file.samples import DAY_OF_2019, DAY_OF_2020, HEAD, HEAD_WITH_GROUPS, SAMPLES

NASTY = ["Wat is #1?", "Maatpact: hoe verder?", "'s Middags", "1.10", "a * b", "€ 10 miljoen (50%)", "[zie] <dit>"]
NASTY += [
    "\\n",
    "{titel}",
    "- streep",
    "## kop",
    "13:30 of later",
    "http://hei.example",
    "**vet**",
    "%s",
    "uur en tijd",
]


@pytest.fixture(scope="module")
def day() -> Plan:
    return load(DAY_OF_2020)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_can_be_used(path: Path) -> None:
    assert load(path).blocks


def test_the_hybrid_day_of_2020_has_its_twelve_pitches(day: Plan) -> None:
    pitches = next(block for block in day.blocks if block.kind is BlockKind.PITCHES)
    assert len(pitches.pitches) == 12
    assert pitches.takeaway is not None
    assert pitches.takeaway.form.most == 12
    assert pitches.takeaway.form.options == tuple(pitch.owner for pitch in pitches.pitches)


def test_the_hybrid_day_of_2020_expects_hall_and_online_and_asks_the_role_that_says_which_session_is_whose(
    day: Plan,
) -> None:
    assert (day.expected_hall, day.expected_stream) == (70, 17)
    assert day.needs_role


def test_the_hybrid_day_of_2020_has_two_keynotes_and_two_sessions_of_which_one_owes_no_agreement(day: Plan) -> None:
    keynotes = [block for block in day.blocks if block.kind is BlockKind.KEYNOTE]
    assert [bool(block.speaker) for block in keynotes] == [True, True]
    sessions = next(block.breakouts for block in day.blocks if block.breakouts)
    assert [session.harvest for session in sessions] == [Harvest.AGREEMENT, Harvest.EXCHANGE]
    assert sessions[0].roles == ("wethouder",)


def test_the_hybrid_day_of_2020_asks_every_kind_of_question_and_ends_in_a_wrap_up(day: Plan) -> None:
    assert {question.form.kind for block in day.blocks for question in block.questions} == set(KINDS)
    assert day.blocks[-1].kind is BlockKind.WRAPUP


def test_the_morning_of_2019_is_without_the_ones_who_join_in_the_afternoon() -> None:
    day = load(DAY_OF_2019)
    (window,) = day.windows
    assert (window.role, window.start) == ("wethouder", 13 * 60)
    kinds = [block.kind for block in day.blocks]
    assert {BlockKind.BRIEFING, BlockKind.BREAKOUTS, BlockKind.REVIEW, BlockKind.WRAPUP} < set(kinds)
    workshops = next(block.breakouts for block in day.blocks if block.breakouts)
    assert {session.harvest for session in workshops} == {Harvest.STEPS}
    assert {session.headings for session in workshops} == {(Heading.LEARNED, Heading.NEEDED)}
    care = next(block for block in day.blocks if block.findings)
    assert care.title == "Zorg doen we samen"
    assert "" in {finding.team for finding in care.findings}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_the_source_does_not_say_is_marked_in_the_sample(path: Path) -> None:
    asked = {question.text for block in load(path).blocks for question in block.questions}
    lines = [line for line in path.read_text("utf-8").splitlines() if line]
    for number, line in enumerate(lines):
        if line.startswith(("aanwijzing:", "rapporteur:")) or line.removeprefix("### ") in asked:
            assert "<!-- voorbeeld" in "".join(lines[number : number + 2]), line


@pytest.mark.parametrize("text", NASTY)
def test_plain_dutch_is_taken_as_it_stands(text: str) -> None:
    plan = read_plan(
        f"---\ntitel: {text}\ndatum: 2020-09-17\n---\n"
        f"## 13:00 Vraag {text}\ntoelichting: {text}\naanwijzing: {text}\n### {text}\n- {text}\n- B\n"
    )
    block = plan.blocks[0]
    assert (plan.title, block.title, block.note, block.cue) == (text, f"Vraag {text}", text, text)
    assert (block.questions[0].text, block.questions[0].form.options[0]) == (text, text)


def test_a_pitch_is_who_and_after_a_colon_what() -> None:
    plan = read_plan(f"{HEAD}## 13:00 Pitches\n- Dongen: hulp: dichtbij\n- Maatpact 1:1\n* Goirle\n")
    pitches = [(pitch.owner, pitch.title) for pitch in plan.blocks[0].pitches]
    assert pitches == [("Dongen", "hulp: dichtbij"), ("Maatpact 1:1", ""), ("Goirle", "")]


def test_an_owner_who_pitches_twice_can_be_told_apart_when_people_choose() -> None:
    plan = read_plan(f"{HEAD}## 13:00 Pitches\n- Dongen: hulp\n- Dongen: werk\n- Goirle: wonen\n")
    takeaway = plan.blocks[0].takeaway
    assert takeaway is not None
    assert takeaway.form.options == ("Dongen: hulp", "Dongen: werk", "Goirle")
    assert len({pitch.id for pitch in plan.blocks[0].pitches}) == 3


def test_a_question_can_say_all_that_the_file_knows() -> None:
    plan = read_plan(
        f"{HEAD_WITH_GROUPS}## 13:00-13:20 Peiling\n### Hoe verder?\nsoort: meerkeuze\nhoogstens: 2\nanoniem: op naam\n"
        "geheim: nee\nuitslag: na stemmen\nsplits: rol\ntijd: 1 minuut\nuitleg: Kies er twee.\n- A\n- B\n- C\n"
    )
    (question,) = plan.blocks[0].questions
    assert plan.blocks[0].minutes == 20
    assert (question.form.most, question.anonymity, question.is_secret) == (2, Anonymity.NAMED, False)
    assert (question.visibility, question.dimension) == (Visibility.AFTER_ANSWER, Dimension.ROLE)
    assert (question.seconds, question.explanation) == (60, "Kies er twee.")


def test_a_block_lasts_until_the_next_and_kinds_are_guessed_from_what_is_in_them() -> None:
    plan = read_plan(f"{HEAD}## 13:00 Pitches\n- Dongen: hulp\n## 13:30 Vraag\n### Hoe?\n## 14:00 Slot\n")
    assert [(block.kind, block.minutes) for block in plan.blocks] == [
        (BlockKind.PITCHES, 30),
        (BlockKind.QUESTION, 30),
        (BlockKind.PLENARY, 0),
    ]


@pytest.mark.parametrize("time", ["9:00", "09.00", "9:00-9:30", "09:00 – 09:30", "9:00 uur", "9:00 uur - 9:30 uur"])
def test_a_time_may_be_written_as_people_write_it(time: str) -> None:
    block = read_plan(f"{HEAD}## {time} Inloop\n").blocks[0]
    assert (block.title, block.start) == ("Inloop", 540)
    assert block.minutes in (0, 30)


@pytest.mark.parametrize("day", ["2020-09-17", "17 september 2020", "donderdag 17 september 2020", "17 September 2020"])
def test_a_date_may_be_written_as_people_write_it(day: str) -> None:
    assert read_plan(f"---\ntitel: Dag\ndatum: {day}\n---\n## 9:00 A\n").date == "2020-09-17"


@pytest.mark.parametrize(
    ("line", "language", "asked"),
    [
        ("", Language.DUTCH, "Welke pitches neem je mee?"),
        ("taal: nl\n", Language.DUTCH, "Welke pitches neem je mee?"),
        ("taal: EN\n", Language.ENGLISH, "Which pitches do you take with you?"),
    ],
)
def test_a_day_is_dutch_unless_its_head_says_otherwise(line: str, language: Language, asked: str) -> None:
    plan = read_plan(f"---\ntitel: Dag\ndatum: 2020-09-17\n{line}---\n## 9:00 P\n- a\n")
    takeaway = plan.blocks[0].takeaway
    assert takeaway is not None
    assert (plan.language, takeaway.text) == (language, asked)


@pytest.mark.parametrize(
    ("line", "days"), [("", 30), ("bewaren: 14 dagen\n", 14), ("bewaren: 1 dag\n", 1), ("bewaren: 365\n", 365)]
)
def test_a_day_says_how_long_it_is_known_who_took_part(line: str, days: int) -> None:
    plan = read_plan(f"---\ntitel: Dag\ndatum: 2020-09-17\n{line}---\n## 9:00 A\n")
    assert plan.keep_days == days
    assert read_plan(write_plan(plan)).keep_days == days


def test_every_id_is_used_once_whatever_the_headings_are() -> None:
    plan = read_plan(f"{HEAD}## 9:00 P\n- a\n- ???\n### P neem mee\n### A 2\n## 10:00 a\n- ???\n## 11:00 P\n- a\n")
    ids = [id_ for block in plan.blocks for id_ in (block.id, *(pitch.id for pitch in block.pitches))]
    every = [*ids, *plan.questions]
    assert len(set(every)) == len(every) == 12
    assert plan.blocks[0].id == "p"
    assert plan.blocks[0].takeaway in plan.questions.values()


def test_the_takeaway_has_its_id_from_the_block_however_long_its_name_is() -> None:
    block = read_plan(f"{HEAD}## 9:00 {'Pitches en plannen ' * 5}\n- a\n- b\n").blocks[0]
    assert block.takeaway is not None
    assert block.takeaway.id == f"{block.id}-neem-mee"


def test_remarks_rulers_and_odd_white_space_are_left_out() -> None:
    source = (
        "\ufeff<!-- van mij -->\n---\ntitel:  Dag\u00a0één\r\ndatum: 2020-09-17\n---\n\n---\n<!-- twee\nregels\n-->\n"
        "  ## 9:00 Inloop <!-- voorbeeld -->\ntoelichting: Kom\x00\u2028binnen <!-- wie? -->\n"
    )
    plan = read_plan(source)
    assert (plan.title, plan.blocks[0].title, plan.blocks[0].note) == ("Dag één", "Inloop", "Kom binnen")


def test_what_is_read_from_a_file_is_one_text_whatever_ends_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "dag.md"
    path.write_bytes(b"---\r\ntitel: Dag\rdatum: 2020-09-17\n---\r\n## 13:00 A\r\n")
    assert read_source(path) == "---\ntitel: Dag\ndatum: 2020-09-17\n---\n## 13:00 A\n"
    assert load(path) == read_plan(read_source(path))
