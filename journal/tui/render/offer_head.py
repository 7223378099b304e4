"""The head of the Offers view: whose offer it is, the version that stands, the pages and the counts."""

from __future__ import annotations

from collections.abc import Sequence

from journal.domain.instants import Instant, deadline
from journal.domain.offer.versions import OfferVersion
from journal.domain.phrasing import day_words, expiry_words, left_words
from journal.tui.jobs_offers import OffersData
from journal.tui.render.line import ACCENT, BOLD, ERROR, MUTED, WARNING, Cell, Ink, Line, Run, cells, length, row
from journal.tui.render.offers import WIDE

ROOMY = 140
"""From this width on the head says everything."""


def head_lines(data: OffersData, width: int, tab: str) -> Sequence[Line]:
    """Whose ledger it is, the current version and when it expires; the pages and the counts."""
    ledger = data.ledger
    if ledger is None:
        return (row(width - 2, [Cell(2, "Offers", BOLD)]),)
    one = ledger.negotiation
    about = ", ".join(word for word in (one.role, one.company) if word)
    right = [*_version(ledger.version, data.now, width), Run(f"   {ledger.currency}" if ledger.currency else "", MUTED)]
    name = cells(one.name)
    left = (
        [Cell(2, one.name, BOLD), Cell(4 + name, about)]
        if width - length(right) > 16 + name
        else [Cell(2, one.name, BOLD)]
    )
    counts = [
        Run(f"{ledger.gaps} gaps" if ledger.gaps != 1 else "1 gap", ERROR)
        if ledger.gaps and not ledger.is_pending
        else Run(""),
        Run(f"{len(ledger.unwritten)} unwritten", WARNING) if ledger.unwritten else Run(""),
        Run(f"{len(ledger.conflicts)} conflict{'s' if len(ledger.conflicts) > 1 else ''}", WARNING)
        if ledger.conflicts
        else Run(""),
    ]
    said = [run for run in counts if run.text]
    spaced = [part for run in said for part in (Run("   "), run)][1:]
    pages = [Cell(2, "Ledger", _tab(tab == "ledger")), Cell(11, "Versions", _tab(tab == "versions"))]
    place = data.among.index(one.id) + 1
    pages.append(Cell(22, f"{place} of {len(data.among)}", MUTED))
    return (row(width - 2, left, right), row(width - 2, pages, spaced))


def _tab(is_here: bool) -> Ink:
    return ACCENT._replace(bold=True) if is_here else MUTED


def _version(version: OfferVersion | None, now: Instant, width: int) -> list[Run]:
    if version is None:
        return [Run("no offer yet", MUTED)]
    words = f"offer v{version.number}, {version.form.label}"
    if width >= WIDE:
        words += f", received {_day(version, now)}"
    if version.expires is None:
        return [Run(words, MUTED)]
    if version.has_expired(now):
        return [Run(f"{words}   ", MUTED), Run("expired", ERROR)]
    left = left_words(version.expires, version.entry.zone, now).removeprefix("in ")
    expiry = f"expires {expiry_words(version.expires, now)}" + (f", in {left}" if left and width >= 100 else "")
    soon = (deadline(version.expires, version.entry.zone).utc - now.utc).days < 4
    exploding = "exploding, " if version.exploding and width >= ROOMY else ""
    return [Run(f"{words}   ", MUTED), Run(exploding + expiry, WARNING if soon or exploding else MUTED)]


def _day(version: OfferVersion, now: Instant) -> str:
    received = version.received
    return day_words(received.in_zone(now.zone).day if isinstance(received, Instant) else received, now)
