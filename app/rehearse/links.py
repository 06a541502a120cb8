"""The ways into a running day, as `run --links-file` gives them out; whoever plays a part begins at one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.rehearse.person import Door


@dataclass(frozen=True, slots=True)
class Links:
    """What the server gives out. `base` is `http://host:port`, the others are paths on it."""

    base: str
    phone: str
    online: str
    chair: str
    screen: str
    speaker: str = ""
    helper: str = ""
    organiser: str = ""
    breakouts: Mapping[str, str] = field(default_factory=dict)

    @property
    def door(self) -> Door:
        return Door(self.base, self.phone, self.online)
