"""Every message of the house: what the templates look up, and the tables of sentences in `app`.

    .venv/bin/python -m tests.translations.messages

writes them to the catalogue: what is new comes in empty, to be translated; what nobody says any more goes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import catalogue, words
from app.core.plan import Language
from app.plan_file import questions
from app.report import words as report_words

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PO = catalogue.FOLDER / f"{Language.ENGLISH}.po"
HEADER = r"""# Dutch to British English. See docs/decisions/talen.md.
msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}
Message = str | tuple[str, str]


def every_message() -> dict[Message, list[str]]:
    """Each message with the files it is said in. One that has a plural somewhere has it everywhere."""
    found: dict[str, tuple[Message, list[str]]] = {}
    for file, message in sorted((*_in_templates(), *_in_tables()), key=lambda said: said[0]):
        key = message if isinstance(message, str) else message[0]
        known, files = found.get(key, (message, []))
        found[key] = (known if isinstance(known, tuple) else message, [*files, *([file] if file not in files else [])])
    return dict(found.values())


def _in_templates() -> Iterator[tuple[str, Message]]:
    mapping = [("**.*", "jinja2.ext:babel_extract")]
    for name, _, message, _, _ in extract_from_dir(TEMPLATES, mapping, {"**.*": JINJA}):
        pair = message if isinstance(message, str) else (message[0], message[1])
        yield f"templates/{name}", pair


def _in_tables() -> Iterator[tuple[str, Message]]:
    tables = {
        "app/words.py": [value for name, value in vars(words).items() if name.isupper()],
        "app/report/words.py": [value for name, value in vars(report_words).items() if name.isupper()],
        "app/catalogue.py": [catalogue.DAYS, catalogue.MONTHS],
        "app/plan_file/questions.py": [questions.TAKEAWAY],
    }
    for file, values in tables.items():
        yield from ((file, text) for value in values for text in _texts(value))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, tuple | Mapping):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(part)


def load() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def update() -> None:
    """No guesses at what looks like it: half right is worse than empty, since nobody looks again."""
    old, new = load(), Catalog(locale="en")
    for message, files in every_message().items():
        known = old.get(message if isinstance(message, str) else message[0])
        empty: Message = "" if isinstance(message, str) else ("", "")
        string = known.string if known and isinstance(known.string, type(empty)) else empty
        new.add(message, string, locations=[(file, 0) for file in files])
    entries = BytesIO()
    write_po(entries, new, width=0, include_lineno=False, omit_header=True)
    PO.write_bytes(HEADER.encode() + entries.getvalue().strip() + b"\n")


if __name__ == "__main__":
    update()
