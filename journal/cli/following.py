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
        return
    if follow_ups:
        print_follow_ups(call, follow_ups)
    else:
        call.page.wrapped("Nothing is open. To be reminded, write it in an entry: [due fri 5pm answer the offer]")
    _print_nudges(call)


def _print_nudges(call: Call) -> None:
    from journal.service.nudges import nudges

    found = nudges(call.session)
    if found:
        from journal.cli.nudging import print_nudges

        call.page.line()
        call.page.line(("Nudges", "bold"))
        print_nudges(call, found)


def print_follow_ups(call: Call, follow_ups: tuple[FollowUp, ...], *, indent: int = 0) -> None:
    """A table: id, when, negotiation, what; and how long there is left."""
    endings = Endings(call.session)
    call.page.table([_row(call, one, endings) for one in follow_ups], indent=indent)


def _row(call: Call, one: FollowUp, endings: Endings) -> list[Cell]:
    now = call.session.now
    sign, style = sign_of(one, now)
    when = expiry_words(one.due, now) if one.status is FollowUpStatus.SNOOZED else due_words(one, now)
    what: list[Span] = [one.what]
    theirs = "from them" if one.owner is Owner.THEM else ""
    for note in filter(None, (theirs, _note(one, now), _repeats(one), _answered(call, one))):
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


def _repeats(one: FollowUp) -> str:
    from journal.domain.repeats import repeat_words

    return repeat_words(one.repeat) if one.repeat else ""


def _answered(call: Call, one: FollowUp) -> str:
    """The entry that may have answered what they owe, asked: only `done` closes it."""
    if one.owner is not Owner.THEM or not one.is_open:
        return ""
    entry = agenda.answers(call.session).get(one.id)
    return f"answered {when_words(entry.occurred, call.session.now)}?" if entry else ""


def print_history(call: Call, follow_up: FollowUp) -> None:
    """What was done to a follow-up: written, put off, moved, handed over, closed."""
    moves = agenda.moves(call.session, follow_up)
    if call.args.json:
        call.json([{"at": one.at.iso(), "did": one.words} for one in moves])
        return
    name = call.session.names.get(follow_up.negotiation or "", "unfiled")
    call.page.line((name, "bold"), f" {follow_up.what}")
    call.page.table([[(when_words(one.at, call.session.now), "muted"), one.words] for one in moves], indent=2)


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
    again = f", due again {when_words(follow_up.due, call.session.now)}" if _is_again(follow_up, said) else ""
    call.page.line((ending, "muted"), "  ", f"{said}: ", (name, "bold"), f" {follow_up.what}{again}")


def _is_again(follow_up: FollowUp, said: str) -> bool:
    return said == "Done" and follow_up.is_open
