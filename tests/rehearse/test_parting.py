"""A played audience in its breakouts: counted from everybody's own page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.plan import Seat
from app.rehearse.habits import Habits
from app.rehearse.parting import Held, Parted, read_breakouts, unequal
from app.rehearse.person import Door, Person
from app.rehearse.rehearsal import rehearse
from tests.core.test_breakouts import BY_ROLE, FREE

PROGRAMME = """---
titel: Dag
datum: 2020-09-17
rollen: wethouder, manager
---
## 18:30 Na het diner
soort: parallelsessies
### Wethouders
voor: wethouder
### Managers
voor: manager
oogst: uitwisselen
## 19:30 Workshops
soort: workshops
### Inkoop
plaatsen: 2
oogst: vervolgstappen
### Data
## 20:00 Afspraken
soort: wrap-up
"""


def person(number: int, role: str, seat: Seat = Seat.HALL) -> Person:
    found = Person(number, seat, Door("http://127.0.0.1:1", "/", "/"), Habits(1))
    found.role = role
    return found


PEOPLE = [person(0, "wethouder"), person(1, "manager", Seat.STREAM), person(2, "gast")]
PARTED = Parted({("workshops", 0): "data"}, {"maatpact": ["Een"]}, {}, {"o1"}, [], [BY_ROLE, FREE])
THERE = {
    "maatpact": Held(1, 0, ("Een",), (), ("o1",)),
    "ervaring": Held(0, 1),
    "inkoop": Held(),
    "data": Held(1, 0),
}


def test_people_are_where_their_role_sends_them_or_where_they_chose_to_go() -> None:
    assert PARTED.expected(PEOPLE) == {name: replace(held, accepted=()) for name, held in THERE.items()}
    assert unequal(PARTED, PEOPLE, THERE) == ()


@pytest.mark.parametrize(
    ("name", "there", "said"),
    [
        ("data", Held(2, 0), "data: verwacht 1 zaal en 0 online, in het verslag 2 en 0"),
        ("maatpact", Held(1, 0, (), (), ("o1",)), "maatpact: 1 notities, in het verslag 0 of andere"),
        ("data", Held(1, 0, (), ("X",)), "data: 0 voorstellen, in het verslag 1 of andere"),
        ("maatpact", Held(1, 0, ("Een",)), "overgenomen: verwacht ['o1'], in het verslag []"),
        ("elders", Held(), "elders: niet gehouden, wel in het verslag"),
    ],
)  # fmt: skip
def test_a_breakout_that_is_otherwise_is_told(name: str, there: Held, said: str) -> None:
    assert unequal(PARTED, PEOPLE, THERE | {name: there}) == (said,)


async def test_a_played_evening_puts_everybody_in_the_right_place(tmp_path: Path) -> None:
    plan = tmp_path / "avond.md"
    plan.write_text(PROGRAMME)
    out = tmp_path / "uit"
    verdict = await rehearse(plan, 5, 3, 1, out, lambda done, total, text: None)
    assert verdict.misparted == ()
    assert verdict.played.strange == []
    assert verdict.played.late == 1
    there = read_breakouts(out)
    assert sum(there[name].hall + there[name].stream for name in ("wethouders", "managers")) == 8
    assert there["inkoop"].hall + there["inkoop"].stream <= 2
    assert len(there["inkoop"].proposals) == 3
    assert len(there["wethouders"].notes) == 1
