"""A simulated participant: joins, follows the page, answers, and keeps an own log of what was acknowledged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.plan import Seat
from app.rehearse.connection import Connection, Disconnected, Heard, new_op
from app.rehearse.forms import Form, forms_in
from app.rehearse.habits import MOST_TEXTS, Asked, Habits, Intent, Key
from app.rehearse.ledger import Acknowledged
from app.rehearse.visit import Reply, Visit

SOON = 5.0
A_SENTENCE = 70
"""Letters: with less room people write words."""
LEFT_OPEN = 0.06
TAKE, TAKE_LIST = "take-", "take-list"


class NotAdmitted(Exception):
    """The door stayed shut; the message is what the page said or did."""


@dataclass(frozen=True, slots=True)
class Door:
    """How to come in. `simulated` is the server's own word for simulated people, empty for a played day;
    `code` is typed where the form asks for it."""

    base: str
    hall: str
    stream: str
    simulated: str = ""
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
        if self._door.simulated:
            fields |= {"simulated": [self._door.simulated], "number": [str(self.number)]}
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

    async def read(self, path: str) -> str:
        """Any page, as this person sees it."""
        return (await self._visit.get(path)).text

    async def look_again(self) -> None:
        """Ask for the page as it is now, as a phone does when it doubts its connection."""
        reply = await self._visit.get("/deel?page=phone")
        self._line.show_all(reply.text)

    def asked(self) -> tuple[Asked, ...]:
        """What can be answered on this page now."""
        return tuple(dict.fromkeys(_asked(form) for form in self._line.forms("cast_answer") if _is_answerable(form)))

    def breakouts(self) -> tuple[str, ...]:
        """What can be chosen to go to on this page now."""
        return tuple(form.value("breakout") for form in self._line.forms("choose_breakout"))

    async def see(self, asked: Asked) -> Form | None:
        """The form of this round, when it comes by itself or else after asking for it."""
        if not await self._line.wait_until(lambda: self._form(asked) is not None, SOON):
            self.missed += 1
            await self.look_again()
        return self._form(asked)

    async def take_part(self, asked: Asked) -> None:
        """Go through one round as this person's habits say; returns when nothing is under way any more."""
        intent = self._habits.intent(self.number, self.seat, asked)
        if intent.is_away:
            await self.leave()
        elif intent.answers and (form := await self.see(asked)):
            await self._answer(asked, form, intent)

    async def answer(self, asked: Asked) -> None:
        """Answer once, if this person would and the round is still on the page."""
        intent = self._habits.intent(self.number, self.seat, asked)
        if intent.answers and (form := self._form(asked)):
            await self._answer(asked, form, Intent(answers=True))

    async def move(self, seat: Seat) -> None:
        """From the hall to online or back; the seat is the new one once the server has it."""
        heard = await self._line.command("move_seat", {"seat": [seat.value]})
        if heard.is_done:
            self.seat = seat
        else:
            self.refused.append(heard)

    async def claim(self, outcome: str, role: str, organisation: str) -> bool:
        """ "Dit is van mij", as who this person said to be or else as given. True when the server has it."""
        self.role, self.organisation = self.role or role, self.organisation or organisation
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

    def _described(self, form: Form) -> dict[str, list[str]]:
        """Role and organisation where the door asks for them, from its own lists when it has them."""
        self.role = self._described_by(form, "role", self._habits.speech.role)
        self.organisation = self._described_by(form, "organisation", self._habits.speech.organisation)
        given = {"role": [self.role], "organisation": [self.organisation]}
        return {name: values for name, values in given.items() if values[0]}

    def _described_by(self, form: Form, name: str, otherwise: str) -> str:
        offered = [value for value in form.values_of(name) if value]
        if offered:
            return offered[int(self._habits.draw(name, self.number) * len(offered))]
        return otherwise if name in form.writable else ""

    async def _answer(self, asked: Asked, form: Form, intent: Intent) -> None:
        if form.writable:
            await self._write(asked, form, intent)
        elif form.ratings:
            await self._rate(asked, form, intent)
        elif not asked.place:
            await self._choose(asked, form, intent)
        elif self._habits.is_taken(self.number, asked):
            await self._send(asked, {}, intent)
            if intent.changes_mind:
                await self._send(asked, {}, Intent(answers=True))

    async def _write(self, asked: Asked, form: Form, intent: Intent) -> None:
        speak = self._habits.words if 0 < form.longest < A_SENTENCE else self._habits.texts
        for text in speak(self.number, asked.key, form.most or MOST_TEXTS):
            await self._send(asked, {"text": [text]}, intent)

    async def _rate(self, asked: Asked, form: Form, intent: Intent) -> None:
        """A value for every statement; some are passed by, with the button for it or by leaving them open."""
        first, final = (
            {name: self._rated(asked, form, name, turn) for name in form.ratings} for turn in ("first", "final")
        )
        if intent.changes_mind and first != final:
            await self._send(asked, {name: [value] for name, value in first.items()}, Intent(answers=True))
        is_open = {name: self._habits.draw("open", self.number, asked, name) < LEFT_OPEN for name in form.ratings[1:]}
        given = {name: [value] for name, value in final.items() if not is_open.get(name)}
        await self._send(asked, given, intent)

    def _rated(self, asked: Asked, form: Form, name: str, turn: str) -> str:
        values = form.values_of(name)
        liked = self._habits.draw("liked", asked.key.question, name) + self._habits.draw(turn, self.number, asked, name)
        return values[int(liked / 2 * len(values))]

    async def _choose(self, asked: Asked, form: Form, intent: Intent) -> None:
        options = len(form.values_of("option"))
        most = 1 if any(choice.kind == "radio" for choice in form.choices) else form.most or options
        picks, first = (
            [str(option) for option in self._habits.picks(self.number, asked.key, options, most, turn)]
            for turn in ("final", "first")
        )
        if intent.changes_mind and first != picks:
            await self._send(asked, {"option": first}, Intent(answers=True))
        await self._send(asked, {"option": picks}, intent)

    async def _send(self, asked: Asked, given: Mapping[str, list[str]], intent: Intent) -> None:
        """Send until the server has it; once more on top of what another phone of mine sent."""
        for _ in range(3):
            form = self._form(asked)
            if form is None:
                return
            fields = form.filled(**(given or _tapped(form)))
            heard = await self._tell(fields, intent)
            if self._keep(asked.key, heard, fields, form):
                await self._settle(asked, form)
                return
            if heard.reason != "stale_answer":
                return
            await self.look_again()

    async def _tell(self, fields: dict[str, list[str]], intent: Intent) -> Heard:
        """Once, twice, or with the line falling away before the answer comes."""
        if not intent.loses_line:
            return await self._line.command("cast_answer", fields, times=2 if intent.double_taps else 1)
        op = new_op()
        await self._line.send("cast_answer", fields, op)
        await self._line.drop()
        await self.come_back()
        return await self._line.command("cast_answer", fields, op)

    def _keep(self, key: Key, heard: Heard, fields: Mapping[str, list[str]], form: Form) -> bool:
        if heard.is_done:
            options = tuple(sorted(int(option) for option in fields.get("option", ())))
            texts = tuple(" ".join(text.split()) for text in fields.get("text", ()))
            values = tuple((item, int(*fields.get(name, ["0"]))) for item, name in enumerate(form.ratings))
            who = (self.number, key, self.seat, self.role, self.organisation)
            self.log.append(Acknowledged(*who, options, texts, values))
        else:
            self.refused.append(heard)
        return heard.is_done

    async def _settle(self, asked: Asked, sent: Form) -> None:
        """Wait until the page shows the own answer, so that a next one starts from it."""

        def is_newer() -> bool:
            form = self._form(asked)
            return form is None or form.value("base") != sent.value("base")

        try:
            if not await self._line.wait_until(is_newer, SOON):
                self.missed += 1
                await self.look_again()
        except Disconnected:
            await self.come_back()

    def _form(self, asked: Asked) -> Form | None:
        forms = self._line.forms("cast_answer")
        return next((form for form in forms if _asked(form) == asked and _is_answerable(form)), None)


def _door_form(page: Reply) -> Form:
    for form in forms_in(page.text):
        if form.action.endswith("/meedoen"):
            return form
    raise NotAdmitted(f"{page.status}: no form to join with")


def _asked(form: Form) -> Asked:
    place = form.id if form.id.startswith(TAKE) else ""
    return Asked(Key(form.value("question"), int(form.value("round") or 1)), place)


def _is_answerable(form: Form) -> bool:
    """Something can be chosen, written or tapped. The list beside the taps is for looking back."""
    return form.id != TAKE_LIST and bool(
        form.values_of("option") or form.ratings or form.writable or form.id.startswith(TAKE)
    )


def _tapped(form: Form) -> dict[str, list[str]]:
    """What the one button sends: all that was taken already, with or without the pitch of now."""
    return {"option": [*form.hidden.get("option", ()), *form.values_of("option")]}
