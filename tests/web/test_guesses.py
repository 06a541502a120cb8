"""Guessing: a hundred thousand tries find nothing, and only failures count."""

from __future__ import annotations

from app.web.guesses import IN_ALL, MOST_ADDRESSES, PER_ADDRESS, Guesses


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
    assert len(guesses._of) == MOST_ADDRESSES
