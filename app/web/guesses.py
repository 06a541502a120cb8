"""How often a wrong join code may be tried. Only failures count: a whole hall shares one address.

While an address (or the crowd of all) has failed too often, typed codes from it are not looked at;
the link and the QR code carry 128 bits and need no guard. Where somebody came in, the crowd of all closes nothing:
else who guesses from many addresses keeps the hall outside.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from typing import Any, Final

PER_ADDRESS: Final = 30
ADDRESS_SECONDS: Final = 60.0
IN_ALL: Final = 20
ALL_SECONDS: Final = 1.0
MOST_ADDRESSES: Final = 4_096


class Guesses:
    def __init__(self) -> None:
        self._all: deque[float] = deque(maxlen=IN_ALL)
        self._of: OrderedDict[str, deque[float]] = OrderedDict()
        self._known: OrderedDict[str, None] = OrderedDict()

    def is_full(self, address: str, now: float) -> bool:
        """No more typed codes from here for the moment. `now` in seconds on any steady clock."""
        mine, all_ = self._of.get(address, ()), () if address in self._known else self._all
        return _is_full(all_, IN_ALL, now - ALL_SECONDS) or _is_full(mine, PER_ADDRESS, now - ADDRESS_SECONDS)

    def failed(self, address: str, now: float) -> None:
        self._all.append(now)
        self._of.setdefault(address, deque(maxlen=PER_ADDRESS)).append(now)
        _newest(self._of, address)

    def came_in(self, address: str) -> None:
        """Somebody did have the code, or the link."""
        self._known.setdefault(address)
        _newest(self._known, address)


def _newest(addresses: OrderedDict[str, Any], address: str) -> None:
    addresses.move_to_end(address)
    if len(addresses) > MOST_ADDRESSES:
        addresses.popitem(last=False)


def _is_full(failures: Sequence[float], most: int, since: float) -> bool:
    return len(failures) >= most and failures[0] > since
