"""Shows what was committed: boards per audience, mailboxes per connection, and nothing per person
but that person's own region.

The room tells every commit to `changed`; the pulse calls `show`. A page that is asked for and a
connection that is made get the same frames that were shown last.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar

from app.core.audiences import phone_view
from app.core.own import Asked, asked_now, has_own, own_key, own_view, sees_after_answer
from app.core.state import State
from app.core.views import OwnView, StageView
from app.live.audience import ALWAYS, PHONE_AT, PHONES, SEATS, Audience, Kind, answered_board_of, board_of
from app.live.board import Board, Renderer, addressed, frame, stamped
from app.live.mailbox import Mailbox
from app.live.room import Change

T = TypeVar("T")

SLICE = 64
"""Connections written to before the loop may do something else (votes stay fast while many watch)."""

MOST_PAGES = 64
"""Whole pages kept for one audience: people who hold the same are few kinds."""


class Hub:
    """`announce` says in one sentence what a stage is about, for who does not see the page change."""

    def __init__(
        self,
        state: State,
        rev: int,
        renderer: Renderer,
        announce: Callable[[StageView], str] = lambda stage: "",
        **context: Any,
    ) -> None:
        self.state = state
        self.rev = rev
        self._asked = (state, asked_now(state))
        self._renderer = renderer
        self._announce = announce
        self._context = context
        self._mailboxes: defaultdict[Audience, dict[Mailbox, None]] = defaultdict(dict)
        self._of_person: defaultdict[str, dict[Mailbox, None]] = defaultdict(dict)
        self._owners: set[str] = set()
        self._own_keys = {audience: own_key(state, seat) for audience, seat in SEATS.items()}
        self._own_frames: dict[tuple[Audience, OwnView], str] = {}
        self._boards: dict[Audience, Board] = {}
        self._warnings: dict[Kind, str] = dict.fromkeys(Kind, "")
        self._answered = {audience: answered_board_of(audience) for audience in PHONES}
        for audience in ALWAYS:
            self._board(audience)
        self._announced = {audience: announce(self._board(audience).view.stage) for audience in PHONES}

    # -- connections ---------------------------------------------------------------------------

    def subscribe(self, audience: Audience, participant: str = "") -> Mailbox:
        """Snapshot and subscription in one step: every region is in the mailbox already."""
        mailbox = Mailbox(audience, participant)
        self._fill(mailbox)
        self._mailboxes[audience][mailbox] = None
        if participant:
            self._of_person[participant][mailbox] = None
        return mailbox

    def unsubscribe(self, mailbox: Mailbox) -> None:
        for boxes in self._mailboxes.values():
            boxes.pop(mailbox, None)
        if (mine := self._of_person.get(mailbox.participant)) is not None:
            mine.pop(mailbox, None)
            if not mine:
                del self._of_person[mailbox.participant]

    def frames(self, audience: Audience, participant: str = "") -> list[str]:
        return list(self._snapshot(audience, participant).values())

    def told(self, audience: Audience) -> dict[str, str]:
        """What was said last and what is wrong, for a page that asks instead of listens."""
        return {"say": self._announced.get(audience, ""), "trouble": self._warnings[audience.kind]}

    def page(self, audience: Audience, participant: str = "", message: str = "", **more: Any) -> str:
        """The whole page; the same bytes for everybody who holds the same, unless hardly anybody else does.

        Until the day moves that is what everybody is looking at, so that a hall that comes in is not drawn for each.
        """
        board = self._board(audience)
        own = self._own(audience, participant) if audience in PHONES else None
        is_personal = bool(message or more or (own and own.is_rare))
        is_shown = own is not None and board.state.step == self.state.step
        if not is_personal and (is_shown or board.state is self.state) and (kept := board.pages.get(own)):
            return addressed(kept, own, participant)
        view = self.view(audience, participant)
        page = self._renderer.page(board.page, view=view, own=own, message=message or None, **self._context, **more)
        if not is_personal and len(board.pages) < MOST_PAGES:
            board.pages[own] = page
        return addressed(page, own, participant)

    def view(self, audience: Audience, participant: str = "") -> Any:
        """What somebody may see at this moment."""
        if participant and sees_after_answer(self.state, participant):
            return phone_view(self.state, SEATS[audience], has_answered=True)
        return self._board(audience).current(self.state)

    @property
    def connections(self) -> int:
        return sum(len(boxes) for boxes in self._mailboxes.values())

    @property
    def people(self) -> Collection[str]:
        """The ids of who has a page open."""
        return self._of_person.keys()

    def close(self, code: int) -> None:
        for boxes in self._mailboxes.values():
            for mailbox in boxes:
                mailbox.close(code)

    # -- changes -------------------------------------------------------------------------------

    def changed(self, change: Change) -> None:
        if change.state.turns != self.state.turns:
            self._doubt(audience for audience in self._mailboxes if audience not in PHONES)
        if change.state.erased_at != self.state.erased_at:
            self._doubt(PHONES)
        self.state, self.rev = change.state, change.rev
        self._owners |= change.people

    def warn(self, kinds: Iterable[Kind], text: str) -> None:
        """A sentence above the pages of these kinds, those that come later too; an empty one takes it away."""
        for kind in kinds:
            had, self._warnings[kind] = self._warnings[kind], text
            for mailbox in self._all(kind) if text or had else ():
                mailbox.put("trouble", _said("trouble", text))

    async def show(self, kind: Kind) -> None:
        """Bring every audience of this kind up to date: shared regions first, then the guarded one."""
        for audience in [audience for audience in self._boards if audience.kind is kind]:
            await self._show(audience)

    async def _show(self, audience: Audience) -> None:
        changed = self._refresh(audience)
        boxes = list(self._mailboxes[audience])
        if changed:
            await self._put_all(boxes, {region: stamped(text, self.rev) for region, text in changed.items()})
        if audience in PHONES:
            await self._say(audience, boxes)
            await self._show_own(audience, boxes)
            await self._show_answered(audience, boxes)

    async def show_owners(self) -> None:
        """The own region of everybody who did something since the last time."""
        people, self._owners = self._owners, set()
        for some in _slices(list(people)):
            for person in some:
                for mailbox in list(self._of_person.get(person, ())):
                    self._follow_seat(mailbox)
                    mailbox.put("own", self._own_frame(mailbox.audience, person))
                    self._put_answered(mailbox)
            await asyncio.sleep(0)

    def _doubt(self, audiences: Iterable[Audience]) -> None:
        """A link was taken back, or people were forgotten: who came so is looked at again."""
        for audience in audiences:
            for mailbox in self._mailboxes.get(audience, ()):
                mailbox.doubt()

    # -- parts ---------------------------------------------------------------------------------

    def _all(self, kind: Kind) -> list[Mailbox]:
        return [mailbox for audience, boxes in self._mailboxes.items() if audience.kind is kind for mailbox in boxes]

    def _board(self, audience: Audience) -> Board:
        """Made when somebody first looks; from then on it follows the day."""
        board = self._boards.get(audience)
        if board is None:
            board = self._boards[audience] = board_of(audience)
            self._refresh(audience)
        return board

    def _refresh(self, audience: Audience) -> dict[str, str]:
        return self._boards[audience].refresh(self.state, self._renderer, **self._context)

    async def _put_all(self, boxes: list[Mailbox], frames: dict[str, str]) -> None:
        for some in _slices(boxes):
            for mailbox in some:
                for region, text in frames.items():
                    mailbox.put(region, text)
            await asyncio.sleep(0)

    async def _say(self, audience: Audience, boxes: list[Mailbox]) -> None:
        """A sentence for the status line, when the day has moved on."""
        text = self._announce(self._board(audience).view.stage)
        if text != self._announced[audience]:
            self._announced[audience] = text
            await self._put_all(boxes, {"say": _said("say", text)})

    async def _show_own(self, audience: Audience, boxes: list[Mailbox]) -> None:
        key = own_key(self.state, SEATS[audience])
        if key == self._own_keys.get(audience):
            return
        self._own_keys[audience] = key
        self._own_frames.clear()
        for some in _slices(boxes):
            for mailbox in some:
                mailbox.put("own", self._own_frame(audience, mailbox.participant))
            await asyncio.sleep(0)

    async def _show_answered(self, audience: Audience, boxes: list[Mailbox]) -> None:
        board = self._answered[audience]
        if self._running_result(audience) and board.refresh(self.state, self._renderer, **self._context):
            for some in _slices(boxes):
                for mailbox in some:
                    self._put_answered(mailbox)
                await asyncio.sleep(0)

    def _put_answered(self, mailbox: Mailbox) -> None:
        """The running result, to who may see it because they answered."""
        audience = mailbox.audience
        if audience not in PHONES or not self._running_result(audience):
            return
        if sees_after_answer(self.state, mailbox.participant):
            board = self._answered[audience]
            if "result" not in board.frames:
                board.refresh(self.state, self._renderer, **self._context)
            mailbox.put("result", stamped(board.frames["result"], self.rev))

    def _running_result(self, audience: Audience) -> bool:
        question = self._board(audience).view.stage.question
        return question is not None and question.question.visibility == "after_answer" and question.phase == "open"

    def _fill(self, mailbox: Mailbox) -> None:
        for region, text in self._snapshot(mailbox.audience, mailbox.participant).items():
            mailbox.put(region, text)
        if warning := self._warnings[mailbox.audience.kind]:
            mailbox.put("trouble", _said("trouble", warning))

    def _snapshot(self, audience: Audience, participant: str) -> dict[str, str]:
        frames = {region: stamped(text, self.rev) for region, text in self._board(audience).frames.items()}
        if audience in PHONES:
            frames["own"] = self._own_frame(audience, participant)
            if participant and self._running_result(audience) and sees_after_answer(self.state, participant):
                board = self._answered[audience]
                board.refresh(self.state, self._renderer, **self._context)
                frames["result"] = stamped(board.frames["result"], self.rev)
        return frames

    def _own(self, audience: Audience, participant: str) -> OwnView:
        asked = self._asked_now()
        holder = participant if has_own(self.state, participant, asked) else ""
        return own_view(self.state, SEATS[audience], holder, asked)

    def _asked_now(self) -> Asked:
        """Worked out once a state, not once a person."""
        if self._asked[0] is not self.state:
            self._asked = (self.state, asked_now(self.state))
        return self._asked[1]

    def _own_frame(self, audience: Audience, participant: str) -> str:
        """Kept by content: everybody who chose the same holds the same bytes. Questions of somebody's own differ
        for everybody, so what holds those is not kept."""
        own = self._own(audience, participant)
        kept = self._own_frames.get((audience, own))
        if kept is None:
            kept = self._own_rendered(audience, own)
            if not own.had:
                self._own_frames[audience, own] = kept
        return stamped(addressed(kept, own, participant), self.rev)

    def _own_rendered(self, audience: Audience, own: OwnView) -> str:
        mine = {"mine": True} if own.is_somebody else {}
        view = self._board(audience).current(self.state)
        html = self._renderer.region("phone", "own", view=view, own=own, **self._context)
        return frame("own", html, key=own.key, **mine)

    def _follow_seat(self, mailbox: Mailbox) -> None:
        """Somebody who moved between hall and stream hears the other audience from now on."""
        person = self.state.participants.get(mailbox.participant)
        if person is None or mailbox.audience not in PHONES or mailbox.audience == PHONE_AT[person.seat]:
            return
        self._mailboxes[mailbox.audience].pop(mailbox, None)
        mailbox.audience = PHONE_AT[person.seat]
        self._mailboxes[mailbox.audience][mailbox] = None
        self._fill(mailbox)


def _said(frame: str, text: str) -> str:
    return json.dumps({frame: text}, ensure_ascii=False)


def _slices(many: list[T]) -> Iterator[list[T]]:
    return (many[start : start + SLICE] for start in range(0, len(many), SLICE))
