"""The renderer itself: what is escaped, what is refused, and how times and numbers are worded."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from app import render
from app.core.plan import Language
from app.core.splits import Entry
from app.render import Door, Renderer


def made(folder: Path, name: str, source: str) -> Renderer:
    (folder / name).write_text(source, encoding="utf-8")
    return Renderer(folder)


def test_what_people_typed_is_escaped_in_markup_and_left_alone_in_plain_text(tmp_path: Path) -> None:
    source = "{{ said }}"
    assert made(tmp_path, "a.html", source).render("a.html", said="<b>") == "&lt;b&gt;"
    assert made(tmp_path, "a.md", source).render("a.md", said="<b>") == "<b>"


def test_a_name_that_is_not_given_fails_at_once(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="owner"):
        made(tmp_path, "a.html", "{{ owner }}").render("a.html")


def test_pages_and_regions_are_found_by_name(tmp_path: Path) -> None:
    (tmp_path / "phone").mkdir()
    renderer = made(tmp_path / "phone", "stage.html", "nu: {{ view }}")
    (tmp_path / "phone" / "page.html").write_text("dag", encoding="utf-8")
    renderer = Renderer(tmp_path)
    assert renderer.region("phone", "stage", view="pitch") == "nu: pitch"
    assert renderer.page("phone") == "dag"


def test_the_code_is_shown_in_two_fours() -> None:
    assert Door("hei.example", "48291307", "").code_shown == "4829 1307"


@pytest.mark.parametrize(("minutes", "shown"), [(0, "00:00"), (810, "13:30"), (1445, "00:05")])
def test_minutes_after_midnight(minutes: int, shown: str) -> None:
    assert render.clock(minutes) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("uiterlijk 30 november 2020", "uiterlijk 30~november~2020"),
        ("vóór 1 juli", "vóór 1~juli"),
        ("in het najaar van 2021", "in het najaar van~2021"),
        ("na 2020 is het klaar", "na~2020 is het klaar"),
    ],
)
def test_a_date_is_never_broken_over_two_lines(said: str, shown: str) -> None:
    assert render.unbroken(said).replace("\N{NO-BREAK SPACE}", "~") == shown


def test_a_moment_is_shown_as_the_clock_on_the_wall_in_summer_and_winter() -> None:
    assert render.moment(1_603_969_200) == "12:00"
    assert render.moment(1_593_597_600) == "12:00"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (Language.DUTCH, "nl: 1 vraag, 0 vragen, donderdag 29 oktober 2020"),
        (Language.ENGLISH, "en: 1 question, 0 questions, Thursday 29 October 2020"),
    ],
)
def test_a_page_is_in_the_language_of_the_day(tmp_path: Path, language: Language, shown: str) -> None:
    count = '{{ ngettext("%(num)s vraag", "%(num)s vragen", N) }}'
    source = f"{{{{ language }}}}: {count.replace('N', '1')}, {count.replace('N', '0')}, {{{{ day|long_date }}}}"
    (tmp_path / "a.html").write_text(source, encoding="utf-8")
    assert Renderer(tmp_path, language).render("a.html", day="2020-10-29") == shown


@pytest.mark.parametrize(
    "source", ['{{ _("<kbd>B</kbd> bij 100%%") }}', '{% set a = _("<kbd>B</kbd> bij 100%%") %}{{ a }}']
)
def test_a_sentence_without_values_is_ready_when_the_template_is_read(tmp_path: Path, source: str) -> None:
    assert made(tmp_path, "a.html", source).render("a.html") == "<kbd>B</kbd> bij 100%"


def test_what_people_typed_is_escaped_inside_a_sentence_too(tmp_path: Path) -> None:
    source = '{{ _("Dit is 100%% van <b>%(who)s</b>", who=who) }}'
    assert made(tmp_path, "a.html", source).render("a.html", who="<i>%s</i>") == (
        "Dit is 100% van <b>&lt;i&gt;%s&lt;/i&gt;</b>"
    )


def test_only_texts_that_can_be_seen_are_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def escaped(text: str) -> str:
        seen.append(text)
        return text

    monkeypatch.setattr(render, "escape", escaped)
    entries = [Entry(f"t{number}", "een tekst") for number in range(1_000)]
    assert render.fitting(entries, 50) == entries[:2]
    assert len(seen) == 3
    assert render.fitting(entries, 5) == entries[:1]
    assert render.fitting([], 50) == []
