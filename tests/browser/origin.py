"""The host of a livestream, played by the test: a clip of forty seconds that goes live, one second at every look.

The clip is a running clock of 160 by 90, made with ffmpeg (`-f hls -hls_segment_type fmp4 -hls_flags single_file`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Route

HOST = "beeld.example.nl"
PLAYLIST, PLAYER = f"https://{HOST}/zaal/beeld.m3u8", f"https://{HOST}/speler?zaal=1"
MASTER = """#EXTM3U
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="t",NAME="English",LANGUAGE="en",AUTOSELECT=NO,URI="en.m3u8"
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="t",NAME="Nederlands",LANGUAGE="nl",AUTOSELECT=NO,URI="nl.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=8000,CODECS="avc1.42C00B",SUBTITLES="t"
hoog.m3u8
"""
SUBTITLES = "#EXTM3U\n#EXT-X-TARGETDURATION:40\n#EXTINF:40,\n{}\n#EXT-X-ENDLIST\n"
TEXTS = "WEBVTT\n\n00:00.000 --> 00:40.000\nWelkom in de kapel.\n"
WINDOW = 4


class Origin:
    """`is_there` False: it knows nothing of this address. `is_still`: nothing new comes. `is_over`: it says so."""

    def __init__(self) -> None:
        self.is_there = True
        self.is_still = False
        self.is_over = False
        self.asked: list[str] = []
        self.referrers: list[str | None] = []
        self._begin, *self._parts = _parts()
        self._live = WINDOW

    async def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        self.asked.append(path)
        self.referrers.append(await route.request.header_value("referer"))
        if not self.is_there:
            await route.fulfill(status=404)
        elif path == "/speler":
            await route.fulfill(body="<h1>Beeld uit de zaal</h1>", content_type="text/html")
        else:
            await route.fulfill(body=self._file(path.rsplit("/", 1)[1]), headers={"Access-Control-Allow-Origin": "*"})

    def _file(self, name: str) -> str | bytes:
        stem, kind = name.split(".")
        if kind == "m4s":
            return self._begin if stem == "begin" else self._parts[int(stem)]
        if kind == "vtt":
            return TEXTS
        playlists = {"beeld": MASTER, "hoog": self._playlist(), "pagina": "<h1>Hier is niets</h1>"}
        return playlists.get(stem, SUBTITLES.format(f"{stem}.vtt"))

    def _playlist(self) -> str:
        first = self._live - WINDOW
        lines = [f"#EXTINF:1,\n{number}.m4s" for number in range(first, self._live)]
        end = ["#EXT-X-ENDLIST"] if self.is_over else []
        if not self.is_still:
            self._live = min(self._live + 1, len(self._parts))
        head = f"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:{first}"
        return "\n".join([head, '#EXT-X-MAP:URI="begin.m4s"', *lines, *end, ""])


def _parts() -> Iterator[bytes]:
    """What every player needs first, and then every second of the clip."""
    clip, part = Path(__file__).with_name("clip.mp4").read_bytes(), b""
    while clip:
        size, kind = int.from_bytes(clip[:4], "big"), clip[4:8]
        if kind == b"sidx":
            yield part
            part = b""
        part, clip = part + clip[:size], clip[size:]
    yield part
