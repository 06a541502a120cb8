"""What a person sends from what the page offers."""

from __future__ import annotations

from app.core.plan import Seat
from app.rehearse.habits import Asked, Habits, Key
from app.rehearse.person import Door, Person, _tapped

DOOR = Door("http://127.0.0.1:1", "/m/t", "/m/t/online")
ABOUT = '<input type="hidden" name="question" value="mee"><input type="hidden" name="round" value="1">'
TAKE = '<form id="take-{now}" action="/x" data-command="cast_answer">' + ABOUT + "{inside}</form>"
LIST = '<form id="take-list" action="/x" data-command="cast_answer">' + ABOUT + '<input name="option" value="0"></form>'


def on_page(html: str) -> Person:
    person = Person(0, Seat.HALL, DOOR, Habits(1))
    person.line.show({"region": "own", "rev": 1, "html": html})
    return person


def test_each_pitch_is_asked_apart_and_the_list_beside_it_is_left_alone() -> None:
    person = on_page(TAKE.format(now=3, inside='<button name="option" value="3">Neem mee</button>') + LIST)
    assert person.asked() == (Asked(Key("mee", 1), "take-3"),)


def test_a_tap_sends_what_was_taken_before_and_the_pitch_of_now() -> None:
    taken = '<input type="hidden" name="option" value="1"><button name="option" value="3">Neem mee</button>'
    (form,) = on_page(TAKE.format(now=3, inside=taken)).line.forms("cast_answer")
    assert _tapped(form) == {"option": ["1", "3"]}


def test_a_second_tap_takes_the_pitch_of_now_back() -> None:
    taken = '<input type="hidden" name="option" value="1"><button>Toch niet</button>'
    (form,) = on_page(TAKE.format(now=3, inside=taken)).line.forms("cast_answer")
    assert _tapped(form) == {"option": ["1"]}


def test_a_form_in_which_nothing_can_be_filled_in_any_more_is_not_asked() -> None:
    person = on_page(f'<form action="/x" data-command="cast_answer">{ABOUT}<p>Je hebt alles gestuurd</p></form>')
    assert person.asked() == ()
