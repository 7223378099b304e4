"""What the app says of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.tui.draft import Draft, Notice

if TYPE_CHECKING:
    from journal.service.keeping import Happening
    from journal.service.negotiations import NewNegotiation
    from journal.service.redaction import Redaction
    from journal.tui.jobs import Saved


def saved_words(draft: Draft, saved: Saved) -> Notice:
    """`Kept: acme, 2 statements, 1 follow-up`; where it is unfiled, how to file it."""
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
    done = f"; done: {draft.what}" if draft.closes else ""
    return Notice(f"Kept: {said}{done}", "u", "undoes it")


def taken_back_words(did: str, done: Happening) -> str:
    """`Taken back: snooze, acme Answer the offer`."""
    return f"{did}: {done.do}, {done.what}" if done.what else f"{did}: {done.do}"


def redacted_words(done: Redaction) -> Notice:
    """`Removed for good`; where backups may hold the text still, which."""
    if not done.copies:
        return Notice("Removed for good")
    paths = ", ".join(str(copy.path) for copy in done.copies)
    return Notice(f"Removed for good here; backups may hold it still: {paths}", is_trouble=True)


def begun_words(made: NewNegotiation) -> Notice:
    """`Begun: acme, with 1 entry that had named it`."""
    adopted = len(made.adopted)
    entries = f", with {adopted} {'entry' if adopted == 1 else 'entries'} that had named it" if adopted else ""
    return Notice(f"Begun: {made.negotiation.name}{entries}", "u", "undoes it")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}" if number else ""
