"""How wide the letters of the shipped font are, to lay out a word cloud. `python -m tests.render.advances` writes it.

The product reads the numbers and not the font, so that it needs no library for fonts.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "app" / "advances.json"
FONTS = [ROOT / "static" / "fonts" / f"bitter-{script}-700-normal.woff2" for script in ("latin", "latin-ext")]
LETTERS = range(0x20, 0x250)


def advances() -> dict[str, str]:
    """Width in thousandths of the size -> the letters that are so wide."""
    found: dict[int, str] = {}
    for path in FONTS:
        font = TTFont(path)
        names, widths, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for code in sorted(code for code in names if code in LETTERS):
            width = round(widths[names[code]][0] * 1000 / unit)
            found[width] = found.get(width, "") + chr(code)
    return {str(width): letters for width, letters in sorted(found.items())}


def written() -> str:
    return json.dumps(advances(), ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
