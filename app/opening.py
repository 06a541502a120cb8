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
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Final

from app.core.events import PlanRevised, SessionOpened
from app.core.evolve import begun, evolve_all
from app.core.link import link_name
from app.core.plan import Plan
from app.core.revisions import Revision, revising, revision
from app.core.roles import Role
from app.core.state import State
from app.errors import JournalDamaged, StoreError, StoreFailed
from app.plan_file import read_plan
from app.restoring import DayDamaged, Restored, check_end, copy_of, damage_to, missing_keys, restore
from app.store import Store, Stored
from app.store.sqlite import SqliteStore
from app.web.ports import Keys

FILE: Final = "sessie.db"
LOCK: Final = "bezet"
"""Both are names in a folder, so they stay what they are."""

CODE_DIGITS: Final = 8
NEVER: Final[Mapping[str, int]] = MappingProxyType({})
NO_FOLDER: Final = (
    "In de map {} kan niets bewaard worden. Er is niets veranderd. Kijk of je er mag schrijven en of er nog plaats is "
    "op de schijf, of kies een andere map met {}."
)


class NotASession(StoreError):
    """There is no session in this folder."""


class InUse(StoreError):
    """Another server has this session open."""


class NoFolder(StoreFailed):
    """Nothing can be written in this folder; the message is for the screen."""


@dataclass(frozen=True, slots=True)
class Opened:
    """`held` is what `close` lets go. `is_reopened`: it was there already. `revision`: what the programme file wanted
    of it; None for a new one. `restored`: its copy had to take its place.
    """

    store: Store
    state: State
    keys: Keys
    folder: Path
    held: AsyncExitStack
    is_reopened: bool
    revision: Revision | None = None
    restored: Restored | None = None

    @property
    def copy(self) -> Path:
        return copy_of(self.folder / FILE)

    async def close(self) -> None:
        """Closes the store; from then on another server may open this day."""
        await self.held.aclose()


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
    async with AsyncExitStack() as held:
        held.enter_context(_locked(folder))
        store, stored, restored = await _whole_or_restored(folder / FILE, is_restore=is_restore)
        held.push_async_callback(store.close)
        if not stored.events:
            await store.append([SessionOpened(time.time(), plan.id, source, is_rehearsal, plan)], [])
            state, wanted = replayed(await store.load()), None
        else:
            state, wanted = await _gone_on(store, stored, source, plan, is_update=is_update)
        return Opened(store, state, await _keys(store), folder, held.pop_all(), bool(stored.events), wanted, restored)


async def reopen_session(path: Path) -> Opened:
    """From the data alone: `path` is the session's folder or its file."""
    async with AsyncExitStack() as held:
        return await _reopened(_file_in(path), held)


async def reopen_alone(path: Path) -> Opened:
    """As `reopen_session`, to change something. Raises InUse while a server has it open."""
    file = own_file(path)
    async with AsyncExitStack() as held:
        held.enter_context(_locked(file.parent))
        return await _reopened(file, held)


def own_file(path: Path) -> Path:
    """The file of the day itself. Raises NotASession for its copy: what is done there does nothing to the day."""
    file = _file_in(path)
    if file.name != FILE:
        raise NotASession(str(path))
    return file


def replayed(stored: Stored) -> State:
    """The state that a journal and the rows beside it stand for."""
    first, *rest = stored.events or (None,)
    if not isinstance(first, SessionOpened):
        raise NotASession("the journal does not begin with a session")
    state = evolve_all(begun(first, read_plan), [*rest, *stored.records])
    state.keep()
    return state


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


def _locked(folder: Path) -> IO[bytes]:
    """One server a session: until this is closed. Raises InUse, NoFolder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.fdopen(os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600), "rb")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            raise
    except BlockingIOError as taken:
        raise InUse(str(folder)) from taken
    except OSError as problem:
        raise NoFolder(NO_FOLDER.format(folder, "--data")) from problem
    return lock


async def _whole_or_restored(file: Path, *, is_restore: bool) -> tuple[Store, Stored, Restored | None]:
    try:
        return *await _whole(file), None
    except DayDamaged as damage:
        if not is_restore:
            raise
        restored = restore(damage)
    return *await _whole(file), restored


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
        raise damage_to(file, damage.position) from damage
    return store, stored


async def _gone_on(store: Store, stored: Stored, source: str, plan: Plan, *, is_update: bool) -> tuple[State, Revision]:
    """What the day had come to, with what was taken over of the programme file; and what that file wanted of it."""
    state = replayed(stored)
    if missing := missing_keys(state):
        await store.append([], missing)
        state = evolve_all(state, missing)
    is_new = _is_new(stored, source)
    wanted = revision(state, plan) if is_new else Revision((), ())
    if is_update and is_new:
        events = revising(state, source, plan, time.time())
        await store.append(events, [])
        state = evolve_all(state, events)
    state.keep()
    return state, wanted


def _is_new(stored: Stored, source: str) -> bool:
    """Is this another file than the day was opened with, or took over last? What the chair moved is no change of it."""
    files = [
        event.source for event in stored.events if isinstance(event, (SessionOpened, PlanRevised)) and event.source
    ]
    return source not in files[-1:]


async def _reopened(file: Path, held: AsyncExitStack) -> Opened:
    store, stored = await _whole(file)
    held.push_async_callback(store.close)
    return Opened(store, replayed(stored), await _keys(store), file.parent, held.pop_all(), is_reopened=True)


def _file_in(path: Path) -> Path:
    file = path if path.is_file() else path / FILE
    if not file.is_file():
        raise NotASession(str(path))
    return file


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
