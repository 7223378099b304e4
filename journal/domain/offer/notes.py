"""What a row of the ledger says in words beside its figures."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.instants import day_of
from journal.domain.offer.balance import Sides
from journal.domain.offer.benefits import takes_own
from journal.domain.offer.confirmation import Confirmed
from journal.domain.offer.findings import lapsed_words
from journal.domain.offer.frame import Frame
from journal.domain.offer.held import Held
from journal.domain.offer.judging import Judged
from journal.domain.offer.lines import Line
from journal.domain.offer.own_words import valuation_words
from journal.domain.offer.pay import assumptions
from journal.domain.phrasing import short_day, value_words
from journal.domain.records import Certainty, ItemTable, Stance, ValueKind
from journal.domain.records.ruling import Ruling, Verdict


def notes_on(
    line: Line, judged: Judged, sides: Sides, confirmed: Confirmed, pairs: Sequence[Ruling], frame: Frame
) -> tuple[str, ...]:
    """The notes of a row: what was decided by the person first, then what became of the promise, then the figures."""
    return (
        *ruling_words(judged.ruling, judged.derived, pairs, frame.items),
        *_became(line, frame),
        *_unheeded(line, frame),
        *_since_offered(line, frame),
        *_recapped(line, confirmed),
        *judged.notes,
        *_assumed(line, sides, frame),
    )


def said_by(held: Held, frame: Frame) -> str:
    """Who said something and when: `Dana Reyes, 13 Nov`."""
    return f"{frame.name(held.speaker)}, {short_day(day_of(held.entry.occurred), frame.now)}"


def ruling_words(
    ruling: Ruling | None, derived: Verdict | None, pairs: Sequence[Ruling], items: ItemTable
) -> tuple[str, ...]:
    """What the person decided about a row, each with its reason; `derived` is the verdict that was replaced."""
    notes = [f"Paired with {items.label(pair.renamed)}: {pair.reason}" for pair in pairs]
    if ruling is not None:
        instead = derived.label if derived is not None else "nothing to compare"
        notes.append(f"Your verdict instead of {instead}: {ruling.reason}")
    return tuple(notes)


def _became(line: Line, frame: Frame) -> list[str]:
    notes = []
    if line.now.withdrawn is not None:
        notes.append(f"The promise was withdrawn ({said_by(line.now.withdrawn, frame)}).")
    if line.lapsed is not None:
        notes.append(f"Lapsed: {lapsed_words(line.lapsed, frame)}.")
    promised = line.promised or line.since
    if promised is None:
        if line.mentioned is not None and line.offered is None:
            notes.append(f"Mentioned, not promised ({said_by(line.mentioned, frame)}).")
    elif promised.statement.certainty is Certainty.CONDITIONAL and promised.certainty is not Certainty.CONDITIONAL:
        notes.append("Its condition was met.")
    return notes


def _unheeded(line: Line, frame: Frame) -> list[str]:
    notes = []
    for one in line.now.unheeded:
        value = f" {value_words(one.value)}" if one.value is not None else ""
        notes.append(
            f"{frame.name(one.speaker)} {one.stance.label}{value} and does not decide ({said_by(one, frame)})."
        )
    return notes


def _since_offered(line: Line, frame: Frame) -> list[str]:
    """What was offered by voice and is not in the version, and an ask that the version meets."""
    notes = []
    last = next((one for one in reversed(line.held) if one.stance is Stance.OFFERED), None)
    if last is not None and last.value is not None and not last.in_writing and last is not line.offered:
        notes.append(f"Offered by voice, not in writing: {value_words(last.value)} ({said_by(last, frame)}).")
    if line.ask is not None and line.ask.is_met:
        notes.append("The offer gives what you asked for; the ask stays open until it is agreed.")
    return notes


def _recapped(line: Line, confirmed: Confirmed) -> list[str]:
    if any(one.statement.id in confirmed.spoken for one in line.held):
        return ["Your recap was confirmed by voice, not in writing."]
    return []


def _assumed(line: Line, sides: Sides, frame: Frame) -> list[str]:
    pairs = ((line.promised, sides.promised), (line.offered, sides.offered))
    valued = [held for held, years in pairs if held is not None and years is not None]
    notes = [note for held in valued for note in assumptions(held.value, frame.item(held.statement.item))]
    own = frame.own.of(line.item)
    if own is not None and any(_is_own(held, line.item) for held in valued):
        notes.append(f"Valued at your own figure: {valuation_words(own)}.")
    return list(dict.fromkeys(notes))


def _is_own(held: Held, item: str) -> bool:
    """Whether it is the person's own figure that a statement is valued at."""
    value = held.value
    return value is not None and (value.kind is ValueKind.UNITS or takes_own(value, item))
