"""What the app says of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.instants import day_of
from journal.domain.paths.binding import binds
from journal.domain.phrasing import full_day
from journal.tui.draft import Draft, Notice

if TYPE_CHECKING:
    from journal.service.keeping import Happening
    from journal.service.negotiations import NewNegotiation
    from journal.service.redaction import Redaction
    from journal.tui.jobs import Saved


GATE = "N"
"""The key that shows the notice gate of what was just accepted or signed."""
ANSWERED = "x"
"""The key that closes what an entry just kept may have answered."""


def saved_words(draft: Draft, saved: Saved) -> Notice:
    """`Kept: acme, 2 statements, 1 follow-up`; where it is unfiled, how to file it.

    Where it may have answered something they owe, how to close that.
    """
    reading, filed = saved.reading, saved.filed
    entry = reading.entry
    if entry.negotiation is None and entry.named:
        return Notice(f"Kept unfiled: {entry.named} is no negotiation yet", "+", "begins it", is_trouble=True)
    counts = (
        _count(len(entry.statements), "statement"),
        _count(len(reading.follow_ups), "follow-up"),
        f"▲ {_count(len(entry.findings), 'finding')}" if entry.findings else "",
    )
    said = ", ".join(words for words in (filed or "unfiled", *counts) if words)
    done = f"; done: {draft.what}" if draft.what else ""
    if saved.answered:
        more = f" and {len(saved.answered) - 1} more" if len(saved.answered) > 1 else ""
        return Notice(f"Kept: {said}{done}. Answers “{saved.answered[0].what}”{more}?", ANSWERED, "closes it")
    if saved.flag:
        return Notice(saved.flag, GATE, "shows what is open", is_trouble=True)
    if binds(entry) and filed:
        return gate_words(f"Kept: {said}{done}")
    return Notice(f"Kept: {said}{done}", "u", "undoes it")


def gate_words(did: str) -> Notice:
    """What was done that binds me, and the key that shows what is still open before giving notice."""
    return Notice(f"{did}. Before giving notice, look at what is open:", GATE, "shows it")


def taken_back_words(did: str, done: Happening) -> str:
    """`Taken back: snooze, acme Answer the offer`."""
    return f"{did}: {done.do}, {done.what}" if done.what else f"{did}: {done.do}"


def redacted_words(done: Redaction) -> Notice:
    """`Removed for good`; where other entries or backups may hold the text still, which."""
    quoting = ", ".join(full_day(day_of(one.occurred)) for one in done.quoting)
    paths = ", ".join(str(copy.path) for copy in done.copies)
    said = [f"entries that quote it stay: {quoting}"] if quoting else []
    said += [f"backups may hold it still: {paths}"] if paths else []
    if not said:
        return Notice("Removed for good")
    return Notice(f"Removed for good here; {'; '.join(said)}", is_trouble=True)


def begun_words(made: NewNegotiation) -> Notice:
    """`Begun: acme, with 1 entry that had named it`."""
    adopted = len(made.adopted)
    entries = f", with {adopted} {'entry' if adopted == 1 else 'entries'} that had named it" if adopted else ""
    return Notice(f"Begun: {made.negotiation.name}{entries}", "u", "undoes it")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""
