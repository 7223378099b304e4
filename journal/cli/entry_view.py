"""Entries on a page: one line on how it came about, and the text below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journal.cli.endings import Endings
from journal.cli.page import Page, Span
from journal.domain.agenda import due_day, is_overdue
from journal.domain.instants import Day, Instant
from journal.domain.phrasing import day_heading, due_words, their_clock, when_words, who_words
from journal.domain.records import Entry, FollowUp, Owner
from journal.service.session import Session

INDENT = 6
"""Where an entry's own lines begin: after an id of four letters and two spaces."""


def local_day(entry: Entry, now: Instant) -> Day:
    """The day an entry belongs to for somebody whose clock shows `now`."""
    occurred = entry.occurred
    return occurred.in_zone(now.zone).day if isinstance(occurred, Instant) else occurred


def by_day(entries: Iterable[Entry], now: Instant) -> Iterator[tuple[Day, list[Entry]]]:
    """Runs of entries of the same day, in the order they come in."""
    run: list[Entry] = []
    for entry in entries:
        if run and local_day(run[0], now) != local_day(entry, now):
            yield local_day(run[0], now), run
            run = []
        run.append(entry)
    if run:
        yield local_day(run[0], now), run


def print_day(page: Page, session: Session, day: Day, entries: Iterable[Entry], *, most: int | None = None) -> None:
    """A day's heading and its entries; on a terminal `most` lines of each text, None for all."""
    name, aside = day_heading(day, session.now)
    page.line((name, "bold"), "  ", (aside, "muted"))
    endings = Endings(session)
    for entry in entries:
        print_entry(page, session, entry, endings, most=most)


def print_entry(page: Page, session: Session, entry: Entry, endings: Endings, *, most: int | None = None) -> None:
    """An entry in a log: id, time, negotiation, channel and person; its text; what it left to do."""
    page.line(*_head(session, entry, endings))
    if entry.body.strip():
        page.paragraph(entry.body.strip(), indent=INDENT, most=most)
    for follow_up in session.follow_ups_by_entry.get(entry.id, ()):
        if follow_up.is_open:
            page.line(*follow_up_spans(follow_up, session.now), indent=INDENT)


def _head(session: Session, entry: Entry, endings: Endings) -> list[Span]:
    now = session.now
    occurred = entry.occurred
    clock = f"{occurred.in_zone(now.zone).local:%H:%M}" if isinstance(occurred, Instant) else "     "
    spans: list[Span] = [(endings[entry.id], "muted"), "  ", clock, "  ", negotiation_span(session, entry)]
    spans += ["  ", (who_words(entry, session.names), "muted")]
    if entry.is_late:
        spans += ["  ", ("late", "warning")]
    if entry.findings:
        spans += ["  ", (_counted(len(entry.findings), "finding"), "warning")]
    return spans


def negotiation_span(session: Session, entry: Entry) -> Span:
    """The negotiation's short name; `unfiled` where there is none."""
    if entry.negotiation is None:
        return f"{entry.named} (unfiled)" if entry.named else "unfiled", "warning"
    return session.names.get(entry.negotiation, "unfiled"), "bold"


def follow_up_spans(follow_up: FollowUp, now: Instant) -> list[Span]:
    """A follow-up on one line: `○ Fri 17:00  answer the offer`."""
    sign, style = sign_of(follow_up, now)
    spans: list[Span] = [(f"{sign} {due_words(follow_up, now)}", style), "  ", follow_up.what]
    return [*spans, "  ", ("from them", "muted")] if follow_up.owner is Owner.THEM else spans


def sign_of(follow_up: FollowUp, now: Instant) -> tuple[str, str]:
    """The sign and style that tell how pressing it is: full for now, a dotted circle for theirs, a dot for closed."""
    if not follow_up.is_open:
        return "·", "muted"
    late = is_overdue(follow_up, now)
    if follow_up.owner is Owner.THEM:
        return "◌", "warning" if late else "muted"
    if late:
        return "●", "error"
    return ("●", "warning") if due_day(follow_up, now) <= now.day else ("○", "muted")


def occurred_words(entry: Entry, now: Instant) -> str:
    """`yesterday 16:00`, and the time on their clock where it differs."""
    there = their_clock(entry.occurred, now)
    return when_words(entry.occurred, now) + (f" ({there})" if there else "")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
