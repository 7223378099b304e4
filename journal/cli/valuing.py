"""`worth`, `compare` and `value`: what packages come to, and the person's own figures in them."""

from __future__ import annotations

from collections.abc import Iterator

from journal.cli import source
from journal.cli.call import Call
from journal.cli.compared_view import print_comparison
from journal.cli.worth_view import print_worth
from journal.domain.offer.own_words import valuation_words
from journal.domain.records.valuation import Rounding, Valuation, ValuationKind
from journal.errors import UsageError
from journal.exchange import package_form
from journal.service import valuing
from journal.service import worth as service

NONE = "none"
"""In place of a figure: it is taken back."""


def worth(call: Call) -> None:
    """What a package comes to, year by year; with `--lines` how every figure was made."""
    args = call.args
    made = service.worth(call.session, source.argument(args.neg), source.argument(args.version))
    if args.json:
        call.json(package_form.package(made))
        return
    print_worth(call, made, has_lines=args.lines)


def compare(call: Call) -> None:
    """Packages side by side, by year, with a plot; without names every open offer and the current job."""
    wanted = [source.argument(one) for one in call.args.neg]
    made = service.compare(call.session, wanted or None)
    if call.args.json:
        call.json(package_form.comparison(made))
        return
    print_comparison(call, made)


def value(call: Call) -> None:
    """Give a figure of one's own, take one back, or list them."""
    args, session = call.args, call.session
    name = source.argument(args.neg)
    if args.item and args.amount is None:
        raise UsageError("`journal value NEG ITEM` also takes the amount, as in: journal value acme health 6k")
    done = list(_done(call, name))
    if not done and not args.item:
        _listed(call, valuing.valuations(session, name))
        return
    if args.json:
        forms = [package_form.valuation(one, session.names) for one, _ in done]
        call.json(forms[0] if len(forms) == 1 else forms)
        return
    for one, did in done:
        call.page.line(f"{did}: ", (_what(call, one), "bold"), f" {valuation_words(one)}{_because(one)}")


def _done(call: Call, name: str) -> Iterator[tuple[Valuation, str]]:
    """Carries out what the arguments say; each figure with what was done with it."""
    args, session = call.args, call.session
    because = source.argument(args.because)
    if args.item:
        item, words = source.argument(args.item), source.argument(args.amount)
        if words.casefold() == NONE:
            yield from _gone(call, name, ValuationKind.WORTH, item)
        else:
            yield valuing.value_item(session, name, item, words, because), "Your figure"
    if args.equity is not None:
        words = source.argument(args.equity)
        if words.casefold() == NONE:
            yield from _gone(call, name, ValuationKind.EQUITY)
        else:
            yield valuing.count_equity(session, name, words, because), "Your figure"
    if args.rounding is not None:
        if args.rounding == NONE:
            yield from _gone(call, name, ValuationKind.ROUNDING)
        else:
            yield valuing.round_units(session, name, Rounding(args.rounding), because), "Your choice"
    if args.hours is not None:
        words = source.argument(args.hours)
        if words.casefold() == NONE:
            yield from _gone(call, name, ValuationKind.HOURS)
        else:
            yield valuing.count_hours(session, name, words, because), "Your figure"


def _gone(call: Call, name: str, kind: ValuationKind, item: str = "") -> Iterator[tuple[Valuation, str]]:
    for one in valuing.withdraw(call.session, name, kind, item):
        yield one, "Taken back"


def _listed(call: Call, made: tuple[Valuation, ...]) -> None:
    if call.args.json:
        call.json([package_form.valuation(one, call.session.names) for one in made])
        return
    if not made:
        call.page.wrapped("No figures of your own yet. To give one, as for health cover: journal value NEG health 6k")
        return
    call.page.table([[(_what(call, one), "bold"), valuation_words(one), (one.reason, "muted")] for one in made])


def _what(call: Call, one: Valuation) -> str:
    """What a figure is of: an item, what a percentage is of, or how equity is reckoned."""
    return call.session.items.label(one.item) if one.item else _OF[one.kind]


_OF = {
    ValuationKind.WORTH: "worth",
    ValuationKind.EQUITY: "Equity counts",
    ValuationKind.ROUNDING: "Units that don’t divide evenly",
    ValuationKind.HOURS: "Hours a week",
}


def _because(one: Valuation) -> str:
    return f", because {one.reason}" if one.reason else ""
