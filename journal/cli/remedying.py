"""`remedies`: what would close a gap, what of it is picked, and the ask that it becomes."""

from __future__ import annotations

from decimal import Decimal

from journal.cli import source
from journal.cli.call import Call
from journal.cli.page import Cell
from journal.cli.understood import print_saved
from journal.cli.writing import channel_of
from journal.domain.document.words import exact
from journal.domain.phrasing import value_words
from journal.domain.records import Channel
from journal.domain.remedies.weighing import Pick
from journal.domain.remedies.words import closes_words, left_words
from journal.exchange.json_form import Form
from journal.exchange.remedy_form import remedies as form
from journal.service import remedies as service
from journal.service.remedies import Weighed


def remedies(call: Call) -> None:
    """Every remedy for a gap at the size that closes it; with `--pick` what those close, with `--ask` the entry."""
    args, session = call.args, call.session
    picks = [source.argument(one) for one in args.pick]
    made = service.weigh(session, source.argument(args.neg), source.argument(args.item), picks)
    if args.ask:
        to = [source.argument(one) for one in args.to]
        channel = channel_of(args.channel) if args.channel else Channel.EMAIL if to else Channel.NOTE
        reading = service.ask(session, service.ask_text(session, made, to=to, channel=channel), made.negotiation)
        if args.json:
            call.json(_form(made) | {"entry": call.forms.entry(reading.entry, reading.follow_ups)})
        else:
            print_saved(call, reading)
    elif args.json:
        call.json(_form(made))
    else:
        _print(call, made)


def _form(made: Weighed) -> Form:
    about = {"negotiation": made.negotiation.name, "item": made.row.item, "currency": made.currency or None}
    return about | form(made.shortfall, made.options, made.plan)


def _print(call: Call, made: Weighed) -> None:
    page, gap = call.page, made.shortfall
    missing = "" if gap.four_year is None else f"  short of {_money(made, gap.four_year)} in four years"
    page.line((f"{made.negotiation.name}  {made.row.label}", "bold"), (missing, "warning"))
    page.line()
    shown = made.plan.picks or made.options
    page.table([_titles(), *(_row(made, one) for one in shown)], indent=2, fold=(3, 1))
    page.line()
    if not made.plan.picks:
        page.wrapped(
            ("To see what several close together: --pick base=182k signing; then --ask keeps the ask", "muted")
        )
        return
    for words in left_words(made.plan, made.currency):
        page.wrapped(words)
    for one in made.plan.picks:
        page.wrapped((f"In writing, for {one.remedy.label.lower()}: {one.remedy.measure}.", "muted"))


def _titles() -> list[Cell]:
    return [(name, "muted") for name in ("Remedy", "What it is", "Ask for", "Year 1", "4 years", "Closes")]


def _row(made: Weighed, one: Pick) -> list[Cell]:
    years = one.years
    return [
        (one.remedy.id, "bold"),
        one.remedy.label,
        value_words(one.value) if one.value is not None else ("name it", "muted"),
        exact(years[0], made.currency) if years is not None else ("−", "muted"),
        exact(one.four_year, made.currency) if one.four_year is not None else ("−", "muted"),
        closes_words(one, made.shortfall.four_year),
    ]


def _money(made: Weighed, amount: Decimal) -> str:
    return f"{made.currency} {exact(amount, made.currency)}"
