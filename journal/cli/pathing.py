"""`gate`, `kept`, `playbook`, `decline`: the ways a negotiation ends."""

from __future__ import annotations

from collections.abc import Sequence

from journal.cli import source
from journal.cli.call import Call
from journal.cli.checklist_view import print_checklist
from journal.cli.endings import Endings
from journal.cli.following import print_follow_ups
from journal.cli.page import Cell, Span
from journal.cli.understood import print_saved
from journal.domain.instants import Instant
from journal.domain.paths.commitments import Keeping, Kept
from journal.domain.paths.gate import BEYOND, NOTHING_OPEN
from journal.domain.phrasing import short_day
from journal.errors import UsageError
from journal.exchange import paths_form
from journal.service import declining, playbooks, shelf
from journal.service import gate as gates

KEPT_SIGNS = {
    Kept.KEPT: ("✓", "success"),
    Kept.NOT_KEPT: ("▲", "error"),
    Kept.DUE: ("●", "warning"),
    Kept.AHEAD: ("○", ""),
    Kept.UNDATED: ("○", "muted"),
}


def gate(call: Call) -> None:
    """What is still open before giving notice; or a line of it settled by hand."""
    args, session = call.args, call.session
    name, because = source.argument(args.neg), source.argument(args.because)
    step, how = _one(call, "gate", tick=args.tick, skip=args.skip, untick=args.untick)
    if args.follow_ups:
        if step:
            raise UsageError("`journal gate` takes `--follow-ups` alone.")
        made = gates.remind(session, name)
        if args.json:
            call.json([call.forms.follow_up(one) for one in made])
        else:
            print_follow_ups(call, made)
        return
    if how == "untick":
        page = gates.unsettle(session, name, step)
    elif step:
        page = gates.settle(session, name, step, reason=because, is_needed=how == "tick")
    else:
        page = gates.gate(session, name)
    _print_gate(call, page, only=step)


def _print_gate(call: Call, page: gates.GatePage, *, only: str) -> None:
    checklist, name = page.checklist, page.negotiation.name
    if call.args.json:
        form = paths_form.checklist(name, checklist)
        names = call.session.names
        call.json(form | {"to_remind_of": [paths_form.commitment(one, names) for one in page.to_remind_of]})
        return
    print_checklist(call, name, checklist, only=only)
    if only:
        return
    call.page.line()
    if not checklist.open:
        call.page.line(NOTHING_OPEN)
    call.page.paragraph(BEYOND, style="muted")
    call.page.whole(("To settle a line by hand: ", "muted"), f"journal gate {name} --tick LINE --because EVIDENCE",
                    (", or --skip LINE where it does not apply", "muted"))  # fmt: skip
    if page.to_remind_of:
        count = len(page.to_remind_of)
        what = "1 promise comes" if count == 1 else f"{count} promises come"
        call.page.whole(f"{what} due later; to be reminded: ", (f"journal gate {name} --follow-ups", "bold"))


def _one(call: Call, command: str, **given: str | None) -> tuple[str, str]:
    """The one option that was given, with its name; both empty for none. Raises UsageError for several."""
    said = [(source.argument(text), how) for how, text in given.items() if text is not None]
    if len(said) > 1:
        options = ", ".join(f"`--{how}`" for how in given)
        raise UsageError(f"`journal {command}` takes one of {options} at a time.")
    if call.args.because and not said:
        raise UsageError(f"`--because` goes with one of {', '.join(f'`--{how}`' for how in given)}.")
    return said[0] if said else ("", "")


def kept(call: Call) -> None:
    """Which promises came due after signing, and whether they were kept; or what is said of one."""
    args, session = call.args, call.session
    name, because = source.argument(args.neg), source.argument(args.because)
    step, how = _one(call, "kept", yes=args.yes, no=args.no, forget=args.forget)
    if how == "forget":
        gates.forget_kept(session, name, step)
    elif step:
        gates.note_kept(session, name, step, is_kept=how == "yes", reason=because)
    found = gates.kept(session, name)
    if args.json:
        call.json([paths_form.keeping(one, session.names) for one in found])
    elif not found:
        call.page.whole(f"{name} is not signed yet; what is open before that: ", (f"journal gate {name}", "bold"))
    else:
        endings = Endings(session)
        call.page.table([_kept_row(call, one, endings, session.now) for one in found])


def _kept_row(call: Call, one: Keeping, endings: Endings, now: Instant) -> list[Cell]:
    sign, style = KEPT_SIGNS[one.state]
    held, due = one.commitment.held, one.commitment.due
    who = call.session.names.get(held.speaker or "", "")
    told: list[Span] = [one.commitment.what]
    for words in (who, endings[held.entry.id], one.why):
        told += ["  ", (words, "muted")] if words else []
    when = short_day(due, now) if due else "no day"
    return [(f"{sign} {one.state.label}", style), (when, "muted"), one.commitment.step, told]


