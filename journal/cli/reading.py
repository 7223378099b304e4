"""`today`, `log`, `show`: what is in the journal."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import ending_of
from journal.cli.entry_view import INDENT, by_day, negotiation_span, occurred_words, print_day
from journal.cli.page import Span
from journal.domain.phrasing import when_words, who_title
from journal.domain.records import Entry, FollowUp
from journal.errors import NotFoundError
from journal.service import agenda, entries, negotiations


def today(call: Call) -> None:
    """What is due, where each negotiation stands, and the last days."""
    page = agenda.today(call.session, standing=negotiations.standing(call.session))
    if call.args.json:
        from journal.cli.today_view import today_form

        call.json(today_form(call, page))
    else:
        from journal.cli.today_view import print_today

        print_today(call, page)


def log(call: Call) -> None:
    """Every entry, newest first."""
    args = call.args
    found = entries.log(
        call.session,
        negotiation=source.argument(args.neg) if args.neg is not None else None,
        limit=args.limit,
    )
    if args.json:
        call.json([call.forms.entry(one, _follow_ups(call, one)) for one in found])
        return
    first = True
    for day, run in by_day(found, call.session.now):
        if not first:
            call.page.line()
        first = False
        print_day(call.page, call.session, day, run)
    if not found:
        call.page.line("There is no entry yet. To write one: journal add")


def show(call: Call) -> None:
    """One entry in full; of a follow-up what was done to it."""
    try:
        entry = entries.find(call.session, call.args.id)
    except NotFoundError as error:
        if not _show_follow_up(call):
            raise error
        return
    follow_ups = _follow_ups(call, entry)
    if call.args.json:
        call.json(call.forms.entry(entry, follow_ups))
        return
    print_full(call, entry, follow_ups)


def _show_follow_up(call: Call) -> bool:
    """Show the follow-up of that id with its history; whether there is one."""
    from journal.cli.following import print_follow_ups, print_history

    try:
        one = agenda.find(call.session, call.args.id)
    except NotFoundError:
        return False
    if call.args.json:
        moves = [{"at": move.at.iso(), "did": move.words} for move in agenda.moves(call.session, one)]
        call.json(call.forms.follow_up(one) | {"history": moves})
    else:
        print_follow_ups(call, (one,))
        call.page.line()
        print_history(call, one)
    return True


def _follow_ups(call: Call, entry: Entry) -> tuple[FollowUp, ...]:
    return call.session.follow_ups_by_entry.get(entry.id, ())


def print_full(call: Call, entry: Entry, follow_ups: tuple[FollowUp, ...]) -> None:
    """An entry: how it came about, its whole text, what it means, what it left to do, how it was recorded."""
    from journal.cli.following import print_follow_ups
    from journal.cli.understood import kept_reading, print_findings, print_parts, print_unfiled

    session, page = call.session, call.page
    now = session.now
    heading: list[Span] = [(ending_of(session, entry.id), "muted"), "  ", negotiation_span(session, entry)]
    page.line(*heading, "  ", (who_title(entry, session.names), "bold"), "  ", (occurred_words(entry, now), "muted"))
    page.line()
    page.paragraph(entry.text.strip("\r\n"), indent=INDENT)
    page.line()
    print_parts(call, kept_reading(entry))
    print_follow_ups(call, follow_ups, indent=INDENT)
    print_findings(page, entry)
    if entry.attachments:
        _print_attachments(call, entry)
    print_unfiled(call, entry)
    recorded: list[Span] = [(f"recorded {when_words(entry.recorded_at, now)}", "muted")]
    if entry.is_late:
        recorded += ["  ", ("late", "warning")]
    if entry.tags:
        recorded += ["  ", (" ".join(f"#{tag}" for tag in entry.tags), "muted")]
    page.line(*recorded, indent=INDENT)


def _print_attachments(call: Call, entry: Entry) -> None:
    """The files kept with an entry, and where each lies: under another name, so that equal ones are kept once."""
    from journal.safe_text import shown_line
    from journal.service.attaching import place_of, size_words

    for one in entry.attachments:
        call.page.line(("file ", "muted"), shown_line(one.name), "  ", (size_words(one.size), "muted"), indent=INDENT)
        call.page.whole(" " * (INDENT + 2), (str(place_of(call.session, one)), "muted"))
