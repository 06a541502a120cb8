"""Sessions at the same time, on every page: the right words, whole pages, and forms that also work as a post."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core import commands as c
from app.core.audiences import chair_view, phone_view
from app.core.breakout_views import rapporteur_view
from app.core.breakouts import number_of
from app.core.own import own_view
from app.core.own_view import NUMBER
from app.core.plan import Block, BlockKind, Breakout, Heading, Seat
from app.core.screen import screen_view
from app.core.wording import OutcomeKind, Wording
from app.live.wire import COMMANDS
from app.render import Renderer
from tests.core.day import AGREEMENT, Day
from tests.core.test_breakouts import CONCLUSION, EVENING, RAPPORTEUR, come, under_way
from tests.render import chair_samples, samples
from tests.render.pages import Page

CONTEXT: dict[str, Any] = {
    "door": samples.DOOR,
    "links": chair_samples.LINKS,
    "message": None,
    "own": None,
    "livestream": None,
}
SMALL = 2_000


def written() -> Day:
    """Notes, a conclusion that was taken over, an agreement that went back, and one that waits."""
    day = under_way()
    come(day, "w", "wethouder")
    for number, heading in enumerate((Heading.LEARNED, Heading.NEEDED)):
        day.do(c.AddNote(f"op-{number}", heading, f"Notitie <{number}>"), RAPPORTEUR)
    day.do(c.RecordOutcome("op-3", OutcomeKind.CONCLUSION, CONCLUSION), RAPPORTEUR)
    day.do(c.RecordOutcome("op-4", OutcomeKind.AGREEMENT, AGREEMENT, "note:n1"), RAPPORTEUR)
    day.do(c.RecordOutcome("op-5", OutcomeKind.AGREEMENT, Wording("Cases aanleveren")), RAPPORTEUR)
    day.do(c.AcceptOutcome(outcome="o1", version=1))
    day.do(c.ReturnOutcome(outcome="o2", text="Wie trekt dit?"))
    return day


def of_rapporteur(renderer: Renderer, day: Day, id_: str = "maatpact") -> Page:
    return Page(renderer.page("rapporteur", view=rapporteur_view(day.state, id_), **CONTEXT))


def of_chair(renderer: Renderer, day: Day) -> Page:
    return Page(renderer.page("chair", view=chair_view(day.state), now=0.0, **CONTEXT))


def of_phone(renderer: Renderer, day: Day, person: str = "") -> Page:
    context = CONTEXT | {"own": own_view(day.state, Seat.HALL, person)}
    return Page(renderer.page("phone", view=phone_view(day.state, Seat.HALL), **context))


def online(*people: str, is_free: bool = False) -> Day:
    """Sessions with a place online, and people who take part from a distance."""
    block, link = EVENING.blocks[1 if is_free else 0], "https://overleg.example.nl/een?kamer=1&taal=nl"
    first, *rest = block.breakouts
    sessions = (replace(first, link=link), *rest)
    day = Day(replace(EVENING, blocks=(replace(block, breakouts=sessions), EVENING.blocks[-1])))
    day.advance()
    for person in people:
        come(day, person, person, Seat.STREAM)
    return day


def of_screen(renderer: Renderer, day: Day) -> Page:
    return Page(renderer.page("screen", view=screen_view(day.state), **CONTEXT))


@pytest.mark.parametrize("look", [of_rapporteur, of_chair, of_phone, of_screen])
@pytest.mark.parametrize("steps", range(6))
def test_a_page_is_whole_with_ids_once_and_forms_that_are_known(look: Any, steps: int, renderer: Renderer) -> None:
    day = written()
    day.advance(steps)
    page = look(renderer, day)
    assert page.unclosed == []
    ids = [element.attributes["id"] for element in page.elements if element.attributes.get("id")]
    assert len(ids) == len(set(ids))
    for form in page.all("form"):
        command = form.attributes["data-command"]
        assert command in COMMANDS
        assert form.attributes["action"] == f"/opdracht/{command}"


@pytest.mark.parametrize("look", [of_rapporteur, of_chair])
def test_every_field_has_a_label_and_keeps_what_is_typed(look: Any, renderer: Renderer) -> None:
    page = look(renderer, written())
    labelled = {label.attributes.get("for") for label in page.all("label")}
    for field in (*page.all("textarea"), *page.all("select")):
        assert "label" in field.within or field.attributes.get("id") in labelled
    guarded = [form for form in page.all("form") if "data-guard" in form.attributes]
    assert len(guarded) >= 3


# -- phone -------------------------------------------------------------------------------------


def test_the_own_session_stands_large_and_the_others_below(renderer: Renderer) -> None:
    page = of_phone(renderer, written(), "w")
    (own,) = page.all("section", data_breakout="maatpact")
    assert "Wethouders: Maatpact" in own.words
    assert "kapel" in own.words
    assert "Managers" in page.words
    assert not page.all("form", data_command="choose_breakout")


def own_region(renderer: Renderer, day: Day, seat: Seat, person: str) -> Page:
    context = CONTEXT | {"view": phone_view(day.state, seat), "own": own_view(day.state, seat, person)}
    return Page(renderer.region("phone", "own", **context))


def test_who_takes_part_online_finds_the_way_to_the_own_session_and_nobody_else_does(renderer: Renderer) -> None:
    day = online("wethouder", "manager")
    (link,) = own_region(renderer, day, Seat.STREAM, "wethouder").all("a")
    assert link.attributes["href"] == "https://overleg.example.nl/een?kamer=1&taal=nl"
    assert link.attributes["rel"] == "noopener noreferrer"
    come(day, "zaal", "wethouder", Seat.HALL)
    for seat, person in ((Seat.HALL, "zaal"), (Seat.STREAM, "manager")):
        page = own_region(renderer, day, seat, person)
        assert page.all("section", data_breakout="maatpact" if person == "zaal" else "ervaring")
        assert page.all("a") == []
        assert bool([p for p in page.all("p") if p.attributes.get("class") == "place"]) is (seat is Seat.HALL)
    assert "de dagvoorzitter zegt hoe je jouw sessie volgt" in page.words
    views = (phone_view(day.state, seat) for seat in Seat)
    shared = "".join(
        renderer.region("phone", name, view=view, **CONTEXT) for view in views for name in ("stage", "result", "agenda")
    )
    assert "overleg.example.nl" not in shared
    assert "overleg.example.nl" not in renderer.page("screen", view=screen_view(day.state), **CONTEXT)


def test_chair_and_rapporteur_have_the_place_online_too(renderer: Renderer) -> None:
    day = online()
    for page in (of_chair(renderer, day), of_rapporteur(renderer, day)):
        (link,) = [a for a in page.all("a") if a.attributes["href"].startswith("https://overleg.example.nl/een")]
        assert link.attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("blocks", [1, 2])
def test_the_phone_says_the_number_that_the_chair_can_look_for(blocks: int, renderer: Renderer) -> None:
    day = under_way(blocks)
    for id_ in ("m", "n"):
        come(day, id_, "manager")
    assert f"Noem de dagvoorzitter je nummer: {NUMBER}" in of_phone(renderer, day, "m").words
    options = [option.words for option in of_chair(renderer, day).all("option")]
    place = "nog nergens" if blocks == 2 else "Managers"
    for id_ in ("m", "n"):
        assert f"{number_of(id_)} manager (zaal): {place}" in options


def test_who_may_choose_sees_how_many_places_are_left(renderer: Renderer) -> None:
    day = under_way(2)
    day.do(c.ChooseBreakout(breakout="inkoop"), come(day, "p", ""))
    page = of_phone(renderer, day)
    assert "Kies hieronder naar welke sessie je gaat" in page.words
    choices = [button for button in page.all("button") if "secondary" in button.attributes["class"]]
    assert ["disabled" in button.attributes for button in choices] == [True, False]


@pytest.mark.parametrize("steps", [0, 1])
def test_a_frame_to_every_phone_is_small(steps: int, renderer: Renderer) -> None:
    day = written()
    for number in range(20):
        day.do(
            c.AddNote(
                f"op-1{number:02d}", Heading.LEARNED, "Een notitie van een hele zin, zoals iedereen die schrijft"
            ),
            RAPPORTEUR,
        )
    day.advance(steps)
    view = phone_view(day.state, Seat.HALL)
    assert len(renderer.region("phone", "stage", view=view, **CONTEXT).encode()) < SMALL


def test_proposals_of_others_are_not_among_the_agreements_of_the_day(renderer: Renderer) -> None:
    view = phone_view(written().state, Seat.HALL)
    agreed = renderer.region("phone", "outcomes", view=view, **CONTEXT)
    assert "Cases aanleveren" not in agreed
    assert CONCLUSION.what in agreed


# -- beamer ------------------------------------------------------------------------------------


def test_the_beamer_says_which_session_is_for_whom_and_where(renderer: Renderer) -> None:
    words = of_screen(renderer, written()).words
    assert all(
        text in words for text in ("Wethouders: Maatpact", "kapel", "Voor: wethouder", "Voor: manager, projectleider")
    )


def test_the_harvest_shows_what_stands_and_not_what_went_back(renderer: Renderer) -> None:
    day = written()
    day.advance()
    words = of_screen(renderer, day).words
    assert CONCLUSION.what in words
    assert "Cases aanleveren" in words
    assert AGREEMENT.what not in words


def test_a_session_without_a_word_is_asked_for_one(renderer: Renderer) -> None:
    day = under_way()
    day.advance()
    assert "Er is nog niets opgeschreven" in of_screen(renderer, day).words


def test_twenty_sessions_are_all_on_the_beamer(renderer: Renderer) -> None:
    sessions = tuple(Breakout(f"s{n}", f"Sessie {n}") for n in range(20))
    day = Day(replace(EVENING, blocks=(Block("b", BlockKind.BREAKOUTS, "Workshops", 600, breakouts=sessions),)))
    day.advance()
    assert len(of_screen(renderer, day).all("h2")) == 20


# -- chair -------------------------------------------------------------------------------------


def test_the_chair_takes_over_or_gives_back_what_is_proposed(renderer: Renderer) -> None:
    page = of_chair(renderer, written())
    assert (
        len(page.all("form", data_command="accept_outcome"))
        == len(page.all("form", data_command="return_outcome"))
        == 2
    )
    assert "Terug: Wie trekt dit?" in page.words
    assert page.all("form", data_command="move_person")


def test_what_a_session_still_owes_is_told_before_the_day_closes_and_does_not_keep_it_open(renderer: Renderer) -> None:
    day = written()
    day.do(c.GoToBlock(step=day.state.step, block="slot"))
    day.advance()
    page = of_chair(renderer, day)
    assert "Nog niet rond: Wethouders: Maatpact. De dag sluiten kan wel." in page.words
    day.advance()
    assert day.state.is_over


# -- rapporteur --------------------------------------------------------------------------------


def test_the_rapporteur_sees_what_is_owed_and_what_became_of_each_proposal(renderer: Renderer) -> None:
    words = of_rapporteur(renderer, written()).words
    for text in (
        "Conclusie: klaar",
        "Afspraak: niet af",
        "Overgenomen door de dag",
        "Terug: Wie trekt dit?",
        "In de oogst",
    ):
        assert text in words
    assert "Notitie <0>" in words


@pytest.mark.parametrize("is_over", [False, True])
def test_before_and_after_there_is_nothing_to_write_in(is_over: bool, renderer: Renderer) -> None:
    day = Day(EVENING)
    if is_over:
        day.do(c.GoToBlock(step=0, block="diner"))
        day.do(c.GoToBlock(step=day.state.step, block="slot"))
        day.advance()
    page = of_rapporteur(renderer, day)
    assert page.all("form") == []
    assert ("De dag is gesloten" if is_over else "nog niet begonnen") in page.words


def test_a_session_that_is_gone_says_so(renderer: Renderer) -> None:
    assert "staat niet meer in het programma" in of_rapporteur(renderer, Day(EVENING), "weg").words