def playbook(call: Call) -> None:
    """A playbook with a negotiation, and a step of it ticked; without one, which playbooks there are."""
    args, session = call.args, call.session
    step, how = _one(call, "playbook", tick=args.tick, skip=args.skip, untick=args.untick)
    if args.copy is not None:
        _copied(call, playbooks.copy(session, source.argument(args.copy)))
        return
    if args.neg is None:
        _shelf(call)
        return
    name, book = source.argument(args.neg), source.argument(args.name or "")
    if how == "untick":
        here = playbooks.unsettle(session, name, book, step)
    elif step:
        because = source.argument(args.because)
        here = playbooks.settle(session, name, book, step, reason=because, is_needed=how == "tick")
    else:
        here = playbooks.walk(session, name, book)
    if args.json:
        call.json(paths_form.checklist(here.negotiation.name, here.checklist) | {"points": list(here.points)})
        return
    print_checklist(call, here.negotiation.name, here.checklist, only=step)
    if not step:
        _points(call, here.points)
        _mistakes(call, here.mistakes)


def _copied(call: Call, file: object) -> None:
    if call.args.json:
        call.json({"file": str(file)})
    else:
        call.page.whole("Yours to change: ", (str(file), "bold"))


def _points(call: Call, points: Sequence[str]) -> None:
    if points:
        call.page.line()
        call.page.line(("What there is to say", "bold"))
        for point in points:
            call.page.paragraph(point, indent=2)


def _mistakes(call: Call, mistakes: Sequence[shelf.Mistake]) -> None:
    for one in mistakes:
        call.page.line()
        call.page.whole(("▲ ", "warning"), one.sentence)


def _shelf(call: Call) -> None:
    every, found = shelf.shelf(call.session), playbooks.suggestions(call.session)
    if call.args.json:
        fits = {name: [one.negotiation.name for one in found if one.name == name] for name in every.books}
        call.json(
            [
                {"name": name, "title": book.title, "own": name in every.own, "fits": fits[name],
                 "steps": [step.id for step in book.steps]}
                for name, book in every.books.items()
            ]
        )  # fmt: skip
        return
    rows: list[list[Cell]] = []
    for name, book in every.books.items():
        rows.append([(name, "bold"), book.title, ("your own file" if name in every.own else "", "muted")])
    call.page.table(rows)
    if found:
        call.page.line()
        call.page.line(("Fits now", "bold"))
        call.page.table(
            [[(one.negotiation.name, "bold"), one.name, (f"{one.open} open", "muted"), one.next] for one in found],
            indent=2,
        )
    _mistakes(call, every.mistakes)


def _fits_row(one: playbooks.Suggestion) -> list[Cell]:
    return [(one.negotiation.name, "bold"), one.name, (f"{one.open} open", "muted"), one.next]


def decline(call: Call) -> None:
    """Where declining stands, and its next step done: decided, the call planned, told, closed."""
    args, session = call.args, call.session
    name = source.argument(args.neg)
    if sum((args.because is not None, args.plan, args.told is not None)) > 1:
        raise UsageError("`journal decline` takes one of `--because`, `--plan` and `--told` at a time.")
    if args.close and args.told is None:
        raise UsageError(f"`--close` goes with `--told`; to close it alone: journal close {name} declined")
    if args.told is not None:
        reading = declining.told(session, name, source.argument(args.told), is_closed=args.close)
    elif args.because is not None or args.plan:
        made = declining.decline(session, name, source.argument(args.because or ""))
        if made is None:
            raise UsageError(f"Nothing is left to plan in {name}: the decision and the call are in the journal.")
        reading = made
    else:
        _stands(call, name)
        return
    if args.json:
        call.json(call.forms.entry(reading.entry, reading.follow_ups))
    else:
        print_saved(call, reading)


def _stands(call: Call, name: str) -> None:
    here = playbooks.walk(call.session, name, "declining")
    planned = declining.call(call.session, name)
    if call.args.json:
        form = paths_form.checklist(here.negotiation.name, here.checklist) | {"points": list(here.points)}
        call.json(form | {"call": call.forms.follow_up(planned) if planned else None})
        return
    print_checklist(call, here.negotiation.name, here.checklist)
    if planned is not None and planned.is_open:
        call.page.line()
        print_follow_ups(call, (planned,))
    _points(call, here.points)
    _mistakes(call, here.mistakes)
