"""`export ics` and `import ics`: deadlines for calendar programs, and invitations from them."""

from __future__ import annotations

from pathlib import Path

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import ending_of
from journal.cli.page import Span
from journal.domain.phrasing import when_words
from journal.errors import BadInputError, NotFoundError, UsageError
from journal.service import calendars, invitations
from journal.service.invitations import Fate, Taken

OFF = "off"
FORMATS = ("ics",)
LARGEST = 16 << 20
"""Bytes of a file that are read at most; what is larger than a calendar may be is refused by its reader."""


def export(call: Call) -> None:
    """Write the calendar file, once or from now on after every change."""
    args = call.args
    _check_format(args.format)
    if args.keep is not None and args.output is not None:
        raise UsageError("Either --output writes the file once, or --keep keeps it up to date; not both.")
    if args.keep == OFF:
        calendars.keep_none(call.session)
        _told(call, None, "No calendar file is kept up to date any more.")
    elif args.keep is not None:
        path = calendars.keep(call.session, source.argument(args.keep), events=args.events)
        _told(call, path, f"Kept up to date from now on: {path}")
    elif args.output is not None:
        path = calendars.put(calendars.items(call.session), source.argument(args.output), events=args.events)
        _told(call, path, f"Written: {path}")
    elif args.json:
        call.json({"ics": calendars.calendar_text(call.session, events=args.events).decode()})
    else:
        _print(call)


def _print(call: Call) -> None:
    from journal.cli.output import emit

    emit(calendars.calendar_text(call.session, events=call.args.events).decode())


def _told(call: Call, path: str | None, words: str) -> None:
    if call.args.json:
        call.json({"file": path})
    else:
        call.page.whole(words)


def take_in(call: Call) -> None:
    """Take in the invitations of files: every file that can be read, then a sentence about the first that can't."""
    args = call.args
    _check_format(args.format)
    neg = source.argument(args.neg) if args.neg is not None else None
    taken: list[Taken] = []
    failed: BadInputError | NotFoundError | None = None
    for file in args.files:
        path = Path(source.argument(file)).expanduser()
        try:
            found = invitations.read(_bytes(path), path.name, call.session)
        except (BadInputError, NotFoundError) as error:
            failed = failed or error
            continue
        taken += invitations.take_in(call.session, found, neg)
    if args.json:
        call.json([_form(call, one) for one in taken])
    else:
        for one in taken:
            _print_taken(call, one)
    if failed is not None:
        raise failed


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {path}.") from None
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from None


def _check_format(name: str) -> None:
    if name.casefold() not in FORMATS:
        raise UsageError(f"“{name}” is no format; take {' or '.join(FORMATS)}.")


_SAID = {
    Fate.NEW: "Meeting",
    Fate.MOVED: "Changed",
    Fate.DROPPED: "Called off",
    Fate.SAME: "Known already",
    Fate.OLD: "Older than what is known, left alone",
    Fate.UNKNOWN: "Called off, and not in the journal",
}


def _print_taken(call: Call, one: Taken) -> None:
    page, session, meeting = call.page, call.session, one.follow_up
    spans: list[Span] = [f"{_SAID[one.fate]}: "]
    if meeting is not None:
        ending, name = ending_of(session, meeting.id), session.names.get(meeting.negotiation or "", "unfiled")
        spans = [(ending, "muted"), "  ", *spans, (name, "bold"), " "]
    when = when_words(meeting.due if meeting is not None else one.invitation.when, session.now)
    page.line(*spans, f"{one.invitation.summary}, {when}")
    for doubt in one.invitation.doubts:
        page.wrapped(("▲ ", "warning"), doubt, indent=2)
    if one.entry is not None and one.entry.negotiation is None:
        page.wrapped(("▲ ", "warning"), "which negotiation? undo it, and say it with --in NEG", indent=2)


def _form(call: Call, one: Taken) -> dict[str, object]:
    return {
        "uid": one.invitation.uid,
        "fate": one.fate.value,
        "follow_up": call.forms.follow_up(one.follow_up) if one.follow_up is not None else None,
        "findings": list(one.invitation.doubts),
    }
