"""`new`, `stage`: a negotiation is begun and moved."""

from __future__ import annotations

from argparse import ArgumentTypeError

from journal.cli import source
from journal.cli.call import Call
from journal.cli.commands import STAGES, one_of
from journal.cli.endings import Endings
from journal.cli.page import Span
from journal.cli.understood import print_saved
from journal.domain.records import Negotiation, Stage
from journal.errors import UsageError
from journal.service import negotiations


def new(call: Call) -> None:
    """Begin a negotiation, and file the entries that had named it already."""
    args = call.args
    begun = negotiations.new(
        call.session,
        source.argument(args.neg),
        company=source.argument(args.company),
        role=source.argument(args.role),
        currency=args.currency,
        zone=args.zone,
        country=args.country,
        stage=Stage(args.stage or Stage.LEAD),
    )
    if call.args.json:
        from journal.exchange.json_form import negotiation

        call.json(negotiation(begun.negotiation))
        return
    call.page.line(*_spans(begun.negotiation))
    if begun.adopted:
        endings = Endings(call.session)
        ids = ", ".join(endings[entry.id] for entry in begun.adopted)
        count = "an entry" if len(begun.adopted) == 1 else f"{len(begun.adopted)} entries"
        call.page.line(f"Filed {count} that had named it: {ids}")


def _spans(one: Negotiation) -> list[Span]:
    spans: list[Span] = [(one.name, "bold")]
    for words in (one.company, one.role, one.currency, one.zone, one.country, one.first_stage.label):
        spans += [" · ", words] if words else []
    return spans


def stage(call: Call) -> None:
    """Move a negotiation to another stage, by an entry that says so."""
    try:
        word = one_of(STAGES)(" ".join(call.args.stage))
    except ArgumentTypeError as error:
        raise UsageError(f"`STAGE` {error}" + ("" if str(error).endswith("?") else ".")) from None
    reading = negotiations.move(call.session, source.argument(call.args.neg), Stage(word))
    if call.args.json:
        call.json(call.forms.entry(reading.entry, reading.follow_ups))
    else:
        print_saved(call, reading)
