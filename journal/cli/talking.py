"""`talk`: a talk about the gaps is asked for and planned, then its outcome is recorded."""

from __future__ import annotations

import sys

from journal.cli import source
from journal.cli.call import Call
from journal.cli.lettering import tell_letter
from journal.cli.understood import print_saved
from journal.errors import UsageError
from journal.exchange import letter_form as forms
from journal.safe_text import shown_line
from journal.service import talks as service


def talk(call: Call) -> None:
    """Ask for a talk, or record what came of the one that is open."""
    if call.args.outcome is not None:
        _outcome(call)
    else:
        _request(call)


def _request(call: Call) -> None:
    args, session = call.args, call.session
    made = service.request(
        session,
        source.argument(args.neg),
        with_=[source.argument(one) for one in args.with_],
        at=source.argument(args.at or ""),
        minutes=args.minutes,
        decide_by=source.argument(args.decide_by or ""),
        items=[source.argument(one) for one in args.item],
        purpose=source.argument(args.purpose),
    )
    letter, planned = made.drafted.letter, made.planned
    if made.drafted.trouble:
        print(shown_line(made.drafted.trouble), file=sys.stderr)
    if args.json:
        entry = call.forms.entry(planned.entry, planned.follow_ups) if planned is not None else None
        call.json({"letter": forms.letter(letter, session.names), "meeting": entry})
        return
    tell_letter(call, letter)
    if planned is not None:
        call.page.line()
        print_saved(call, planned)


def _outcome(call: Call) -> None:
    args, session = call.args, call.session
    name = source.argument(args.neg)
    if args.at or args.with_ or args.item:
        raise UsageError("`--outcome` stands alone: what came of the talk that is open.")
    if args.outcome:
        text = service.of_parts(session, name, [source.argument(one) for one in args.outcome])
    else:
        from journal.adapters import editor

        call.manuscript = editor.write(service.outcome_text(session, name), call.environ)
        text = call.manuscript.text
    call.unsaved = text
    reading = service.outcome(session, name, text)
    call.unsaved = ""
    if call.manuscript is not None:
        call.manuscript.discard()
    if args.json:
        call.json(call.forms.entry(reading.entry, reading.follow_ups))
    else:
        print_saved(call, reading)
