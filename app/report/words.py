"""What the maker of documents says while it works and when it fails; in plain Dutch, one place."""

from __future__ import annotations

from typing import Final

WAITING: Final = "Er is nog geen verslag gemaakt."
STARTING: Final = "We beginnen met het verslag."
WRITING: Final = "We schrijven het verslag en de nieuwsbrief."
PRINTING: Final = "We maken de pdf."
PRINTING_PAGE: Final = "We maken de pdf: pagina %(page)s."
DONE: Final = "Het verslag en de nieuwsbrief zijn klaar."
NO_LIBRARY: Final = (
    "De pdf is niet gemaakt: op deze computer ontbreekt de bibliotheek Pango. Het verslag als webpagina en de "
    "nieuwsbrief staan wel klaar."
)
NO_PDF: Final = (
    "De pdf is niet gemaakt. Het verslag als webpagina en de nieuwsbrief staan wel klaar. Maak het verslag opnieuw."
)
TOO_LONG: Final = (
    "De pdf is niet op tijd klaar en daarom gestopt. Het verslag als webpagina en de nieuwsbrief staan wel klaar. "
    "Maak het verslag opnieuw."
)
NOTHING: Final = "Het verslag is niet gemaakt. De dag zelf is bewaard. Maak het verslag opnieuw."
