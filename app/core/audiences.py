"""What each audience sees, built from the state: the only way from state to screen."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from app.core.agenda import agenda, overrun
from app.core.behind import online, waiting
from app.core.breakout_views import MOST_PEOPLE, chair_breakouts
from app.core.days import following, preceding
from app.core.delays import as_seen
from app.core.desk_views import desk_view
from app.core.expected import roles_away
from app.core.gathering import entries
from app.core.outcome_view import ClaimView
from app.core.outcome_views import claim_view, outcome_views
from app.core.outcomes import incomplete
from app.core.plan import Anonymity, Question, Seat
from app.core.progress import Move, Phase
from app.core.query_views import query_desk, query_list
from app.core.retention import erase_date, has_people
from app.core.rounds import has_few
from app.core.scene import ahead, move_title, stage_view
from app.core.screen import takes_texts
from app.core.splits import Entry
from app.core.stages import next_move, opened_with, stage_now
from app.core.state import Round, State
from app.core.tallies import question_view
from app.core.views import ChairView, Few, PhoneView

NEWEST_TEXTS = 60


def phone_view(state: State, seat: Seat, *, has_answered: bool = False) -> PhoneView:
    """`has_answered`: for who may see a result because they answered (visibility AFTER_ANSWER)."""
    seen = online(state) if seat is Seat.STREAM else state
    takeaway = seen.current.takeaway if seen.current else None
    delay = state.plan.delay if seat is Seat.STREAM else 0
    stage = stage_view(seen, may_see=has_answered)
    question = as_seen(state, stage.question, seat) if stage.question else None
    return PhoneView(
        seat,
        replace(stage, question=question, ends_at=stage.ends_at + delay if stage.ends_at else 0),
        agenda(seen),
        outcome_views(state),
        as_seen(state, question_view(state, takeaway), seat) if takeaway else None,
        state.plan.place,
        roles=state.plan.roles,
        organisations=state.plan.organisations,
        queries=query_list(state),
        days=state.plan.days,
        delay=delay,
    )


def chair_view(state: State, part: int = 1) -> ChairView:
    """`part`: which part of the texts, the newest first."""
    stage, move = stage_now(state), next_move(state)
    block = state.current
    question = stage.question
    round_ = state.round_of(question) if question else None
    texts = _texts(state, question, round_)
    takeaway = block.takeaway if block else None
    return ChairView(
        state.step,
        stage_view(state),
        agenda(state),
        move,
        move_title(state, move),
        (state.stage != 0 or preceding(state) is not None) and not state.is_over,
        round_ is not None and round_.phase in (Phase.CLOSING, Phase.CLOSED),
        question_view(state, question, may_see=True) if question else None,
        question_view(state, takeaway, may_see=True) if takeaway else None,
        _part(texts, part),
        len(texts),
        (question.id, round_.number) if question and round_ and question.form.length else None,
        outcome_views(state, with_withdrawn=True),
        incomplete(state),
        _known_people(state),
        overrun(state),
        _few(state, question, move),
        text_waiting=sum(text.is_waiting and not text.is_hidden for text in texts),
        queries=query_desk(state),
        planned=(state.plan.expected_hall, state.plan.expected_stream),
        away=roles_away(state.plan, block),
        delay=state.plan.delay,
        waiting=tuple(question_view(state, state.plan.questions[round_.question]) for round_ in waiting(state)),
        breakouts=chair_breakouts(state),
        desk=desk_view(state),
        days=state.plan.days,
        can_show=question is not None and round_ is not None and takes_texts(state, question, round_),
        ahead=ahead(state, move),
        forgets_on=erase_date(state).isoformat() if state.is_over and has_people(state) else "",
    )


def _known_people(state: State) -> tuple[ClaimView, ...]:
    """Who can be asked to say yes to an outcome: people who said for whom they are there."""
    known = (person.id for person in state.participants.values() if person.role and not person.is_simulated)
    return tuple(claim_view(state, id_) for id_ in islice(known, MOST_PEOPLE))


def _few(state: State, question: Question | None, move: Move) -> Few:
    if not has_few(state) or state.is_over:
        return Few()
    asking = tuple(block.id for block in state.plan.blocks if _is_anonymous(opened_with(state, block)))
    ahead = following(state) if move in (Move.START_DAY, Move.START_BLOCK) else None
    round_ = state.round_of(question) if question else None
    is_again = round_ is not None and not round_.is_taking and _is_anonymous(question)
    is_next = ahead is not None and ahead.id in asking
    return Few(is_next or (move is Move.OPEN_QUESTION and _is_anonymous(question)), is_again, asking, is_few=True)


def _is_anonymous(question: Question | None) -> bool:
    return question is not None and question.anonymity is Anonymity.ANONYMOUS


def _texts(state: State, question: Question | None, round_: Round | None) -> tuple[Entry, ...]:
    """The ones that wait for the chair stand last, so among the newest."""
    if not (question and round_ and question.form.length):
        return ()
    return tuple(sorted(entries(state, question, round_), key=lambda entry: entry.is_waiting))


def _part(texts: tuple[Entry, ...], number: int) -> tuple[Entry, ...]:
    end = max(0, len(texts) - NEWEST_TEXTS * (number - 1))
    return texts[max(0, end - NEWEST_TEXTS) : end]
