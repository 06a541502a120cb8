"""What stands in the terminal once a day is open: how it stands, every link, and a QR code for the phones.

Apart from `serving`, since somebody reads it: here stand words and links, there what runs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click
import qrcode

from app import changes
from app.core.plan import Plan
from app.opening import Opened, as_links, session_links
from app.plan_file.remarks import remarks
from app.restoring import restored_lines

OPEN_LINE: Final = "Dit adres is http: op hetzelfde netwerk kan iemand meelezen. Een proxy met https sluit dat af."
HERE: Final = ("127.0.0.1", "::1", "localhost")
"""What is said within this machine, nobody else on the network reads."""


def announcement(opened: Opened, address: str, *, is_update: bool) -> str:
    """`is_update`: a changed programme file was taken over."""
    links = as_links(opened.keys, address, opened.state.turns)
    return "\n".join(
        [
            *_indented([opened.state.plan.title, _standing(opened)]),
            *_indented(changes.lines(opened.revision, is_applied=is_update) if opened.revision else []),
            *_indented([] if opened.state.began else [f"Let op: {remark}" for remark in remarks(opened.state.plan)]),
            *_indented(restored_lines(opened.restored, opened.state) if opened.restored else []),
            *_indented(
                [
                    f"Deelnemers   {address}   code {opened.keys.code[:4]} {opened.keys.code[4:]}",
                    f"             {links['phone']}",
                    f"Online       {links['online']}",
                    f"Organisator  {links['organiser']}",
                    f"Regie        {links['chair']}",
                    f"Beamer       {links['screen']}",
                    f"Spreker      {links['speaker']}",
                    f"Hulp         {links['helper']}",
                    f"Communicatie {links['communication']}",
                ]
            ),
            *_indented(_rapporteurs(opened.state.plan, _breakout_links(opened, address))),
            *_indented(qr_code(links["phone"])),
            *([f"  {OPEN_LINE}"] if _is_overheard(address) else []),
            "  Houd de links van organisator en regie voor jezelf. Stop met Ctrl+C: alles is dan bewaard.",
        ]
    )


def write_links(file: Path, opened: Opened, address: str) -> None:
    """For a program that must find its way in. Raises click.FileError."""
    links = {**as_links(opened.keys, address, opened.state.turns), "sessions": _breakout_links(opened, address)}
    try:
        file.write_text(json.dumps(links), "utf-8")
    except OSError as problem:
        raise click.FileError(str(file), f"De links kunnen niet in {file} bewaard worden.") from problem


def qr_code(content: str) -> list[str]:
    """In the characters of a terminal, two rows of it in a line."""
    code = qrcode.QRCode(border=2)
    code.add_data(content)
    rows = code.get_matrix()
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    glyphs = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(glyphs[a, b] for a, b in zip(*pair, strict=True)) for pair in pairs]


def _indented(lines: list[str]) -> list[str]:
    """With an empty line before them, where there are any."""
    return ["", *(f"  {line}" for line in lines)] if lines else []


def _standing(opened: Opened) -> str:
    if not opened.is_reopened:
        return "De dag staat klaar."
    return "Deze dag was al begonnen. We gaan verder waar je was." if opened.state.began else "De dag stond al klaar."


def _rapporteurs(plan: Plan, links: dict[str, str]) -> list[str]:
    """A breakout's title above its link, since links all look the same."""
    breakouts = [breakout for block in plan.blocks for breakout in block.breakouts]
    return [line for b in breakouts for line in (f"Rapporteur   {b.title}", f"             {links[b.id]}")]


def _breakout_links(opened: Opened, address: str) -> dict[str, str]:
    return session_links(opened.keys, opened.state.plan, address, opened.state.turns)


def _is_overheard(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in HERE
