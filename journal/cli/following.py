"""`due`, `done`, `snooze`, `drop`: what is still to be done."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import Endings, ending_of
from journal.cli.entry_view import sign_of
from journal.cli.page import Cell, Span
from journal.domain.instants import Instant
from journal.domain.phrasing import due_words, expiry_words, left_words, when_words
from journal.domain.records import FollowUp, FollowUpStatus, Owner
from journal.service import agenda


def due(call: Call) -> None:
    """Every open follow-up, soonest first."""
    follow_ups = agenda.due(call.session)
    if call.args.json:
        call.json([call.forms.follow_up(one) for one in follow_ups])
    elif follow_ups:
        print_follow_ups(call, follow_ups)
    else:
        call.page.line("Nothing is open. To be reminded, write it in an entry: [due fri 5pm answer the offer]")


def print_follow_ups(call: Call, follow_ups: tuple[FollowUp, ...], *, indent: int = 0) -> None:
    """A table: id, when, negotiation, what; and how long there is left."""
    endings = Endings(call.session)
    call.page.table([_row(call, one, endings) for one in follow_ups], indent=indent)


def _row(call: Call, one: FollowUp, endings: Endings) -> list[Cell]:
    now = call.session.now
    sign, style = sign_of(one, now)
    when = expiry_words(one.due, now) if one.status is FollowUpStatus.SNOOZED else due_words(one, now)
    what: list[Span] = [one.what]
    for note in filter(None, ("from them" if one.owner is Owner.THEM else "", _note(one, now))):
        what += ["  ", (note, "muted")]
    name = call.session.names.get(one.negotiation or "", "unfiled")
    return [(endings[one.id], "muted"), (f"{sign} {when}", style), (name, "bold"), what]


def _note(one: FollowUp, now: Instant) -> str:
    """How long there is left, or why that does not matter."""
    if not one.is_open:
        return one.status.label
    if one.status is FollowUpStatus.SNOOZED and one.snoozed_until is not None:
        return f"snoozed until {when_words(one.snoozed_until, now)}"
    return left_words(one.due, one.zone, now)


def done(call: Call) -> None:
    """Mark a follow-up as done."""
    _closed(call, agenda.done(call.session, call.args.id), "Done")


def drop(call: Call) -> None:
    """Give a follow-up up."""
    _closed(call, agenda.drop(call.session, call.args.id), "Dropped")


def snooze(call: Call) -> None:
    """Put a follow-up off until a day or time."""
    follow_up = agenda.snooze(call.session, call.args.id, source.argument(" ".join(call.args.when)))
    until = when_words(follow_up.snoozed_until or follow_up.due, call.session.now)
    _closed(call, follow_up, f"Snoozed until {until}")


def _closed(call: Call, follow_up: FollowUp, said: str) -> None:
    if call.args.json:
        call.json(call.forms.follow_up(follow_up))
        return
    name = call.session.names.get(follow_up.negotiation or "", "unfiled")
    ending = ending_of(call.session, follow_up.id)
    call.page.line((ending, "muted"), "  ", f"{said}: ", (name, "bold"), f" {follow_up.what}")
