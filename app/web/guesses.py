"""How often a wrong join code may be tried. Only failures count: a whole hall shares one address.

While an address (or the crowd of all) has failed too often, typed codes from it are not looked at;
the link and the QR code carry 128 bits and need no guard.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from typing import Final

PER_ADDRESS: Final = 30
ADDRESS_SECONDS: Final = 60.0
IN_ALL: Final = 20
ALL_SECONDS: Final = 1.0
MOST_ADDRESSES: Final = 4_096


class Guesses:
    def __init__(self) -> None:
        self._all: deque[float] = deque(maxlen=IN_ALL)
        self._of: OrderedDict[str, deque[float]] = OrderedDict()

    def is_full(self, address: str, now: float) -> bool:
        """No more typed codes from here for the moment. `now` in seconds on any steady clock."""
        mine = self._of.get(address, ())
        return _is_full(self._all, IN_ALL, now - ALL_SECONDS) or _is_full(mine, PER_ADDRESS, now - ADDRESS_SECONDS)

    def failed(self, address: str, now: float) -> None:
        self._all.append(now)
        self._of.setdefault(address, deque(maxlen=PER_ADDRESS)).append(now)
        self._of.move_to_end(address)
        if len(self._of) > MOST_ADDRESSES:
            self._of.popitem(last=False)


def _is_full(failures: Sequence[float], most: int, since: float) -> bool:
    return len(failures) >= most and failures[0] > since
