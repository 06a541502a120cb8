"""No template says anything by itself: every text goes through the catalogue, so that a day can be in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translations.spoken import ROOT, TEMPLATES, spoken


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_everything_a_template_says_is_looked_up(path: Path) -> None:
    assert spoken(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Doe mee</p>",
        "<p>{{ 3 }} mensen</p>",
        '<img alt="Getekende heide">',
        '<input placeholder="uiterlijk 1 oktober">',
        "{{ 'Klaar' if done else 'Nu' }}",
        "{{ place or 'nog geen plaats' }}",
        "{{ number ~ ' in de zaal' }}",
        "{{ [role or 'deelnemer']|join(', ') }}",
        "{% set WORDS = {'hall': 'Zaal'} %}",
        "{{ seat('hall', number ~ ' zaal') }}",
        "{{ press(type, 'Sluit de stemming', 'stop') }}",
        "{% trans %}Doe mee{% endtrans %} en praat",
    ],
)
def test_a_text_of_its_own_is_seen(source: str) -> None:
    assert spoken(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>{{ _('Doe mee') }}</p>",
        "{% trans n=3 %}<b>{{ n }}</b> mensen{% endtrans %}",
        '<p class="tag missing" data-page="phone">{{ seat("hall", _("%(n)s zaal", n=3)) }}</p>',
        '{{ _("Klaar") if state == "done" else _("Nu") }}',
        '{% set PATHS = {"check": "M4 13l5 5L20 6", "track": "var(--track)"} %}',
        '<input{{ " checked" if seat == "hall" }}> <kbd>Page Down</kbd>',
    ],
)
def test_what_is_looked_up_or_only_for_the_machine_is_left_alone(source: str) -> None:
    assert spoken(source) == []
