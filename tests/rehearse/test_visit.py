"""A visitor who is sent on sees the page that the server meant, with the message that goes with it."""

from __future__ import annotations

import pytest

from app.rehearse.visit import Reply, Visit


class Sent(Visit):
    """At a server that sends every post on to `location`; `asked` is what was fetched then."""

    def __init__(self, location: str) -> None:
        super().__init__("http://127.0.0.1:1")
        self.asked = ""
        self._location = location

    async def _ask(self, method: str, path: str, body: bytes = b"") -> Reply:
        if method == "POST":
            return Reply(303, {"location": self._location}, b"")
        self.asked = path
        return Reply(200, {}, b"")


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/dag", "/dag"),
        ("/?bericht=badge", "/?bericht=badge"),
        ("http://127.0.0.1:1/vragen?pagina=2#eind", "/vragen?pagina=2"),
    ],
)
async def test_who_is_sent_on_keeps_the_query(location: str, asked: str) -> None:
    visit = Sent(location)
    await visit.post("/meedoen", {})
    assert visit.asked == asked
