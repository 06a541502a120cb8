"""What becomes of a text: taken back by who wrote it; approved, hidden, shown, put together by the chair.

A decision names one text and holds for all that say the same. When just that one is taken back, the decision goes
over to another that says it.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.core import events as e
from app.core.commands import ApproveText, HideText, MergeTexts, ShowText, WithdrawText
from app.core.decision import Facts, Moment
from app.core.delays import require_taking
from app.core.gathering import Pile, piles
from app.core.people import known
from app.core.plan import Question
from app.core.questions import kind_of
from app.core.refusals import Reason, Refused
from app.core.roles import Actor
from app.core.rounds import asked_question, asked_round, ballot, changed, voter_token
from app.core.state import Round, State

MOST_AT_ONCE = 60


def decide_withdraw(state: State, command: WithdrawText, actor: Actor, moment: Moment) -> Facts:
    person, question, round_ = known(state, actor), asked_question(state, command), asked_round(state, command)
    held = round_.ballots.get(voter_token(round_, person.id))
    require_taking(round_, person, moment.now)
    if held is None or not any(mark.id == command.text for mark in held.marks):
        raise Refused(Reason.UNKNOWN_TEXT)
    left = tuple(mark for mark in held.marks if mark.id != command.text)
    taken_back = ballot(question, round_, held.voter, held.version + 1, held.group, left, (*held.ops, command.op))
    return [*_passing_on(state, question, round_, command.text, moment.now), taken_back]


def decide_hide(state: State, command: HideText, actor: Actor, moment: Moment) -> Facts:
    round_ = asked_round(state, command)
    ids = _same(state, asked_question(state, command), round_, command.text)
    is_it_now = bool(ids & round_.hidden)
    if is_it_now is command.is_hidden:
        return []
    about = {command.text} if command.is_hidden else ids & round_.hidden
    off = _taking_off(round_, ids & round_.shown, moment.now)
    return [
        *(e.TextHidden(moment.now, round_.question, round_.number, id_, command.is_hidden) for id_ in sorted(about)),
        *off,
    ]


def decide_show(state: State, command: ShowText, actor: Actor, moment: Moment) -> Facts:
    """Words of a cloud have their place by how often they were said."""
    question, round_ = asked_question(state, command), asked_round(state, command)
    if kind_of(question.form).COUNTS_TEXTS:
        raise Refused(Reason.UNKNOWN_TEXT)
    on = {said.id for said in _pile(piles(state, question, round_), command.text).all} & round_.shown
    if bool(on) is command.is_shown:
        return []
    if command.is_shown:
        return [e.TextShown(moment.now, round_.question, round_.number, command.text, is_shown=True)]
    return _taking_off(round_, on, moment.now)


def decide_approve(state: State, command: ApproveText, actor: Actor, moment: Moment) -> Facts:
    round_ = asked_round(state, command)
    ids = _same(state, asked_question(state, command), round_, command.text)
    is_it_now = bool(ids & round_.approved)
    if is_it_now is command.is_approved:
        return []
    about = {command.text} if command.is_approved else ids & round_.approved
    return [
        e.TextApproved(moment.now, round_.question, round_.number, id_, command.is_approved) for id_ in sorted(about)
    ]


def decide_merge(state: State, command: MergeTexts, actor: Actor, moment: Moment) -> Facts:
    question, round_ = asked_question(state, command), asked_round(state, command)
    heaps, into = piles(state, question, round_), command.into
    if not command.texts or len(command.texts) > MOST_AT_ONCE:
        raise Refused(Reason.EMPTY_ANSWER)
    stays = _pile(heaps, into) if into else None
    facts: Facts = []
    for text in dict.fromkeys(command.texts):
        pile = _pile(heaps, text)
        if stays is pile:
            continue
        about = [text] if stays else [said.id for said in _part(pile, text).said if said.id in round_.merged]
        facts += [e.TextMerged(moment.now, round_.question, round_.number, id_, into) for id_ in about]
    return facts


def _same(state: State, question: Question, round_: Round, text: str) -> frozenset[str]:
    """The ids of all that say the same as this one; raises Refused for a text that is not there."""
    part = _part(_pile(piles(state, question, round_), text), text)
    return frozenset(said.id for said in part.said)


def _pile(heaps: tuple[Pile, ...], text: str) -> Pile:
    found = next((pile for pile in heaps if any(said.id == text for said in pile.all)), None)
    if found is None:
        raise Refused(Reason.UNKNOWN_TEXT)
    return found


def _part(pile: Pile, text: str) -> Pile:
    return next(part for part in (pile, *pile.under) if any(said.id == text for said in part.said))


def _taking_off(round_: Round, texts: Iterable[str], now: float) -> Facts:
    return [e.TextShown(now, round_.question, round_.number, id_, is_shown=False) for id_ in sorted(texts)]


def _passing_on(state: State, question: Question, round_: Round, text: str, now: float) -> Facts:
    if not {text} & {*round_.hidden, *round_.shown, *round_.approved, *round_.merged, *round_.merged.values()}:
        return []
    other = min(_same(state, question, round_, text) - {text}, default="")
    if not other:
        return []
    about = (now, round_.question, round_.number)
    facts: Facts = []
    if text in round_.hidden:
        facts.append(e.TextHidden(*about, other, is_hidden=True))
    if text in round_.shown:
        facts.append(e.TextShown(*about, other, is_shown=True))
    if text in round_.approved:
        facts.append(e.TextApproved(*about, other, is_approved=True))
    if text in round_.merged:
        facts.append(e.TextMerged(*about, other, round_.merged[text]))
    facts += [e.TextMerged(*about, merged, other) for merged, into in round_.merged.items() if into == text]
    return facts


# -- evolve ------------------------------------------------------------------------------------


def evolve_hidden(state: State, event: e.TextHidden) -> State:
    hidden = state.rounds[event.question][event.round - 1].hidden
    ids = frozenset({event.text})
    return changed(state, event, is_step=False, hidden=hidden | ids if event.is_hidden else hidden - ids)


def evolve_shown(state: State, event: e.TextShown) -> State:
    shown = state.rounds[event.question][event.round - 1].shown
    ids = frozenset({event.text})
    return changed(state, event, is_step=False, shown=shown | ids if event.is_shown else shown - ids)


def evolve_approved(state: State, event: e.TextApproved) -> State:
    approved = state.rounds[event.question][event.round - 1].approved
    ids = frozenset({event.text})
    return changed(state, event, is_step=False, approved=approved | ids if event.is_approved else approved - ids)


def evolve_merged(state: State, event: e.TextMerged) -> State:
    before = state.rounds[event.question][event.round - 1].merged
    others = {text: into for text, into in before.items() if text != event.text}
    return changed(state, event, is_step=False, merged={**others, event.text: event.into} if event.into else others)
