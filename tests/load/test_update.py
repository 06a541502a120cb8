"""A programme that was changed is taken over by the server that starts with `--update`, and by no other."""

from __future__ import annotations

from pathlib import Path

from app.opening import reopen_session
from tests.load.serving import Serving

PLAN = """---
titel: Dag
datum: 2020-09-17
---
## 9:00 Inloop
## 10:00 Pauze
"""


async def titles(server: Serving) -> list[str]:
    opened = await reopen_session(server.session)
    await opened.close()
    return [block.title for block in opened.state.plan.blocks]


async def test_only_a_start_with_update_takes_a_changed_programme_over(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(PLAN)
    for options, expected in (
        ((), ["Inloop", "Pauze"]),
        ((), ["Inloop", "Pauze"]),
        (("--update",), ["Inloop", "Lunch"]),
    ):
        server = Serving(tmp_path, plan, *options)
        await server.start()
        await server.stop()
        assert await titles(server) == expected
        plan.write_text(PLAN.replace("Pauze", "Lunch"))
