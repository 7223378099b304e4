"""What a brief says of items: promises beside the offer, contradictions, and my own numbers."""

from __future__ import annotations

from collections.abc import Iterable

from journal.domain.brief.figures import figure
from journal.domain.brief.page import Brief
from journal.domain.brief.parts import Part, Point, Section, Tone
from journal.domain.instants import Day, day_of
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.phrasing import short_day
from journal.domain.records import Certainty, ItemTable
from journal.domain.records.ruling import Verdict


def first_name(brief: Brief, person: str | None) -> str:
    """What somebody is called in a narrow column; empty where nobody knows who it was."""
    name = brief.names.get(person or "", "")
    return name.split()[0] if name.split() else ""


def rows_part(brief: Brief, section: Section, title: str, rows: Iterable[Row]) -> Part | None:
    """Rows of the ledger: what was promised, by whom, and what became of it; None without any."""
    points = tuple(_row(brief, row) for row in rows)
    version = brief.ledger.version
    aside = f"offer v{version.number}" if version is not None and section is not Section.SETTLED else ""
    return Part(section=section, title=title, aside=aside, points=points) if points else None


def _row(brief: Brief, row: Row) -> Point:
    held = row.promised or row.since or row.agreed or row.offered
    amount, unit = figure(held.value if held else None, brief.ledger.currency)
    end, tone = _end(brief, row)
    entry = held.entry.id if held else ""
    return Point(label=row.label, amount=amount, unit=unit, by=_by(brief, row), end=end, tone=tone, entry=entry)


def _by(brief: Brief, row: Row) -> str:
    """`Dana 13 Nov, 24 Nov`: who promised it and when, and again; `182,000 since 24 Nov` where the value is another."""
    first, since = row.promised or row.agreed, row.since
    if first is None or since is None:
        held = first or since
        return _when_by(brief, held) if held is not None else ""
    name, day = first_name(brief, since.speaker), short_day(_day(since), brief.now)
    amount, unit = figure(since.value, brief.ledger.currency)
    was = figure(first.value, brief.ledger.currency)
    if (amount, unit) != was:
        day = f"{amount if unit == was[1] else f'{amount} {unit}'.strip()} since {day}"
    again = day if name == first_name(brief, first.speaker) else f"{name} {day}".strip()
    return f"{_when_by(brief, first)}, {again}"


def _end(brief: Brief, row: Row) -> tuple[str, Tone]:
    if row.verdict is Verdict.ABSENT:
        return row.verdict.label, Tone.BAD
    offered = _offered(brief, row)
    if row.verdict in (Verdict.SHORTFALL, Verdict.DIFFERS):
        return offered or row.verdict.label, Tone.BAD if row.verdict is Verdict.SHORTFALL else Tone.WARN
    if row.condition_changed and row.offered is not None:
        words = row.offered.certainty.label if row.offered.certainty is not Certainty.UNKNOWN else ""
        return words or "condition changed", Tone.WARN
    if row.verdict is Verdict.PENDING:
        return ("in writing", Tone.GOOD) if row.in_writing else ("only said", Tone.WARN)
    return ("agreed", Tone.GOOD) if row.agreed is not None else ("as promised", Tone.GOOD)


def _offered(brief: Brief, row: Row) -> str:
    """What the offer has, with its unit where that is another one than the promise has."""
    claim, currency = row.promised or row.since, brief.ledger.currency
    amount, unit = figure(row.offered.value if row.offered else None, currency)
    _, promised = figure(claim.value if claim else None, currency)
    return amount if unit == promised else f"{amount} {unit}".strip()


def _day(held: Held) -> Day:
    return held.at.in_zone(held.entry.zone).day


def conflicts_part(brief: Brief, items: ItemTable) -> Part | None:
    """Who said what, when and by which medium, of each item they disagree about."""
    points = []
    for one in brief.ledger.conflicts:
        for place, held in enumerate(one.statements):
            amount, unit = figure(held.value, brief.ledger.currency)
            points.append(
                Point(
                    label="" if place else one.label,
                    amount=amount,
                    unit=unit,
                    by=f"{_when_by(brief, held)}, {held.entry.channel.label}",
                    entry=held.entry.id,
                )
            )
    return Part(section=Section.CONFLICTS, title="They contradict each other", points=tuple(points)) if points else None


def _when_by(brief: Brief, held: Held) -> str:
    return f"{first_name(brief, held.speaker)} {short_day(_day(held), brief.now)}".strip()


def named_part(brief: Brief, items: ItemTable) -> Part | None:
    """Numbers of mine; what all of them share stands beside the title alone."""
    if not brief.named:
        return None
    told = [_medium(brief, one.held, one.to) for one in brief.named]
    shared = told[0] if len(set(told)) == 1 else ""
    points = []
    for one, words in zip(brief.named, told, strict=True):
        amount, unit = figure(one.held.value, brief.ledger.currency)
        label = items.label(one.held.item)
        points.append(Point(label=label, amount=amount, unit=unit, by="" if shared else words, entry=one.held.entry.id))
    return Part(section=Section.NAMED, title="Numbers I have named", aside=shared, points=tuple(points))


def _medium(brief: Brief, held: Held, to: Iterable[str]) -> str:
    names = ", ".join(filter(None, (first_name(brief, person) for person in to)))
    day = short_day(day_of(held.entry.occurred), brief.now)
    return ", ".join(word for word in (f"to {names}" if names else "", f"{held.entry.channel.label} {day}") if word)
