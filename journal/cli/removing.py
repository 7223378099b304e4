"""`redact`, `compact`: what is removed for good, and so asked for first."""

from __future__ import annotations

from typing import Any

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import ending_of
from journal.domain.phrasing import who_words
from journal.domain.records import Entry
from journal.errors import UsageError
from journal.service import redaction, safekeeping
from journal.service.redaction import Redaction

SHOWN = 160


def redact(call: Call) -> None:
    """Remove an entry's text from every revision for good; that there was one stays visible."""
    entry_id = redaction.find(call.session, call.args.id)
    entry = call.session.store.get(Entry, entry_id)
    told = f"{who_words(entry, call.session.names)}: {' '.join(entry.body.split())[:SHOWN]}" if entry else entry_id
    question = "Remove this text, and what is due because of it, for good? It cannot be undone. [y/N]"
    if not _agreed(call, "redact", told, question):
        call.page.wrapped("Nothing was removed.")
        return
    done = redaction.redact(call.session, entry_id)
    if call.args.json:
        call.json(_form(call, done))
    else:
        _tell(call, done)


def _agreed(call: Call, command: str, told: str, question: str) -> bool:
    """Whether the person agrees: `--yes`, or asked at the terminal. Raises UsageError where there is none."""
    if call.args.yes:
        return True
    if call.args.json or not source.is_typed():
        raise UsageError(f"`journal {command}` cannot be undone and there is nobody to ask; say --yes to do it.")
    call.page.paragraph(told, indent=2)
    call.page.wrapped(question)
    return source.raw_line(call.page.terminal).strip().casefold() in ("y", "yes")


def _tell(call: Call, done: Redaction) -> None:
    page = call.page
    if not done.done.changes:
        page.wrapped("Its text had been removed already; nothing of it was found.")
    else:
        page.wrapped(("Removed for good: ", "success"), done.id)
        page.wrapped(f"{done.done.changes} texts in the log; what was due because of it keeps only its date.", indent=2)
    for name in done.done.files:
        page.whole("Also removed from: ", name, indent=2)
    for path in done.done.unreached:
        page.whole(("Not removed, it could not be written: ", "warning"), str(path))
    _tell_quoting(call, done)
    if done.done.changes:
        page.wrapped(("Files you exported, and letters you sent, are out of reach.", "muted"))
    if done.copies:
        page.wrapped(("Backups that may hold the text still; remove them or make them anew:", "warning"))
        for copy in done.copies:
            page.whole(f"{copy.path}  ", (copy.at, "muted"), indent=2)


def _tell_quoting(call: Call, done: Redaction) -> None:
    if not done.quoting:
        return
    page, names = call.page, call.session.names
    page.wrapped(
        ("Entries that quote it, or sent a letter made from it, stay; to remove one: journal redact ID", "warning")
    )
    for entry in done.quoting:
        told = f"{who_words(entry, names)}: {' '.join(entry.body.split())}"
        page.wrapped(f"{ending_of(call.session, entry.id)}  ", (told[:SHOWN], "muted"), indent=2)


def _form(call: Call, done: Redaction) -> dict[str, Any]:
    entry = call.forms.entry(done.entry, done.follow_ups) if done.entry else {"id": done.id}
    return entry | {
        "removed": done.done.changes,
        "scrubbed": list(done.done.files),
        "unreached": [str(path) for path in done.done.unreached],
        "quoting": [one.id for one in done.quoting],
        "backups": [{"path": str(copy.path), "at": copy.at} for copy in done.copies],
    }


def compact(call: Call) -> None:
    """Tell what superseded texts take in the log; with `--drop-history` remove them for good."""
    is_dropping = call.args.drop_history
    saving = safekeeping.compact(call.session)
    told = f"{saving.revisions:,} superseded revisions take {saving.bytes:,} bytes of the log."
    if is_dropping and saving.revisions:
        question = "Remove them for good? The history keeps when, not what; older changes cannot be undone. [y/N]"
        if not _agreed(call, "compact --drop-history", told, question):
            call.page.wrapped("Nothing was removed.")
            return
        saving = safekeeping.compact(call.session, drop_history=True)
    if call.args.json:
        call.json({"revisions": saving.revisions, "bytes": saving.bytes, "dropped": is_dropping})
    elif not saving.revisions:
        call.page.wrapped("Nothing is superseded; there is nothing to save.")
    elif is_dropping:
        call.page.wrapped(f"Removed {saving.revisions:,} superseded revisions, {saving.bytes:,} bytes.")
    else:
        call.page.wrapped(told)
        call.page.wrapped("They are the history, and stay; --drop-history would remove them for good.", indent=2)
