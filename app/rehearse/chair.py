"""The simulated chair: one big button, and what a chair does in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.rehearse.connection import Connection, Heard
from app.rehearse.forms import Form
from app.rehearse.habits import Key
from app.rehearse.phrases import Sentence
from app.rehearse.visit import Visit

SOON = 5.0
STOPS = ("nothing_next", "day_closed")
WAITS = ("stream_answers",)
ANSWERS = {"few_present": {"anonymity": ["confidential"]}, "outcomes_incomplete": {"despite_incomplete": ["1"]}}
"""How this chair answers when the server asks back."""


class ChairStuck(Exception):
    """The day cannot go on; the message is what the server said."""


class Chair:
    """`link` is the path of the chair's page. `missed` counts frames that had to be asked for."""

    def __init__(self, base: str, link: str) -> None:
        self.visit = Visit(base)
        self._link = link
        self.line = Connection(self.visit, "chair")
        self.missed = 0
        self._asked_back: list[Heard] = []

    async def join(self) -> None:
        await self.visit.get(self._link)
        reply = await self.visit.post(self._link, {})
        if reply.status != 200 or not self.visit.cookies:
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
                await self._see(partial(self._has_moved, form))
                return True
            if heard.reason in STOPS:
                return False
            if heard.reason in WAITS:
                await self._see(partial(self._has_moved, form))
                continue
            self._asked_back.append(heard)
            answers |= ANSWERS.get(heard.reason, {})
            await self.look_again()
        raise ChairStuck(self._asked_back[-1].text or self._asked_back[-1].reason)

    async def set_delay(self, seconds: int) -> bool:
        return (await self.line.command("set_delay", {"seconds": [str(seconds)]})).is_done

    async def write_line(self, pitch: str, line: str) -> bool:
        return (await self.line.command("write_pitch_line", {"pitch": [pitch], "line": [line]})).is_done

    def pitch(self) -> str:
        """The pitch that is on now, empty when there is none."""
        return next((form.value("pitch") for form in self.line.forms("write_pitch_line")), "")

    def elsewhere(self) -> set[str]:
        """Blocks that the chair could jump to: all but the one of now."""
        forms = tuple(self.line.forms("go_to_block"))
        return {id_ for form in forms for id_ in (form.value("block"), *form.values_of("block")) if id_}

    async def ask_again(self, question: str) -> bool:
        """Open a next round, when the page offers it."""
        forms = (form for form in self.line.forms("open_next_round") if form.value("question") == question)
        form = next(forms, None)
        if form is None or not (await self.line.command("open_next_round", form.filled())).is_done:
            return False
        await self._see(lambda: form not in tuple(self.line.forms("open_next_round")))
        return True

    async def ask_on_the_spot(self, text: str, options: Sequence[str]) -> bool:
        """A question that nobody planned, open at once; also when few people are here."""
        form = next(iter(self.line.forms("add_question")), None)
        if form is None:
            return False
        kinds = {"anonymity": ["confidential"]} if form.values_of("anonymity") else {}
        fields = form.filled(text=[text], kind=["choice"], options=["\n".join(options)], is_opened=["1"], **kinds)
        return (await self.line.command("add_question", fields)).is_done

    async def skip(self, block: str) -> bool:
        """Mark a block as skipped, when the page offers it."""

        def offered(is_skipped: str) -> Form | None:
            forms = (form for form in self.line.forms("skip_block") if form.value("is_skipped") == is_skipped)
            return next((form for form in forms if block in form.values_of("block")), None)

        form = offered("1")
        if form is None or not (await self.line.command("skip_block", form.filled(block=[block]))).is_done:
            return False
        await self._see(lambda: offered("0") is not None)
        return True

    async def hide_first_text(self, key: Key) -> bool:
        """Take the first text of this round off the screen."""
        return await self._with_text("hide_text", key, "is_hidden") is not None

    async def show_first_text(self, key: Key) -> bool:
        """Put the first text of this round on the beamer by itself; fine where texts do not stand there so."""
        forms = [form for form in self.line.forms("show_text") if form.value("question") == key.question]
        return not forms or await self._with_text("show_text", key, "is_shown") is not None

    async def approve_first_text(self, key: Key) -> bool:
        """Let the first text that waits be shown; fine when none does."""
        if not any(form.value("question") == key.question for form in self.line.forms("approve_texts")):
            await self.look_again()
        forms = [form for form in self.line.forms("approve_texts") if form.value("question") == key.question]
        done = await self._with_text("approve_texts", key, "is_approved") if forms else None
        if done:
            await self._see(lambda: done not in tuple(self.line.forms("approve_texts")))
        return not forms or done is not None

    async def merge_texts(self, key: Key) -> bool:
        """Put the last two texts on the page together; fine when there are no two."""
        merging = next((form for form in self.line.forms("merge_texts") if form.id), None)
        texts = [form.value("text") for form in self.line.forms("hide_text") if form.value("question") == key.question]
        if merging is None or len(texts) < 2:
            return True
        fields = merging.filled(text=texts[-1:], into=texts[-2:-1])
        return (await self.line.command("merge_texts", fields)).is_done

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
        self.line.show_all((await self.visit.get("/deel?page=chair")).text)

    async def _with_text(self, command: str, key: Key, deed: str) -> Form | None:
        """Send the first form that does this to a text of this round; None when that did not work."""

        def first() -> Form | None:
            found = (form for form in self.line.forms(command) if form.value("question") == key.question)
            return next((form for form in found if form.value(deed) == "1" and len(form.hidden["text"]) == 1), None)

        await self._see(lambda: first() is not None)
        form = first()
        if form is None or not (await self.line.command(command, form.filled())).is_done:
            return None
        return form

    async def _see(self, is_so: Callable[[], bool]) -> None:
        if not await self.line.wait_until(is_so, SOON):
            self.missed += 1
            await self.look_again()

    def _button(self) -> Form | None:
        return next(iter(self.line.forms("advance")), None)

    def _has_moved(self, before: Form) -> bool:
        button = self._button()
        return button is None or button.value("step") != before.value("step")
