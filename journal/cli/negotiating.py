"""`new`, `describe`, `stage`, `decide`, `close`: a negotiation is begun, moved, decided on and ended."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Sequence

from journal.cli import source
from journal.cli.call import Call
from journal.cli.endings import Endings
from journal.cli.page import Span
from journal.cli.understood import print_saved
from journal.cli.vocabulary import OUTCOMES, STAGES, one_of
from journal.domain.records import Negotiation, Outcome, Stage
from journal.errors import UsageError
from journal.service import negotiations
from journal.service.capture import Reading


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
        is_current_job=args.current,
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


def describe(call: Call) -> None:
    """Say more of a negotiation, or correct what was said when it was begun."""
    said = {key: source.argument(value) for key in negotiations.FACTS if (value := getattr(call.args, key)) is not None}
    if not said:
        options = ", ".join(f"--{key}" for key in negotiations.FACTS)
        raise UsageError(f"Say what to note of {call.args.neg}: {options}.")
    described = negotiations.describe(call.session, source.argument(call.args.neg), said)
    if call.args.json:
        from journal.exchange.json_form import negotiation

        call.json(negotiation(described))
        return
    call.page.line(*_spans(described))


def _spans(one: Negotiation) -> list[Span]:
    spans: list[Span] = [(one.name, "bold")]
    stands = "your current job" if one.is_current_job else one.first_stage.label
    for words in (one.company, one.role, one.currency, one.zone, one.country, stands):
        spans += [" · ", words] if words else []
    return spans


def stage(call: Call) -> None:
    """Move a negotiation to another stage, by an entry that says so."""
    to = Stage(_word("STAGE", call.args.stage, STAGES))
    _said(call, negotiations.move(call.session, source.argument(call.args.neg), to))


def decide(call: Call) -> None:
    """Record what was decided on an offer; telling them is another entry."""
    args = call.args
    because = source.argument(args.because)
    accept = args.choice == "accept"
    _said(call, negotiations.decide(call.session, source.argument(args.neg), accept=accept, because=because))


def close(call: Call) -> None:
    """End a negotiation, by an entry that says how and why."""
    args = call.args
    outcome = Outcome(_word("OUTCOME", args.outcome, OUTCOMES))
    because = source.argument(args.because)
    _said(call, negotiations.close(call.session, source.argument(args.neg), outcome, because=because))


def _word(what: str, said: Sequence[str], words: Sequence[str]) -> str:
    """The word of a vocabulary that was said in one argument or several. Raises UsageError."""
    try:
        return one_of(words)(" ".join(said))
    except ArgumentTypeError as error:
        raise UsageError(f"`{what}` {error}" + ("" if str(error).endswith("?") else ".")) from None


def _said(call: Call, reading: Reading) -> None:
    if call.args.json:
        call.json(call.forms.entry(reading.entry, reading.follow_ups))
    else:
        print_saved(call, reading)
