"""What waits for the chair: one text at a time, or all that stand there in one press."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.splits import Entry
from app.rehearse.forms import Form, forms_in
from app.render import Renderer
from tests.render import chair_samples
from tests.render.pages import Page

WAITING = tuple(Entry(f"w{number}", f"Nog lezen {number}", is_waiting=True) for number in range(3))
READ = Entry("t1", "Gelezen")
HIDDEN = Entry("t2", "Weg", is_hidden=True, is_waiting=True)


def shown(renderer: Renderer, *texts: Entry, waiting: int) -> str:
    view = next(view for view in chair_samples.moments().values() if view.text_ref)
    view = replace(view, texts=texts, text_count=len(texts), text_waiting=waiting)
    return renderer.region("chair", "texts", view=view, links=chair_samples.LINKS)


def for_several(html: str) -> list[Form]:
    return [form for form in forms_in(html) if form.command == "approve_texts" and len(form.hidden["text"]) > 1]


def test_one_press_approves_what_is_seen_waiting_and_nothing_else(renderer: Renderer) -> None:
    html = shown(renderer, READ, HIDDEN, *WAITING, waiting=3)
    assert "Keur alle 3 goed" in Page(html).words
    (form,) = for_several(html)
    assert form.hidden["text"] == tuple(text.id for text in WAITING)
    assert form.value("is_approved") == "1"


def test_of_more_than_stand_there_it_says_these(renderer: Renderer) -> None:
    assert "Keur deze 3 goed" in Page(shown(renderer, *WAITING, waiting=80)).words


@pytest.mark.parametrize("texts", [(READ,), (READ, WAITING[0]), (READ, HIDDEN)])
def test_for_one_there_is_no_button_for_all(renderer: Renderer, texts: tuple[Entry, ...]) -> None:
    html = shown(renderer, *texts, waiting=sum(text.is_waiting and not text.is_hidden for text in texts))
    assert not for_several(html)
