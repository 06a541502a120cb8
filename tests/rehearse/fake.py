"""A server that keeps to the protocol and knows a tiny day; it can be told to lose what it acknowledged."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.core.plan import Plan, Question
from app.core.wording import DueKind
from app.rehearse.agreed import FIELDS, Agreed
from app.rehearse.habits import Key
from app.rehearse.results import Result, Tally
from app.rehearse.speech import DUTCH

NO_REVIEW = (DueKind.NONE, DueKind.DATE)
DOOR = '<form method="post" action="/meedoen"><input type="hidden" name="token" value="t"><input name="seat"></form>'


@dataclass
class Answer:
    seat: str
    version: int = 0
    options: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    ops: set[str] = field(default_factory=set)
    is_lost: bool = False


@dataclass
class Outcome:
    claim: str = ""
    owner: str = ""
    reply: str = ""
    fields: dict[str, str] = field(default_factory=dict)


class FakeServer:
    """Every question of the plan opens and closes in turn. `loses`: the n-th answer that is acknowledged
    is not kept (0: all are). `trouble` is what it says about itself."""

    def __init__(self, plan: Plan, loses: int = 0, trouble: str = "") -> None:
        self.plan = plan
        self.loses = loses
        self.trouble = trouble
        self.acknowledged = 0
        self.step = self.rev = 0
        self.seats: dict[str, str] = {}
        self.answers: dict[str, dict[str, Answer]] = {id_: {} for id_ in plan.questions}
        self.hidden: dict[str, set[str]] = {id_: set() for id_ in plan.questions}
        self.shown: set[str] = set()
        self.outcomes: dict[str, Outcome] = {}
        self.lines: dict[str, list[asyncio.Queue[dict[str, Any]]]] = {}
        self.script: list[Question | None] = [None]
        for question in plan.questions.values():
            self.script += [question, None]

    @property
    def open(self) -> Question | None:
        return self.script[self.step] if self.step < len(self.script) else None

    # -- what pages show -----------------------------------------------------------------------

    def frames(self, page: str, who: str) -> list[dict[str, Any]]:
        if page == "chair":
            regions = {"now": self._now(), "texts": self._texts(), "outcomes": self._rows()}
            return [self._frame(name, html) for name, html in regions.items()]
        if page == "screen":
            return [self._frame("stage", f"<p>stap {self.step}</p>")]
        return [self._own(who), self._frame("outcomes", "")]

    def _frame(self, region: str, html: str) -> dict[str, Any]:
        return {"rev": self.rev, "now": 0, "region": region, "html": html}

    def _own(self, who: str) -> dict[str, Any]:
        question, html = self.open, ""
        for id_, outcome in self.outcomes.items():
            if outcome.owner == who and not outcome.reply:
                html += _form("reply_to_outcome", outcome=id_)
        if question:
            held = self.answers[question.id].get(who, Answer(""))
            kind = "radio" if question.form.most == 1 else "checkbox"
            boxes = [f'<input type="{kind}" name="option" value="{i}">' for i in range(len(question.form.options))]
            box = "".join(boxes) or '<textarea name="text"></textarea>'
            about = {"question": question.id, "round": "1", "base": str(held.version)}
            html += _form("cast_answer", box, question.form.most, **about)
        key = question.id + ":1" if question else ""
        return self._frame("own", html) | {"key": key, "mine": True}

    def _now(self) -> str:
        return _form("advance", step=str(self.step)) if self.step < len(self.script) else ""

    def _texts(self) -> str:
        texts = [(q, t) for q, held in self.answers.items() for a in held.values() for t in a.texts]
        return "".join(
            _form("hide_text", question=q, round="1", text=t, is_hidden="1")
            + _form("show_text", question=q, round="1", text=t, is_shown="1")
            for q, t in texts
        )

    def _rows(self) -> str:
        rows = [_form("withdraw_outcome", outcome=id_) for id_ in self.outcomes]
        claims = [(id_, o.claim) for id_, o in self.outcomes.items() if o.claim]
        return "".join(rows + [_form("reject_claim", outcome=id_, participant=who) for id_, who in claims])

    # -- what people do ------------------------------------------------------------------------

    def hear(self, page: str, who: str, type_: str, fields: dict[str, list[str]], op: str) -> dict[str, str]:
        one = {name: values[0] for name, values in fields.items() if values}
        refusal = getattr(self, f"_{type_}")(who, one, fields, op)
        self.rev += 1
        return {"refused": op, "reason": refusal, "text": refusal} if refusal else {"ack": op, "text": "Gelukt"}

    def _advance(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        if int(one["step"]) != self.step:
            return "stale_step"
        if self.step + 1 == len(self.script) and "despite_incomplete" not in one:
            return "outcomes_incomplete"
        self.step += 1
        return ""

    def _cast_answer(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        question = self.plan.questions[one["question"]]
        held = self.answers[question.id].get(who, Answer(self.seats[who]))
        if op in held.ops:
            return ""
        if question is not self.open:
            return "question_closed"
        if question.form.options and int(one["base"]) != held.version:
            return "stale_answer"
        self.acknowledged += 1
        held.seat = self.seats[who]
        held.is_lost = self.acknowledged == self.loses
        held.options = tuple(int(value) for value in fields.get("option", ()))
        held.texts += tuple(fields.get("text", ()))
        held.version += 1
        held.ops.add(op)
        self.answers[question.id][who] = held
        return ""

    def _move_seat(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.seats[who] = one["seat"]
        return "seat_locked" if self.open else ""

    def _hide_text(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.hidden[one["question"]].add(one["text"])
        return ""

    def _show_text(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.shown.add(one["text"])
        return ""

    def _record_outcome(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.outcomes[f"o{len(self.outcomes) + 1}"] = Outcome(fields=one)
        return ""

    def _claim_outcome(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.outcomes[one["outcome"]].claim = who
        return ""

    def _assign_outcome(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.outcomes[one["outcome"]].owner = one["participant"]
        return ""

    def _reply_to_outcome(self, who: str, one: dict[str, str], fields: dict[str, list[str]], op: str) -> str:
        self.outcomes[one["outcome"]].reply = one["reply"]
        return ""

    # -- what the report says ------------------------------------------------------------------

    def results(self) -> dict[Key, Result]:
        return {Key(id_, 1): self._result(question) for id_, question in self.plan.questions.items()}

    def agreed(self) -> dict[str, Agreed]:
        """What the chair sent, with the sort of due that a reader of Dutch finds in it."""
        kinds = {sentence.due: sentence.due_kind for sentence in DUTCH.sentences}
        found = {}
        for id_, outcome in self.outcomes.items():
            said = {name: value for name, value in outcome.fields.items() if name in FIELDS}
            kind = kinds[said.get("due", "")]
            found[id_] = Agreed(**said, due_kind=kind, has_review=kind not in NO_REVIEW, reply=outcome.reply)
        return found

    def _result(self, question: Question) -> Result:
        kept = [answer for answer in self.answers[question.id].values() if not answer.is_lost]
        groups = {seat: _tally([answer for answer in kept if answer.seat == seat]) for seat in ("hall", "stream")}
        return Result(_tally(kept), groups, Counter(text for answer in kept for text in answer.texts))

    # -- HTTP and WebSocket --------------------------------------------------------------------

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/m/{token}", self._door),
                Route("/m/{token}/online", self._door),
                Route("/meedoen", self._join, methods=["POST"]),
                Route("/dag", self._page),
                Route("/regie/{token}", self._chair, methods=["GET", "POST"]),
                Route("/deel", self._part),
                WebSocketRoute("/live", self._live),
            ]
        )

    async def _door(self, request: Request) -> Response:
        return HTMLResponse(DOOR)

    async def _join(self, request: Request) -> Response:
        async with request.form() as form:
            who = f"p{len(self.seats)}"
            self.seats[who] = str(form["seat"])
        response = RedirectResponse("/dag", 303)
        response.set_cookie("heisessie", who)
        return response

    async def _page(self, request: Request) -> Response:
        return HTMLResponse("<h1>Welkom</h1>")

    async def _chair(self, request: Request) -> Response:
        if request.method == "GET":
            return HTMLResponse("<form method='post'><button>Ga naar regie</button></form>")
        response = HTMLResponse("<h1>Regie</h1>")
        response.set_cookie("regie", "ja")
        return response

    async def _part(self, request: Request) -> Response:
        frames = self.frames(request.query_params["page"], request.cookies.get("heisessie", ""))
        return JSONResponse({"now": 0, "rev": self.rev, "frames": frames})

    async def _live(self, line: WebSocket) -> None:
        await line.accept()
        page, who = line.query_params["page"], line.cookies.get("heisessie", "")
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.lines.setdefault(f"{page}/{who}", []).append(queue)
        first: dict[str, Any] = {"hello": True, "now": 0, "rev": self.rev, "trouble": self.trouble}
        for frame in (first, *self.frames(page, who)):
            queue.put_nowait(frame)
        relay = asyncio.create_task(_relay(line, queue))
        try:
            while True:
                sent = json.loads(await line.receive_text())
                queue.put_nowait(self.hear(page, who, sent["type"], sent["fields"], sent["id"]))
                self._tell_all()
        except (WebSocketDisconnect, RuntimeError):
            self.lines[f"{page}/{who}"].remove(queue)
        finally:
            relay.cancel()

    def _tell_all(self) -> None:
        for line, queues in self.lines.items():
            page, _, who = line.partition("/")
            for queue in queues:
                for frame in self.frames(page, who):
                    queue.put_nowait(frame)


def _form(command: str, inside: str = "", most: int = 0, **hidden: str) -> str:
    inputs = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items())
    head = f'<form method="post" action="/opdracht/{command}" data-command="{command}" data-most="{most}">'
    return f"{head}{inputs}{inside}</form>"


def _tally(answers: list[Answer]) -> Tally:
    return Tally(len(answers), Counter(str(option) for answer in answers for option in answer.options))


async def _relay(line: WebSocket, queue: asyncio.Queue[dict[str, Any]]) -> None:
    while True:
        frame = await queue.get()
        try:
            await line.send_text(json.dumps(frame))
        except (RuntimeError, WebSocketDisconnect):
            return
