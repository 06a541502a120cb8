"""The simulated chair: one big button, and what a chair does in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.rehearse.connection import Connection, Heard
from app.rehearse.forms import Form
from app.rehearse.habits import Key
from app.rehearse.phrases import Sentence
from app.rehearse.visit import Visit

SOON = 5.0
STOPS = ("nothing_next", "day_closed")
ANSWERS = {"few_present": {"anonymity": ["confidential"]}, "outcomes_incomplete": {"despite_incomplete": ["1"]}}
"""How this chair answers when the server asks back."""


class ChairStuck(Exception):
    """The day cannot go on; the message is what the server said."""


class Chair:
    """`link` is the path of the chair's page. `missed` counts frames that had to be asked for."""

    def __init__(self, base: str, link: str) -> None:
        self._visit = Visit(base)
        self._link = link
        self.line = Connection(self._visit, "chair")
        self.missed = 0
        self.asked_back: list[Heard] = []

    async def join(self) -> None:
        await self._visit.get(self._link)
        reply = await self._visit.post(self._link, {})
        if reply.status != 200 or not self._visit.cookies:
            raise ChairStuck(f"{reply.status} {reply.text[:200]}")
        await self.line.open()
        await self._see(lambda: self._button() is not None)

    async def close(self) -> None:
        await self.line.close()

    async def advance(self) -> bool:
        """Press the one button, and answer what it asks back. False when the day is over."""
        answers: dict[str, list[str]] = {}
        for _ in range(6):
            form = self._button()
            if form is None:
                await self.look_again()
                form = self._button()
            if form is None:
                return False
            heard = await self.line.command("advance", {"step": [form.value("step")], **answers})
            if heard.is_done:
                await self._see(partial(self._moved, form))
                return True
            if heard.reason in STOPS:
                return False
            self.asked_back.append(heard)
            answers |= ANSWERS.get(heard.reason, {})
            await self.look_again()
        raise ChairStuck(self.asked_back[-1].text or self.asked_back[-1].reason)

    async def write_line(self, pitch: str, line: str) -> bool:
        return (await self.line.command("write_pitch_line", {"pitch": [pitch], "line": [line]})).is_done

    def pitch(self) -> str:
        """The pitch that is on now, empty when there is none."""
        return next((form.value("pitch") for form in self.line.forms("write_pitch_line")), "")

    def elsewhere(self) -> set[str]:
        """Blocks that the chair could jump to: all but the one of now."""
        return {form.value("block") for form in self.line.forms("go_to_block")}

    async def ask_again(self, question: str) -> bool:
        """Open a next round, when the page offers it."""
        forms = (form for form in self.line.forms("open_next_round") if form.value("question") == question)
        form = next(forms, None)
        if form is None or not (await self.line.command("open_next_round", form.filled())).is_done:
            return False
        await self._see(lambda: form not in tuple(self.line.forms("open_next_round")))
        return True

    async def hide_first_text(self, key: Key) -> bool:
        """Take the first text of this round off the screen."""

        def shown() -> Form | None:
            found = (form for form in self.line.forms("hide_text") if form.value("question") == key.question)
            return next((form for form in found if form.value("is_hidden") == "1"), None)

        await self._see(lambda: shown() is not None)
        form = shown()
        return form is not None and (await self.line.command("hide_text", form.filled())).is_done

    async def record(self, sentence: Sentence) -> str:
        """Record an outcome; its id, once it is on the chair's page."""
        before = self.outcomes()
        heard = await self.line.command("record_outcome", sentence.fields)
        if not heard.is_done:
            raise ChairStuck(heard.text or heard.reason)
        await self._see(lambda: bool(self.outcomes() - before))
        return next(iter(self.outcomes() - before), "")

    def outcomes(self) -> set[str]:
        return {form.value("outcome") for form in self.line.forms("withdraw_outcome")}

    async def accept_claim(self, outcome: str, *, is_spokesperson: bool) -> bool:
        """Accept the first claim on an outcome, as soon as it is on the page."""

        def claim() -> Form | None:
            claims = (form for form in self.line.forms("reject_claim") if form.value("outcome") == outcome)
            return next(claims, None)

        await self._see(lambda: claim() is not None)
        form = claim()
        if form is None:
            return False
        fields = {"outcome": [outcome], "participant": [form.value("participant")]}
        if is_spokesperson:
            fields["is_spokesperson"] = ["1"]
        return (await self.line.command("assign_outcome", fields)).is_done

    async def look_again(self) -> None:
        self.line.show_all((await self._visit.get("/deel?page=chair")).text)

    async def _see(self, is_so: Callable[[], bool]) -> None:
        if not await self.line.wait_until(is_so, SOON):
            self.missed += 1
            await self.look_again()

    def _button(self) -> Form | None:
        return next(iter(self.line.forms("advance")), None)

    def _moved(self, before: Form) -> bool:
        button = self._button()
        return button is None or button.value("step") != before.value("step")
