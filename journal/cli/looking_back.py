"""`post-mortem`, `review`: looking back, at one that ended and at all that are open."""

from __future__ import annotations

from collections.abc import Sequence

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import Endings
from journal.cli.entry_view import sign_of
from journal.cli.nudging import when_words as since_words
from journal.cli.page import Cell
from journal.domain.instants import Instant, day_of
from journal.domain.nudges import Nudge
from journal.domain.offer.held import Held
from journal.domain.paths.post_mortem import LESSON, QUESTIONS
from journal.domain.paths.review import Reviewed
from journal.domain.phrasing import day_words, due_words, short_day, value_words, when_words, who_words
from journal.domain.records import FollowUp
from journal.errors import UsageError
from journal.exchange import paths_form
from journal.service import nudges as nudging
from journal.service import post_mortem as post_mortems
from journal.service import reviewing

MOST = 6
"""How many entries of a negotiation a review prints at most."""


def post_mortem(call: Call) -> None:
    """The questions with their answers, kept or suggested; or answers and lessons kept."""
    args, session = call.args, call.session
    name = source.argument(args.neg)
    answers = dict(_answer(source.argument(one)) for one in args.answer or ())
    lessons = [source.argument(one) for one in args.lesson or ()]
    if LESSON in answers:
        lessons.append(answers.pop(LESSON))
    if answers or lessons or args.keep:
        reading = post_mortems.keep(session, name, answers, lessons)
        if args.json:
            call.json(call.forms.entry(reading.entry, reading.follow_ups))
        else:
            _print(call, post_mortems.post_mortem(session, name), is_kept=True)
        return
    page = post_mortems.post_mortem(session, name)
    if args.json:
        entry = page.entry.id if page.entry else None
        call.json(paths_form.post_mortem(page.negotiation.name, page.outcome, page.told, page.suggested, entry))
    else:
        _print(call, page)


def _answer(text: str) -> tuple[str, str]:
    question, equals, answer = text.partition("=")
    if not equals:
        raise UsageError(f"`--answer` takes QUESTION=TEXT, as why=“the budget was cut”; not “{text}”.")
    return question.strip().casefold(), answer.strip()


def _print(call: Call, page: post_mortems.PostMortemPage, *, is_kept: bool = False) -> None:
    """Every question with its answer; where some were just kept, only those that have one."""
    out, name = call.page, page.negotiation.name
    out.line((name, "bold"), "  ", ("Post-mortem", "bold"), "  ", (page.outcome or "still open", "muted"))
    if page.entry is not None:
        on = day_words(day_of(page.entry.occurred), call.session.now)
        out.line((f"kept on {on}  {Endings(call.session)[page.entry.id]}", "muted"))
    for one in QUESTIONS:
        answer, source_words = page.answer(one.id)
        if is_kept and not answer:
            continue
        out.line()
        out.line((one.label, "bold"), "  ", (one.id, "muted"), (f"  {source_words}" if source_words else "", "muted"))
        out.paragraph(answer or one.text, indent=2, style="" if answer else "muted")
    if page.told.lessons:
        out.line()
        out.line(("Lessons", "bold"))
        for lesson in page.told.lessons:
            out.paragraph(lesson, indent=2)
    if is_kept:
        return
    out.line()
    out.whole("To answer: ", (f"journal post-mortem {name} --answer tone=TEXT --lesson TEXT", "bold"))


def review(call: Call) -> None:
    """Each open negotiation: what happened since the last review, what is owed, what is next, what is unsaid."""
    args, session = call.args, call.session
    found = reviewing.review(session, source.argument(args.neg or ""))
    if args.done:
        reviewing.mark(session, *(one.situation.negotiation.name for one in found))
    every = nudging.nudges(session)
    told = {one.situation.negotiation.id: [each for each in every if each.negotiation == one.situation.negotiation.id]
            for one in found}  # fmt: skip
    if args.json:
        from journal.exchange.nudge_form import nudge

        forms = {key: [nudge(one, session.names) for one in group] for key, group in told.items()}
        call.json([paths_form.review(one, call.forms, forms[one.situation.negotiation.id]) for one in found])
    elif args.done:
        names = ", ".join(one.situation.negotiation.name for one in found) or "nothing"
        call.page.line(f"Reviewed: {names}")
    elif not found:
        call.page.line("No negotiation is open. To begin one: journal new acme")
    else:
        for number, one in enumerate(found):
            if number:
                call.page.line()
            _print_reviewed(call, one, told[one.situation.negotiation.id], args.most or MOST)
        call.page.line()
        call.page.whole(("When you have gone through it: journal review --done", "muted"))


def _print_reviewed(call: Call, one: Reviewed, nudges: Sequence[Nudge], most: int) -> None:
    page, session, now = call.page, call.session, call.session.now
    card = one.situation.card
    days = card.days_in_stage(now)
    last = f"last review {day_words(one.last.in_zone(now.zone).day, now)}" if one.last else "never reviewed"
    page.line(
        (card.negotiation.name, "bold"),
        f"  {card.stage.label}",
        (f"  {days} d" if days else "", "muted"),
        ("  " + last, "muted"),
    )
    since = f"Since {day_words(one.since.in_zone(now.zone).day, now)}"
    page.line((since, "bold"), ("" if one.happened else "  nothing", "muted"), indent=2)
    endings = Endings(session)
    for entry in one.happened[:most]:
        words = " ".join(entry.body[:400].split())
        who = f"{short_day(day_of(entry.occurred), now)}  {who_words(entry, session.names)}"
        page.line((f"{endings[entry.id]}  {who}", "muted"), f"  {words}", indent=4)
    if len(one.happened) > most:
        page.line((f"{len(one.happened) - most} more", "muted"), indent=4)
    if one.mine:
        page.line(("Owed by me", "bold"), indent=2)
        page.table([_due_row(each, endings, now) for each in one.mine], indent=4)
    _print_theirs(call, one, endings)
    page.line(("Next", "bold"), ("" if one.next else "  nothing is planned", "warning"), indent=2)
    if one.next is not None:
        page.line(f"{when_words(one.next.due, now)}  {one.next.what}", indent=4)
    if nudges:
        page.line(("Unsaid", "bold"), indent=2)
        rows: list[list[Cell]] = [[(f"◌ {since_words(each, now)}", "warning"), each.reason] for each in nudges]
        page.table(rows, indent=4, is_wrapped=True)


def _due_row(one: FollowUp, endings: Endings, now: Instant) -> list[Cell]:
    sign, style = sign_of(one, now)
    return [(endings[one.id], "muted"), (f"{sign} {due_words(one, now)}", style), one.what]


def _owed_row(label: str, held: Held, what: str, now: Instant) -> list[Cell]:
    value = value_words(held.value, with_terms=False) if held.value else ""
    return [label, value, (f"{what} on {short_day(day_of(held.entry.occurred), now)}", "muted")]


def _print_theirs(call: Call, one: Reviewed, endings: Endings) -> None:
    page, now, names, items = call.page, call.session.now, call.session.names, call.session.items
    rows: list[list[Cell]] = []
    for held in one.unwritten:
        who = names.get(held.speaker or "", "")
        said = f"to be written: said by {who}" if who else "to be written: said"
        rows.append(_owed_row(items.label(held.item), held, said, now))
    rows += [_owed_row(row.label, row.asked, "to be answered: asked", now) for row in one.asked if row.asked]
    if one.theirs or rows:
        page.line(("Owed by them", "bold"), indent=2)
        page.table([_due_row(each, endings, now) for each in one.theirs], indent=4)
        page.table(rows, indent=4, is_wrapped=True)
