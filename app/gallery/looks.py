"""At which sizes and in which light each surface is looked at: what people have in their hands, and the narrowest that
must still work. A size that is not here is seen by nobody before the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from playwright.async_api import ViewportSize

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Look:
    """`width` and `height` of the window in CSS pixels."""

    width: int
    height: int
    theme: Theme = "light"

    @property
    def size(self) -> ViewportSize:
        return {"width": self.width, "height": self.height}

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}-{'licht' if self.theme == 'light' else 'donker'}"


def _both(*sizes: tuple[int, int]) -> tuple[Look, ...]:
    themes: tuple[Theme, Theme] = ("light", "dark")
    return tuple(Look(width, height, theme) for width, height in sizes for theme in themes)


LOOKS: Final = {
    "phone": _both((390, 844), (320, 640), (844, 390)),
    "online": _both((1280, 800), (390, 844)),
    "chair": _both((1440, 900), (1280, 800), (390, 844)),
    "screen": _both((1920, 1080), (1280, 720)),
}
"""By surface; the first one is what people see most."""
