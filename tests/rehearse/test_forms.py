"""What a person finds in a page."""

from __future__ import annotations

from app.rehearse.forms import forms_in

ASK = """
<form method="post" action="/opdracht/cast_answer" data-command="cast_answer">
  <input type="hidden" name="question" value="keuze"><input type="hidden" name="base" value="3">
  <label><input type="checkbox" name="option" value="0"> Een</label>
  <label><input type="checkbox" name="option" value="1" checked> Twee &amp; drie</label>
  <button>Stuur in</button>
</form>
"""


def test_a_question_has_its_hidden_fields_its_choices_and_its_command() -> None:
    (form,) = forms_in(ASK)
    assert form.command == "cast_answer"
    assert (form.value("question"), form.value("base")) == ("keuze", "3")
    assert form.values_of("option") == ("0", "1")
    assert [choice.is_chosen for choice in form.choices] == [False, True]


def test_filled_gives_the_fields_as_the_page_would_send_them() -> None:
    (form,) = forms_in(ASK)
    assert form.filled(option=["1"]) == {"question": ["keuze"], "base": ["3"], "option": ["1"]}


def test_text_boxes_lists_and_buttons_with_a_value_are_seen() -> None:
    (form,) = forms_in(
        '<form action="/x"><textarea name="text"></textarea><input name="role">'
        '<select name="seat"><option value="hall" selected>Zaal<option value="stream">Online</select>'
        '<button name="reply" value="yes">Ja</button></form>'
    )
    assert form.writable == ("text", "role")
    assert form.values_of("seat") == ("hall", "stream")
    assert form.values_of("reply") == ("yes",)


def test_what_is_switched_off_or_outside_a_form_is_not_seen() -> None:
    disabled = '<input type="radio" name="option" value="0" disabled>'
    (form,) = forms_in(f'<input name="buiten"><form action="/x">{disabled}</form>')
    assert form.choices == ()
    assert form.writable == ()


def test_two_forms_are_kept_apart() -> None:
    first, second = forms_in('<form action="/a"><input name="x"></form><form action="/b"><input name="y"></form>')
    assert (first.writable, second.writable) == (("x",), ("y",))
