"""A rest between two rounds of work, that ends early when there is a reason."""

from __future__ import annotations

import asyncio


async def rest(seconds: float, reason: asyncio.Event) -> None:
    """Until the time is over or the event is set; the event is left as it is."""
    try:
        async with asyncio.timeout(seconds):
            await reason.wait()
    except TimeoutError:
        pass
