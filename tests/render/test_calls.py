"""Who calls the chair: on top of the page, and heard as how many, not as every button that is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.call import CallView
from app.core.desk_view import DeskView
from app.render import Renderer
from tests.render import chair_samples, samples
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": chair_samples.LINKS, "message": None, "own": None}
CALLS = (CallView("c1", "Jeugd", "Er is een rolstoel nodig", 0), CallView("c2", "", "", 0))


def calling(renderer: Renderer, *calls: CallView) -> Page:
    view = replace(chair_samples.moments()["plenary"], desk=DeskView(calls=calls))
    return Page(renderer.region("chair", "calls", view=view, **CONTEXT))


def test_each_call_says_who_and_is_seen_with_one_press(renderer: Renderer) -> None:
    page = calling(renderer, *CALLS)
    assert "Jeugd roept je" in page.words
    assert "Er is een rolstoel nodig" in page.words
    assert "Wie helpt, roept je" in page.words
    assert len(page.all("form", data_command="dismiss_call")) == len(CALLS)


@pytest.mark.parametrize(("number", "said"), [(0, ""), (1, "Iemand roept je."), (2, "2 mensen roepen je.")])
def test_only_how_many_call_is_read_aloud(renderer: Renderer, number: int, said: str) -> None:
    """A region that is a status is read whole at each change: every call and every button again."""
    (status,) = [e for e in calling(renderer, *CALLS[:number]).elements if e.attributes.get("role") == "status"]
    assert status.tag == "p"
    assert status.words == said
