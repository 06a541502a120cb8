"""Slanted lines for what is online, as one path: a pattern would not survive every printer."""

from __future__ import annotations


def hatching(width: float, height: float, step: int = 10, x: int = 0, y: int = 0) -> str:
    """Lines of 45 degrees within a bar of `width` by `height` with its corner at `x`, `y`; `step` lies between two."""
    lines = []
    for start in range(-step * int(height // step), int(width), step):
        left, right = max(start, 0), min(start + height, width)
        bottom, rise = y + height + min(start, 0), right - left
        lines.append(f"M{x + left:g} {bottom:g}l{rise:g}-{rise:g}")
    return "".join(lines)
