"""Guessing: a hundred thousand tries find nothing, and only failures count."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from itertools import cycle, islice

from starlette.testclient import TestClient

from app.web.guesses import IN_ALL, MOST_ADDRESSES, PER_ADDRESS, Guesses
from tests.scorecard import Row, Tell
from tests.web.conftest import Visit
from tests.web.house import KEYS, OWN, House

GUESSES = 100_000 * int(os.environ.get("TESTS_TIMES", "1"))
JOINS = 500
CODES = 10**8


def looked_at(guesses: Guesses, address: str, now: float) -> bool:
    if guesses.is_full(address, now):
        return False
    guesses.failed(address, now)
    return True


def test_one_address_gets_thirty_wrong_codes_a_minute() -> None:
    guesses = Guesses()
    tried = sum(looked_at(guesses, "a", second / 50) for second in range(50 * 60))
    assert tried == PER_ADDRESS


def test_all_addresses_together_get_twenty_a_second() -> None:
    guesses = Guesses()
    assert sum(looked_at(guesses, f"address {n}", 5.0) for n in range(100_000)) == IN_ALL


def test_memory_of_addresses_has_an_end() -> None:
    guesses = Guesses()
    for n in range(2 * MOST_ADDRESSES):
        guesses.failed(f"address {n}", float(n))
        guesses.came_in(f"address {n}")
    assert len(guesses._of) == len(guesses._known) == MOST_ADDRESSES


def test_where_somebody_came_in_the_guesses_of_others_close_nothing() -> None:
    guesses = Guesses()
    guesses.came_in("hall")
    for n in range(1_000):
        looked_at(guesses, f"address {n}", 5.0)
    assert guesses.is_full("nobody yet", 5.0)
    assert not guesses.is_full("hall", 5.0)
    assert sum(looked_at(guesses, "hall", 5.0) for _ in range(100)) == PER_ADDRESS


def test_a_hundred_thousand_guesses_find_nothing_while_a_hall_comes_in(
    house: House, visitor: TestClient, another: Visit, figure: Tell
) -> None:
    """From a thousand addresses within a minute, while five hundred people type the code behind one other address."""
    guessing = a_thousand_guessers(random.Random(8))
    assert visitor.post("/meedoen", data={"token": KEYS.join}, headers=OWN).status_code == 303
    looked = hits = refused = 0
    for _ in range(JOINS):
        house.now += 60 / JOINS
        for address, code in islice(guessing, GUESSES // JOINS):
            if looked_at(house.web.guesses, address, house.now):
                looked += 1
                hits += code == KEYS.code
        answer = another().post("/meedoen", data={"code": KEYS.code}, headers=OWN)
        refused += answer.status_code != 303
    assert hits == refused == 0
    assert looked <= 61 * IN_ALL
    figure(Row.GUESSES, hits, GUESSES, f"{looked} bekeken; {JOINS} mensen kwamen intussen binnen")


def a_thousand_guessers(chance: random.Random) -> Iterator[tuple[str, str]]:
    for number in cycle(range(1_000)):
        yield f"guesser {number}", f"{chance.randrange(CODES):08}"
