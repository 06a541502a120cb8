"""What WeasyPrint 70 leaves out of a tagged PDF, put in before it is written (its `finisher`).

Ornaments, that is figures without a text alternative and the running header and footer, are marked
as content but belong to no text: they become artifacts. A line inside a heading is no heading of its
own. Header cells get a scope, and their ids the tree that ISO 32000 asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydyf import PDF, Array, Dictionary, String

Element = Any
Reference = bytes
SINGLE: Final = ("/H1", "/H2", "/H3", "/H4", "/P", "/Caption")


def mend(_document: object, pdf: PDF) -> None:
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    _drop_ornaments(pdf, root)
    _unnest_headings(pdf, root)
    held = dict(_elements(pdf, root))
    _free_marks(pdf, _at(pdf, root["ParentTree"])["Nums"], held)
    _scope_headers(pdf, root)
    _index_ids(pdf, root, held)


def _at(pdf: PDF, reference: Reference) -> Element:
    return pdf.objects[int(reference.split()[0])]


def _kids(pdf: PDF, element: Element) -> Iterator[tuple[Reference, Element]]:
    """Structure elements only: marks are numbers, links and fields have no tag."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes) and "S" in (found := _at(pdf, kid)):
            yield kid, found


def _elements(pdf: PDF, element: Element) -> Iterator[tuple[Reference, Element]]:
    for reference, kid in _kids(pdf, element):
        yield reference, kid
        yield from _elements(pdf, kid)


def _drop_ornaments(pdf: PDF, element: Element) -> None:
    ornaments = {r for r, kid in _kids(pdf, element) if kid["S"] == "/Figure" and not kid.get("Alt")}
    if ornaments:
        element["K"] = Array(kid for kid in element["K"] if kid not in ornaments)
    for _, kid in _kids(pdf, element):
        _drop_ornaments(pdf, kid)


def _unnest_headings(pdf: PDF, element: Element) -> None:
    for _, kid in _kids(pdf, element):
        if kid["S"] == element.get("S") and kid["S"] in SINGLE:
            kid["S"] = "/NonStruct"
        _unnest_headings(pdf, kid)


def _free_marks(pdf: PDF, numbers: list[Any], held: dict[Reference, Element]) -> None:
    """`numbers` alternates a page's number with the elements of its marks, in order."""
    pages = {page["StructParents"]: page for page in (_at(pdf, reference) for reference in pdf.page_references)}
    for number, marks in zip(numbers[::2], numbers[1::2], strict=True):
        if number not in pages:
            continue
        freed = {mark for mark, reference in enumerate(marks) if reference not in held}
        for mark in freed:
            marks[mark] = "null"
        _turn_to_artifacts(_at(pdf, pages[number]["Contents"]).stream, freed)


def _turn_to_artifacts(stream: list[Any], freed: set[int]) -> None:
    """A mark is three items: the tag, its number, and the operator."""
    for at, item in enumerate(stream):
        if isinstance(item, Dictionary) and item.get("MCID") in freed:
            stream[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]


def _scope_headers(pdf: PDF, element: Element, scope: str = "/Row") -> None:
    for _, kid in _kids(pdf, element):
        if kid["S"] == "/TH":
            kid["A"]["Scope"] = scope
        _scope_headers(pdf, kid, "/Column" if kid["S"] == "/THead" else scope)


def _index_ids(pdf: PDF, root: Element, held: dict[Reference, Element]) -> None:
    named = sorted((e["ID"].string, reference) for reference, e in held.items() if "ID" in e)
    if named:
        tree = Dictionary({"Names": Array(part for id_, reference in named for part in (String(id_), reference))})
        pdf.add_object(tree)
        root["IDTree"] = tree.reference
