"""Opens a session: a new one from its programme file, or the one that was left, from its own data.

A folder per session holds `sessie.db`; the programme is the journal's first event, so the data alone are
enough to go on with, or to make the report from.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.core.events import PlanRevised, SessionOpened
from app.core.evolve import begun, evolve_all
from app.core.link import link_name
from app.core.plan import Plan
from app.core.revisions import Revision, revising, revision
from app.core.roles import Role
from app.core.state import State
from app.errors import JournalDamaged, StoreError
from app.plan_file import read_plan
from app.restoring import DayDamaged, Restored, check_end, copy_of, damaged, missing_keys, restore
from app.store import Store, Stored
from app.store.sqlite import SqliteStore
from app.web.ports import Keys

FILE: Final = "sessie.db"
LOCK: Final = "bezet"
CODE_DIGITS: Final = 8
NEVER: Final[Mapping[str, int]] = MappingProxyType({})


class NotASession(StoreError):
    """There is no session in this folder."""


class InUse(StoreError):
    """Another server has this session open."""


@dataclass(frozen=True, slots=True)
class Opened:
    """`has_begun`: it was there already. `revision`: what the programme file wanted of it; None for a new one.

    `restored`: its copy had to take its place.
    """

    store: Store
    state: State
    keys: Keys
    folder: Path
    has_begun: bool
    revision: Revision | None = None
    restored: Restored | None = None

    @property
    def copy(self) -> Path:
        return copy_of(self.folder / FILE)


async def open_session(
    source: str,
    plan: Plan,
    data: Path,
    *,
    is_rehearsal: bool = False,
    is_update: bool = False,
    is_restore: bool = False,
) -> Opened:
    """Go on with the session of this plan, or begin it. Raises StoreError when its data cannot be used.

    `is_update`: take over what the programme file says of what has not started yet. `is_restore`: when the file
    turns out to be damaged its copy takes its place, otherwise that raises DayDamaged.
    """
    folder = data / plan.id
    folder.mkdir(parents=True, exist_ok=True)
    _lock(folder)
    store, stored, restored = await _whole_or_restored(folder / FILE, is_restore=is_restore)
    if not stored.events:
        await store.append([SessionOpened(time.time(), plan.id, source, is_rehearsal, plan)], [])
        stored = await store.load()
        return Opened(store, replayed(stored.events, stored.records), await _keys(store), folder, has_begun=False)
    state = replayed(stored.events, stored.records)
    is_new = _is_new(stored.events, source)
    wanted = revision(state, plan) if is_new else Revision((), ())
    if is_update and is_new:
        state = await _updated(store, state, source, plan)
    return Opened(store, state, await _keys(store), folder, True, wanted, restored)


def _is_new(events: tuple[object, ...], source: str) -> bool:
    """Is this another file than the day was opened with, or took over last? What the chair moved is no change of it."""
    files = [event.source for event in events if isinstance(event, (SessionOpened, PlanRevised)) and event.source]
    return source not in files[-1:]


async def _whole_or_restored(file: Path, *, is_restore: bool) -> tuple[Store, Stored, Restored | None]:
    try:
        return *await _whole(file), None
    except DayDamaged as damage:
        if not is_restore:
            raise
        restored = restore(damage)
    store, stored = await _whole(file)
    await store.append([], missing_keys(replayed(stored.events, stored.records)))
    return store, await store.load(), restored


async def _whole(file: Path) -> tuple[Store, Stored]:
    """Raises DayDamaged when this is not what was written, all of it."""
    try:
        store = await SqliteStore.open(file)
        try:
            stored = await store.load()
            await store.secrets()
            check_end(file, len(stored.events))
        except BaseException:
            await store.close()
            raise
    except JournalDamaged as damage:
        raise damaged(file, damage.position) from damage
    return store, stored


async def _updated(store: Store, state: State, source: str, plan: Plan) -> State:
    events = revising(state, source, plan, time.time())
    await store.append(events, [])
    return evolve_all(state, events)


def _lock(folder: Path) -> None:
    """One server a session: the lock is held until the process ends. Raises InUse."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as taken:
        os.close(handle)
        raise InUse(str(folder)) from taken


async def reopen_session(path: Path) -> Opened:
    """From the data alone: `path` is the session's folder or its file."""
    file = _file_in(path)
    store, stored = await _whole(file)
    if not stored.events:
        await store.close()
        raise NotASession(str(path))
    return Opened(store, replayed(stored.events, stored.records), await _keys(store), file.parent, has_begun=True)


async def reopen_alone(path: Path) -> Opened:
    """As `reopen_session`, to change something; raises InUse while a server has it open."""
    _lock(_file_in(path).parent)
    return await reopen_session(path)


def _file_in(path: Path) -> Path:
    file = path if path.is_file() else path / FILE
    if not file.is_file():
        raise NotASession(str(path))
    return file


def replayed(events: tuple[object, ...], records: tuple[object, ...]) -> State:
    """The state that a journal and the rows beside it stand for."""
    first, *rest = events
    if not isinstance(first, SessionOpened):
        raise NotASession("the journal does not begin with a session")
    state = evolve_all(begun(first, read_plan), [*rest, *records])  # type: ignore[list-item]
    state.keep()
    return state


async def _keys(store: Store) -> Keys:
    """The session's secrets, made once and kept with it."""
    kept = await store.secrets()
    fresh = {
        "code": str(secrets.randbelow(9 * 10 ** (CODE_DIGITS - 1)) + 10 ** (CODE_DIGITS - 1)),
        **{name: secrets.token_urlsafe(24) for name in ("join", "chair", "screen", "signing", "simulated")},
    }
    if missing := {name: value for name, value in fresh.items() if name not in kept}:
        await store.keep_secrets(missing)
    return Keys(**{**fresh, **{name: kept[name] for name in fresh if name in kept}})


def as_links(keys: Keys, address: str, turns: Mapping[str, int] = NEVER) -> dict[str, str]:
    """What the organiser hands out: `address` is scheme, host and port, `turns` how often a link was taken back."""
    roles = (Role.CHAIR, Role.SPEAKER, Role.HELPER, Role.COMMUNICATION, Role.ORGANISER)
    return {
        "code": keys.code,
        "token": keys.join,
        "simulated": keys.simulated,
        "phone": f"{address}/m/{keys.join}",
        "online": f"{address}/m/{keys.join}/online",
        "screen": f"{address}/scherm/{keys.screen}",
        **{role.value: address + keys.path(role, turn=turns.get(role, 0)) for role in roles},
    }


def session_links(keys: Keys, plan: Plan, address: str, turns: Mapping[str, int] = NEVER) -> dict[str, str]:
    """The link of every breakout's rapporteur, by the breakout's id."""
    ids = (breakout.id for block in plan.blocks for breakout in block.breakouts)
    names = ((id_, link_name(Role.RAPPORTEUR, id_)) for id_ in ids)
    return {id_: address + keys.path(Role.RAPPORTEUR, id_, turns.get(name, 0)) for id_, name in names}
