"""`nudges`: what nobody wrote down and has to be done, and what one does not want to hear of."""

from __future__ import annotations

from collections.abc import Sequence

from journal.cli import source
from journal.cli.call import Call
from journal.cli.page import Cell
from journal.domain.instants import Instant
from journal.domain.nudges import Nudge
from journal.domain.phrasing import expiry_words
from journal.domain.records.silence import Silence
from journal.errors import UsageError
from journal.service import nudges as service

SIGN = "◌"


def nudges(call: Call) -> None:
    """Every nudge with what to do about it, or a kind silenced for one negotiation."""
    args = call.args
    if args.silence is not None and args.unsilence is not None:
        raise UsageError("Either --silence or --unsilence, not both.")
    neg = source.argument(args.neg) if args.neg is not None else None
    kind = args.silence if args.unsilence is None else args.unsilence
    if kind is None:
        _listed(call, neg)
        return
    if neg is None:
        raise UsageError(f"Say of which negotiation, as in: journal nudges acme --silence {kind}")
    found = service.kind_of(source.argument(kind))
    change, did = (service.silence, "Silenced") if args.unsilence is None else (service.unsilence, "Given again")
    made = change(call.session, neg, found)
    if call.args.json:
        from journal.exchange.nudge_form import silence

        call.json(silence(made, call.session.names))
        return
    call.page.line(f"{did}: ", (call.session.names[made.negotiation], "bold"), f" {made.kind.label}")


def _listed(call: Call, neg: str | None) -> None:
    found = service.nudges(call.session, neg)
    if call.args.json:
        from journal.exchange.nudge_form import nudge

        call.json([nudge(one, call.session.names) for one in found])
        return
    if found:
        print_nudges(call, found, with_advice=True)
    else:
        call.page.line("Nothing is late, quiet or unsaid.")
    silenced = service.silences(call.session, neg)
    if silenced:
        call.page.line()
        call.page.line(("Silenced", "bold"))
        call.page.table([_silenced_row(call, one) for one in silenced], indent=2)


def print_nudges(call: Call, nudges: Sequence[Nudge], *, indent: int = 0, with_advice: bool = False) -> None:
    """A table: how long or when, negotiation, why; with what to do on a line below each."""
    names, now, page = call.session.names, call.session.now, call.page
    if not with_advice:
        page.table([_row(one, names.get(one.negotiation, ""), now) for one in nudges], indent=indent)
        return
    for one in nudges:
        name = names.get(one.negotiation, "")
        page.wrapped((f"{SIGN} ", "warning"), (name, "bold"), f"  {one.reason}  ", (one.kind.value, "muted"), hang=2)
        page.wrapped((one.advice, "muted"), indent=2)


def _row(one: Nudge, name: str, now: Instant) -> list[Cell]:
    return [(f"{SIGN} {when_words(one, now)}", "warning"), (name, "bold"), one.reason]


def when_words(one: Nudge, now: Instant) -> str:
    """`7 d` since, in business days; the time it is about; empty where neither matters."""
    if one.days:
        return f"{one.days} d"
    return expiry_words(one.when, now) if one.when is not None else ""


def _silenced_row(call: Call, one: Silence) -> list[Cell]:
    name = call.session.names.get(one.negotiation, "")
    back = f"journal nudges {name} --unsilence {one.kind.value}"
    return [(name, "bold"), one.kind.label, (back, "muted")]
