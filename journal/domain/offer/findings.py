"""What the ledger has to say beside its figures: what is hard to believe, and what came to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journal.domain.offer.absurd import doubt, times_apart
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.lines import Line
from journal.domain.offer.versions import OfferVersion
from journal.domain.phrasing import number, value_words, when_words
from journal.domain.record import record


@record
class LedgerFinding:
    """Something in a negotiation's statements that the person should look at; nothing is left out because of it.

    `code` names the rule. `item` is empty where it is not about one; `entry` is an entry's id, `statement` a
    statement's, empty where it is not about one.
    """

    code: str
    item: str = ""
    entry: str
    statement: str = ""
    sentence: str


def findings_in(
    lines: Iterable[Line],
    versions: Sequence[OfferVersion],
    confirming: Iterable[str],
    meeting: Iterable[str],
    frame: Frame,
) -> tuple[LedgerFinding, ...]:
    """All findings: item by item, then of the offers, then of marks without effect, by the ids of their entries."""
    return (
        *(finding for line in lines for finding in _of_line(line, frame)),
        *_of_versions(versions),
        *(LedgerFinding(code="nothing_to_confirm", entry=entry, sentence=_NO_RECAP) for entry in confirming),
        *(LedgerFinding(code="nothing_to_meet", entry=entry, sentence=_NO_CONDITION) for entry in meeting),
    )


_NO_RECAP = "There is no recap that this could confirm."
_NO_CONDITION = "There is no condition that this could fulfil."


def _of_line(line: Line, frame: Frame) -> Iterator[LedgerFinding]:
    for one in line.held:
        why = doubt(one, frame)
        if why and one.value is not None:
            yield _about("absurd_value", one, f"{value_words(one.value)} {why}", frame)
    for one in line.same_day:
        yield _about(
            "same_day", one, "said on the day of the offer without a clock time; it counts as before it", frame
        )
    for one in line.stray:
        yield _about("refused_without_ask", one, "refused, though it was promised and you had no ask open", frame)
    for one in line.now.unheeded:
        who = frame.name(one.speaker)
        yield _about("not_theirs_to_change", one, f"{who} cannot change what was said by somebody who decides", frame)
    if line.lapsed is not None:
        yield _about("lapsed", line.lapsed, lapsed_words(line.lapsed, frame), frame)
    if line.promised is not None and line.offered is not None:
        times = times_apart(line.promised, line.offered, frame)
        if times is not None:
            yield _about("far_apart", line.offered, f"promised and offered are {number(times)} times apart", frame)


def lapsed_words(held: Held, frame: Frame) -> str:
    """That a condition was not met in time: `“start by 1 Feb” was not met by Mon 1 Feb`."""
    by = when_words(held.by, frame.now) if held.by is not None else ""
    return f"{f'“{held.condition}”' if held.condition else 'its condition'} was not met by {by}"


def _of_versions(versions: Sequence[OfferVersion]) -> Iterator[LedgerFinding]:
    seen: set[int] = set()
    for one in versions:
        if one.number in seen:
            sentence = f"Two offers are called v{one.number}."
            yield LedgerFinding(code="number_taken", entry=one.entry.id, sentence=sentence)
        seen.add(one.number)
        if one.complete and not one.values:
            sentence = f"Offer v{one.number} has no values yet; until it has, nothing is compared with it."
            yield LedgerFinding(code="offer_without_values", entry=one.entry.id, sentence=sentence)


def _about(code: str, held: Held, words: str, frame: Frame) -> LedgerFinding:
    sentence = f"{frame.items.label(held.item)}: {words}."
    return LedgerFinding(code=code, item=held.item, entry=held.entry.id, statement=held.statement.id, sentence=sentence)
