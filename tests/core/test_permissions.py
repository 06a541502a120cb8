"""Every command x every role, from the table in the code."""

from __future__ import annotations

import inspect

import pytest

from app.core import commands as c
from app.core.decide import DECIDERS
from app.core.permissions import MAY
from app.core.refusals import Reason
from app.core.roles import Actor, Role
from tests.core.day import Day

ALL = [
    value
    for _, value in inspect.getmembers(c, inspect.isclass)
    if issubclass(value, c.Command) and value not in (c.Command, c.StepCommand)
]


def test_every_command_is_in_both_tables() -> None:
    assert set(ALL) == set(MAY) == set(DECIDERS)


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.__name__)
@pytest.mark.parametrize("role", Role)
def test_a_role_without_the_right_is_refused_and_changes_nothing(command: type[c.Command], role: Role) -> None:
    day = Day()
    (person,) = day.join(1)
    before = day.state
    if role in MAY[command]:
        return
    assert day.refused(command(), Actor(role, person.id)) is Reason.NOT_ALLOWED
    assert day.state is before


def test_the_screen_may_do_nothing_at_all() -> None:
    assert all(Role.SCREEN not in roles for roles in MAY.values())
