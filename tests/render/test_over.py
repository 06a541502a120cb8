"""After the day: a friendly end on beamer and phone, and for the chair what is left to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.breakout_view import BreakoutView, ChairBreakouts, HarvestView, ProposalView
from app.core.commands import Reply
from app.core.outcome_view import Confirmation
from app.core.plan import Block, BlockKind, Breakout
from app.core.progress import Move
from app.core.query_view import QueryDesk, QueryList
from app.core.screen import ScreenView
from app.core.views import ChairView, StageView
from app.render import Renderer
from tests.core.day import PLAN
from tests.render import samples
from tests.render.chair_samples import LINKS, chair
from tests.render.pages import Page

CONTEXT = {"door": samples.DOOR, "links": LINKS}
LAST = Block("slot", BlockKind.WRAPUP, "Dit spraken we af", 990, 30, "Een toelichting", "Loop alles na")
OVER = replace(samples.stage(LAST), is_over=True, outcomes=samples.OUTCOMES, next_title="", next_start=0)
AMEND = replace(
    samples.ASKED, id="o7", number=7, confirmation=Confirmation(Reply.AMEND, "manager", "", "", samples.NOON, "Later.")
)


def screen(renderer: Renderer, stage: StageView = OVER) -> Page:
    return Page(renderer.region("screen", "stage", view=ScreenView(stage), **CONTEXT))


def phone(renderer: Renderer, stage: StageView = OVER) -> Page:
    return Page(renderer.region("phone", "stage", view=samples.phone(stage), **CONTEXT))


def desk(**more: object) -> ChairView:
    plain = chair(OVER, Move.NOTHING, can_go_back=False, outcomes=(samples.CONFIRMED,), incomplete=())
    return replace(plain, **more)  # type: ignore[arg-type]


def now(renderer: Renderer, view: ChairView) -> Page:
    return Page(renderer.region("chair", "now", view=view, **CONTEXT))


@pytest.mark.parametrize("is_dark", [False, True])
def test_nobody_is_asked_to_join_a_day_that_is_over(renderer: Renderer, is_dark: bool) -> None:
    words = screen(renderer, replace(OVER, is_dark=is_dark)).words
    assert "4829 1307" not in words
    assert "hei.example" not in words


def test_the_end_says_what_was_agreed_and_when_something_of_it_comes_back(renderer: Renderer) -> None:
    words = screen(renderer, replace(OVER, next_day="2021-10-01")).words
    assert "Bedankt dat je meedeed" in words
    assert "4 afspraken" in words
    assert "Eerste afspraak: uiterlijk vrijdag 1 oktober 2021" in words
    assert "Eerste afspraak" not in screen(renderer).words


def test_the_phone_says_the_same_date_and_nothing_comes_after(renderer: Renderer) -> None:
    words = phone(renderer, replace(OVER, next_day="2021-10-01")).words
    assert "Bedankt dat je meedeed" in words
    assert "Eerste afspraak: uiterlijk vrijdag 1 oktober 2021" in words
    assert "Straks" not in words
    assert "00:00" not in words
    assert LAST.title not in words


def test_regie_says_that_the_day_is_over_and_nothing_of_the_last_part(renderer: Renderer) -> None:
    found = now(renderer, desk())
    assert [h1.words for h1 in found.all("h1")] == ["De dag is gesloten"]
    assert "Een toelichting" not in found.words
    assert "Loop alles na" not in found.words
    assert found.all("a", href="/verslag")


def test_when_nothing_is_left_regie_says_so(renderer: Renderer) -> None:
    assert "Er staat niets meer open." in now(renderer, desk()).words


def test_regie_lists_what_is_left_to_do_with_a_way_there(renderer: Renderer) -> None:
    query = samples.query("q1", "Wie betaalt dit?")
    session = BreakoutView(Breakout("s1", "Wonen"), 1)
    waiting = HarvestView(session, proposals=(ProposalView(samples.AGREEMENT),))
    view = desk(
        outcomes=(samples.UNFINISHED, samples.ASKED, AMEND, samples.CONFIRMED, samples.CONCLUSION),
        incomplete=("o3",),
        queries=QueryDesk(waiting=(query,), total=1, new=1),
        breakouts=ChairBreakouts((waiting,)),
        text_waiting=2,
    )
    found = now(renderer, view)
    assert "Niet af: afspraak 3." in found.words
    assert "Nog niet bevestigd: afspraak 3, afspraak 4, afspraak 7." in found.words
    assert "1 vraag van een deelnemer wacht op antwoord" in found.words
    assert "1 voorstel uit een sessie wacht op jou" in found.words
    assert "2 teksten wachten op jou" in found.words
    assert "niets meer open" not in found.words
    ways = {a.attributes["href"] for a in found.all("a")}
    assert ways >= {"#outcome-o3", "#outcome-o4", "#outcome-o7", "#query-q1", "#proposal-o1"}


def test_who_said_no_is_not_waited_for(renderer: Renderer) -> None:
    no = replace(samples.CONFIRMED, confirmation=Confirmation(Reply.NO, "manager", "", "", samples.NOON))
    assert "Er staat niets meer open." in now(renderer, desk(outcomes=(no,))).words


def test_after_the_day_nothing_can_be_supported_and_nothing_comes_yet(renderer: Renderer) -> None:
    asked = samples.QUERIES[1:]
    view = replace(samples.phone(OVER), queries=replace(samples.ASKED_BY_ALL, rows=asked))
    found = Page(renderer.region("phone", "queries", view=view, **CONTEXT))
    assert not found.all("button")
    assert all(query.text in found.words for query in asked)
    assert "Beantwoord in de zaal" in found.words
    assert "Komt straks" not in found.words
    assert "Tik op de pijl" not in found.words


def test_at_the_end_the_heath_is_in_flower_once_more(renderer: Renderer) -> None:
    found = Page(renderer.region("phone", "ground", view=samples.phone(OVER), **CONTEXT))
    assert found.all("picture")


# -- nothing was asked, nothing was agreed -----------------------------------------------------


def test_a_phone_promises_nothing_more_when_nothing_was_asked_or_agreed(renderer: Renderer) -> None:
    over = replace(OVER, outcomes=())
    view = replace(samples.phone(over), outcomes=(), queries=QueryList(is_used=True))
    words = {
        name: Page(renderer.region("phone", name, view=view, **CONTEXT)).words
        for name in ("stage", "queries", "outcomes")
    }
    assert "Er staan hier geen vragen. De dag is klaar." in words["queries"]
    assert "Er zijn geen afspraken vastgelegd. De dag is klaar." in words["outcomes"]
    assert "Lees wat is vastgelegd" not in words["stage"]
    assert "Lees wat is vastgelegd" in phone(renderer).words


@pytest.mark.parametrize("is_over", [False, True])
def test_the_pages_of_all_questions_and_of_the_result_know_that_the_day_is_over(
    renderer: Renderer, is_over: bool
) -> None:
    shown = {"queries": QueryList(), "rows": (), "had": (), "number": 1, "pages": 1, "is_over": is_over}
    asked = Page(renderer.render("door/queries.html", title="Dag", plan=PLAN, **shown)).words
    result = Page(renderer.render("door/results.html", stage=replace(OVER, is_over=is_over), title="Dag", plan=PLAN))
    assert ("Er staan hier geen vragen. De dag is klaar." in asked) is is_over
    assert ("Er zijn nog geen vragen." in asked) is not is_over
    assert ("De dag is klaar. De uitslagen staan in het verslag." in result.words) is is_over
