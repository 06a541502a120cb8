"""Text of people never becomes markup, and no page needs more than the strict content policy allows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# A printed report and a mail stand alone: there, style inside the document is the only style there is.
STANDS_ALONE = ("gallery", "report")
EVERYWHERE = {
    "text let through unescaped": r"\|\s*safe\b|autoescape\s+false|Markup\(",
    "a handler in an attribute": r"<[^>]*\son[a-z]+\s*=",
    "something from elsewhere": r"(?:src|srcset|poster)\s*=\s*[\"']?(?:https?:)?//",
}
ON_LIVE_PAGES = {
    "style in an attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "a script in the page": r"<script\b(?![^>]*\bsrc\s*=)",
}
IN_SCRIPTS = {
    "markup from a string": r"innerHTML|outerHTML|insertAdjacentHTML|document\.write",
    "code from a string": r"\beval\s*\(|new\s+Function\b|set(?:Timeout|Interval)\(\s*[\"'`]",
    "an id that plain http does not have": r"crypto\.randomUUID",
    "a request to elsewhere": r"(?:import|fetch|WebSocket|EventSource)\s*\(?\s*[\"'`](?:https?|wss?):",
}


def templates() -> list[Path]:
    return [path for path in sorted((ROOT / "templates").rglob("*.*")) if "__pycache__" not in path.parts]


def live_templates() -> list[Path]:
    return [path for path in templates() if path.relative_to(ROOT / "templates").parts[0] not in STANDS_ALONE]


def scripts() -> list[Path]:
    return [path for path in sorted((ROOT / "static").rglob("*.js")) if "vendor" not in path.parts]


def found(pattern: str, paths: list[Path]) -> list[str]:
    """Over the whole text, since a tag may run over several lines."""
    texts = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in paths}
    hits = ((path, text, hit) for path, text in texts.items() for hit in re.finditer(pattern, text))
    return [f"{path}:{text.count(chr(10), 0, hit.start()) + 1}" for path, text, hit in hits]


@pytest.mark.parametrize("danger", EVERYWHERE)
def test_no_template_has(danger: str) -> None:
    assert found(EVERYWHERE[danger], templates()) == []


@pytest.mark.parametrize("danger", ON_LIVE_PAGES)
def test_no_live_page_has(danger: str) -> None:
    assert found(ON_LIVE_PAGES[danger], live_templates()) == []


def test_a_live_page_is_looked_at_whatever_its_name() -> None:
    assert {"door/report.html", "screen/pitch.html"} <= {
        str(path.relative_to(ROOT / "templates")) for path in live_templates()
    }


@pytest.mark.parametrize("danger", IN_SCRIPTS)
def test_no_script_has(danger: str) -> None:
    assert found(IN_SCRIPTS[danger], scripts()) == []


@pytest.mark.parametrize(
    ("danger", "markup"),
    [
        ("text let through unescaped", "{{ text | safe }}"),
        ("a handler in an attribute", '<button type="button"\n onclick="stem()">'),
        ("something from elsewhere", '<img src="//elders.example/a.png">'),
        ("style in an attribute", '<p class="a" style="color:red">'),
        ("a style element", "<style>p{}</style>"),
        ("a script in the page", "<script>stem()</script>"),
        ("markup from a string", "node.innerHTML = text"),
        ("code from a string", 'setTimeout("stem()", 1)'),
        ("a request to elsewhere", "new WebSocket('wss://elders.example')"),
        ("an id that plain http does not have", "crypto.randomUUID()"),
    ],
)
def test_the_danger_is_recognised(danger: str, markup: str) -> None:
    assert re.search({**EVERYWHERE, **ON_LIVE_PAGES, **IN_SCRIPTS}[danger], markup)
