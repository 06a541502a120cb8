"""A simulated participant: joins, follows the page, answers, and keeps an own log of what was acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.plan import Seat
from app.rehearse.connection import Connection, Disconnected, Heard, new_op
from app.rehearse.forms import Form, forms_in
from app.rehearse.habits import MOST_TEXTS, Habits, Intent, Key
from app.rehearse.ledger import Acknowledged
from app.rehearse.visit import Reply, Visit

SOON = 5.0


class NotAdmitted(Exception):
    """The door stayed shut; the message is what the page said or did."""


@dataclass(frozen=True, slots=True)
class Door:
    """How to come in. `sim` is the server's own word for simulated people, empty for a played day;
    `code` is typed where the form asks for it."""

    base: str
    hall: str
    stream: str
    sim: str = ""
    code: str = ""

    def path(self, seat: Seat) -> str:
        return self.hall if seat is Seat.HALL else self.stream


class Person:
    """`log` is what this person heard, in order. `missed` counts frames that had to be asked for."""

    def __init__(self, number: int, seat: Seat, door: Door, habits: Habits) -> None:
        self.number = number
        self.seat = seat
        self.role = ""
        self.organisation = ""
        self.log: list[Acknowledged] = []
        self.missed = 0
        self.refused: list[Heard] = []
        self._door = door
        self._habits = habits
        self._visit = Visit(door.base)
        self._line = Connection(self._visit, "phone")

    @property
    def is_here(self) -> bool:
        return self._line.is_open

    @property
    def line(self) -> Connection:
        return self._line

    async def join(self) -> None:
        """Through the door as a visitor: page, form, badge; then live."""
        page = await self._visit.get(self._door.path(self.seat))
        form = _door_form(page)
        fields = form.filled(seat=[self.seat.value]) | self._described(form)
        if self._door.code:
            fields |= {"code": [self._door.code]}
        if self._door.sim:
            fields |= {"simulated": ["1"], "sim": [self._door.sim]}
        reply = await self._visit.post("/meedoen", fields)
        if reply.status != 200 or not self._visit.cookies:
            raise NotAdmitted(f"{reply.status} {reply.text[:200]}")
        await self.come_back()

    async def come_back(self) -> None:
        self._line = Connection(self._visit, "phone")
        await self._line.open()

    async def leave(self) -> None:
        """The phone goes to sleep or out of range."""
        await self._line.drop()

    async def close(self) -> None:
        await self._line.close()

    async def look_again(self) -> None:
        """Ask for the page as it is now, as a phone does when it doubts its connection."""
        reply = await self._visit.get("/deel?page=phone")
        self._line.show_all(reply.text)

    def open_rounds(self) -> tuple[Key, ...]:
        """Questions that can be answered on this page now."""
        return tuple(dict.fromkeys(_key(form) for form in self._line.forms("cast_answer")))

    async def see(self, key: Key) -> Form | None:
        """The form of this round, when it comes by itself or else after asking for it."""
        if not await self._line.wait_until(lambda: self._form(key) is not None, SOON):
            self.missed += 1
            await self.look_again()
        return self._form(key)

    async def take_part(self, key: Key) -> None:
        """Go through one round as this person's habits say; returns when nothing is under way any more."""
        intent = self._habits.intent(self.number, self.seat, key)
        if intent.is_away:
            await self.leave()
        elif intent.answers and (form := await self.see(key)):
            await self._answer(key, form, intent)

    async def answer(self, key: Key) -> None:
        """Answer once, if this person would and the round is still on the page."""
        intent = self._habits.intent(self.number, self.seat, key)
        if intent.answers and (form := self._form(key)):
            await self._answer(key, form, Intent(answers=True))

    async def _answer(self, key: Key, form: Form, intent: Intent) -> None:
        options, times = len(form.values_of("option")), 2 if intent.double_taps else 1
        if not options:
            for text in self._habits.texts(self.number, key, _most(form, MOST_TEXTS)):
                await self.cast(key, texts=(text,), times=times)
            return
        most = _most(form, options)
        picks = self._habits.picks(self.number, key, options, most)
        first = self._habits.picks(self.number, key, options, most, "first")
        if intent.changes_mind and first != picks:
            await self.cast(key, options=first)
        if intent.loses_line:
            await self.cast_while_leaving(key, picks)
        else:
            await self.cast(key, options=picks, times=times)

    async def cast(self, key: Key, *, options: Sequence[int] = (), texts: Sequence[str] = (), times: int = 1) -> bool:
        """Answer, and once more when somebody else's phone of mine was first. True: the server has it."""
        for _ in range(3):
            form = self._form(key)
            if form is None:
                return False
            heard = await self._line.command("cast_answer", _fields(form, options, texts), times=times)
            if self._keep(key, heard, options, texts):
                await self._settle(key, form)
                return True
            if heard.reason == "too_many_choices":
                options = options[: max(1, len(options) // 2)]
            elif heard.reason == "stale_answer":
                await self.look_again()
            else:
                return False
        return False

    async def cast_while_leaving(self, key: Key, options: Sequence[int]) -> None:
        """Send, fall away before the answer comes, come back, and send the same deed again."""
        form = self._form(key)
        if form is None:
            return
        op, fields = new_op(), _fields(form, options, ())
        await self._line.send("cast_answer", fields, op)
        await self._line.drop()
        await self.come_back()
        heard = await self._line.command("cast_answer", fields, op)
        if not self._keep(key, heard, options, ()) and heard.reason == "too_many_choices":
            await self.cast(key, options=options[:1])

    async def claim(self, outcome: str) -> bool:
        """"Dit is van mij". True when the server has it."""
        fields = {"outcome": [outcome], "role": [self.role], "organisation": [self.organisation]}
        heard = await self._line.command("claim_outcome", fields)
        return heard.is_done

    async def reply(self, outcome: str, reply: str, text: str = "") -> bool:
        """Answer the chair's question about an outcome, once it is on the page."""

        def is_asked() -> bool:
            return any(form.value("outcome") == outcome for form in self._line.forms("reply_to_outcome"))

        if not await self._line.wait_until(is_asked, SOON):
            self.missed += 1
            await self.look_again()
        fields = {"outcome": [outcome], "reply": [reply], "text": [text]}
        heard = await self._line.command("reply_to_outcome", fields)
        return heard.is_done

    def _form(self, key: Key) -> Form | None:
        return next((form for form in self._line.forms("cast_answer") if _key(form) == key), None)

    def _keep(self, key: Key, heard: Heard, options: Sequence[int], texts: Sequence[str]) -> bool:
        if heard.is_done:
            self.log.append(
                Acknowledged(
                    self.number, key, self.seat, self.role, self.organisation, tuple(options), tuple(texts)
                )
            )
        else:
            self.refused.append(heard)
        return heard.is_done

    async def _settle(self, key: Key, sent: Form) -> None:
        """Wait until the page shows the own answer, so that a next one starts from it."""

        def is_newer() -> bool:
            form = self._form(key)
            return form is None or form.value("base") != sent.value("base")

        try:
            if not await self._line.wait_until(is_newer, SOON):
                self.missed += 1
                await self.look_again()
        except Disconnected:
            await self.come_back()

    def _described(self, form: Form) -> dict[str, list[str]]:
        """Role and organisation where the door asks for them, from its own lists when it has them."""
        self.role = self._described_by(form, "role", "deelnemer")
        self.organisation = self._described_by(form, "organisation", "eigen organisatie")
        given = {"role": [self.role], "organisation": [self.organisation]}
        return {name: values for name, values in given.items() if values[0]}

    def _described_by(self, form: Form, name: str, otherwise: str) -> str:
        offered = [value for value in form.values_of(name) if value]
        if offered:
            return offered[int(self._habits.draw(name, self.number) * len(offered))]
        return otherwise if name in form.writable else ""


def _door_form(page: Reply) -> Form:
    for form in forms_in(page.text):
        if form.action.endswith("/meedoen"):
            return form
    raise NotAdmitted(f"{page.status}: no form to join with")


def _key(form: Form) -> Key:
    return Key(form.value("question"), int(form.value("round") or 1))


def _most(form: Form, otherwise: int) -> int:
    if any(choice.kind == "radio" for choice in form.choices if choice.name == "option"):
        return 1
    return int(form.data.get("most", otherwise))


def _fields(form: Form, options: Sequence[int], texts: Sequence[str]) -> dict[str, list[str]]:
    if texts:
        return form.filled(text=texts)
    return form.filled(option=[str(option) for option in options])
