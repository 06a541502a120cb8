"""What becomes of a text: taken back by who wrote it; approved, hidden, shown, put together by the chair.

A decision names one text and holds for all that say the same. When just that one is taken back, the decision goes
over to another that says it.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.core import events as e
from app.core.commands import ApproveTexts, HideText, MergeTexts, ShowText, WithdrawText
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
    about = _about(ids, round_.hidden, command.text, is_on=command.is_hidden)
    if not about:
        return []
    off = _taking_off(round_, ids & round_.shown, moment.now)
    return [
        *(e.TextHidden(moment.now, round_.question, round_.number, id_, command.is_hidden) for id_ in about),
        *off,
    ]


def decide_show(state: State, command: ShowText, actor: Actor, moment: Moment) -> Facts:
    """Words of a cloud have their place by how often they were said."""
    question, round_ = asked_question(state, command), asked_round(state, command)
    if kind_of(question.form).COUNTS_TEXTS:
        raise Refused(Reason.UNKNOWN_TEXT)
    ids = frozenset(said.id for said in _pile(piles(state, question, round_), command.text).all)
    about = _about(ids, round_.shown, command.text, is_on=command.is_shown)
    return [e.TextShown(moment.now, round_.question, round_.number, id_, command.is_shown) for id_ in about]


def decide_approve(state: State, command: ApproveTexts, actor: Actor, moment: Moment) -> Facts:
    """What was taken back or hidden since it was seen stays as it is."""
    question, round_ = asked_question(state, command), asked_round(state, command)
    _require_some(command.texts)
    asked, heaps = {*command.texts}, piles(state, question, round_)
    alike = (frozenset(said.id for said in part.said) for pile in heaps for part in (pile, *pile.under))
    found = [ids for ids in alike if ids & asked]
    if not found:
        raise Refused(Reason.UNKNOWN_TEXT)
    open_ = [ids for ids in found if not (command.is_approved and ids & round_.hidden)]
    about = {id_ for ids in open_ for id_ in _about(ids, round_.approved, min(ids & asked), is_on=command.is_approved)}
    return [
        e.TextApproved(moment.now, round_.question, round_.number, id_, command.is_approved) for id_ in sorted(about)
    ]


def _about(ids: frozenset[str], held: frozenset[str], text: str, *, is_on: bool) -> list[str]:
    """The texts that a decision is about: the one that was named, or, undone, all of `ids` that were decided on."""
    if bool(ids & held) is is_on:
        return []
    return [text] if is_on else sorted(ids & held)


def _require_some(texts: tuple[str, ...]) -> None:
    if not 0 < len(texts) <= MOST_AT_ONCE:
        raise Refused(Reason.EMPTY_ANSWER)


def decide_merge(state: State, command: MergeTexts, actor: Actor, moment: Moment) -> Facts:
    question, round_ = asked_question(state, command), asked_round(state, command)
    heaps, into = piles(state, question, round_), command.into
    _require_some(command.texts)
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
    return _marked(state, event, "hidden", is_on=event.is_hidden)


def evolve_shown(state: State, event: e.TextShown) -> State:
    return _marked(state, event, "shown", is_on=event.is_shown)


def evolve_approved(state: State, event: e.TextApproved) -> State:
    return _marked(state, event, "approved", is_on=event.is_approved)


def _marked(state: State, event: e.TextHidden | e.TextShown | e.TextApproved, mark: str, *, is_on: bool) -> State:
    held: frozenset[str] = getattr(state.rounds[event.question][event.round - 1], mark)
    return changed(state, event, is_step=False, **{mark: held | {event.text} if is_on else held - {event.text}})


def evolve_merged(state: State, event: e.TextMerged) -> State:
    before = state.rounds[event.question][event.round - 1].merged
    others = {text: into for text, into in before.items() if text != event.text}
    return changed(state, event, is_step=False, merged={**others, event.text: event.into} if event.into else others)
