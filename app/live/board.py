"""What one audience is shown now: its view, and per region the one frame that everybody gets.

Rendered once per audience and only when the view changed; equal HTML is not sent again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.core.breakouts import number_of
from app.core.own_view import NUMBER, OwnView


class Renderer(Protocol):
    def region(self, page: str, region: str, /, **context: Any) -> str: ...

    def page(self, page: str, /, **context: Any) -> str: ...


REGIONS = {
    "phone": ("stage", "result", "ground", "agenda", "outcomes", "queries"),
    "screen": ("stage",),
    "chair": ("head", "calls", "agenda", "now", "next", "breakouts", "texts", "queries", "outcomes", "tabs"),
    "rapporteur": ("breakout",),
    "speaker": ("stage", "queries"),
    "helper": ("now", "call", "people", "outcomes", "queries", "texts"),
}
"""Shared regions of each page; the phone's guarded region `own` is sent apart."""


@dataclass(slots=True)
class Board:
    """`look` builds the view from a state. `frames` maps region to the frame last shown, unstamped.

    `state` is the one that `view` was built from; `ahead` a view of a later state that was asked for
    before it was shown. `pages` are whole pages by what their reader holds. Open ballots change a state in
    place: only counts differ within one state.
    """

    page: str
    look: Callable[[Any], Any]
    view: Any = None
    state: Any = None
    ahead: tuple[Any, Any] = (None, None)
    html: dict[str, str] = field(default_factory=dict)
    frames: dict[str, str] = field(default_factory=dict)
    pages: dict[Any, str] = field(default_factory=dict)

    def refresh(self, state: Any, renderer: Renderer, **context: Any) -> dict[str, str]:
        """The frames that changed, by region; empty when the audience sees nothing new."""
        view = self.look(state)
        self.state = state
        if view == self.view:
            return {}
        self.view = view
        self.pages.clear()
        changed = {}
        for region in REGIONS[self.page]:
            html = renderer.region(self.page, region, view=view, **context)
            if html != self.html.get(region):
                self.html[region] = html
                changed[region] = self.frames[region] = frame(region, html)
        return changed

    def current(self, state: Any) -> Any:
        """The view of this very state, shown or not: what is rendered beside it must not be of another."""
        if state is self.state:
            return self.view
        if self.ahead[0] is not state:
            self.ahead = (state, self.look(state))
        return self.ahead[1]


def frame(region: str, html: str, **more: Any) -> str:
    """A frame without its number; encoded once, however often it is sent."""
    return json.dumps({"region": region, "html": html, **more}, ensure_ascii=False, separators=(",", ":"))[1:]


def addressed(text: str, own: OwnView | None, participant: str) -> str:
    """What many hold alike, with the number of the one who reads it."""
    return text.replace(NUMBER, number_of(participant)) if own and own.number else text


def stamped(frame: str, rev: int) -> str:
    """The frame as it goes over the wire. Kept frames are sent under the number of today."""
    return f'{{"rev":{rev},{frame}'
