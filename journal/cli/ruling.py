"""`rule`: two items are one, a verdict is another, or neither any more."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.domain.records.ruling import Ruling, Verdict
from journal.errors import UsageError
from journal.exchange.ledger_form import ruling as form
from journal.service import rulings


def rule(call: Call) -> None:
    """Decide something about a row of the ledger, with the reason for it, or take that back."""
    args, session = call.args, call.session
    name, item = source.argument(args.neg), source.argument(args.item)
    because = source.argument(args.because)
    if sum(map(bool, (args.renamed, args.verdict, args.none))) != 1:
        raise UsageError("`journal rule` takes one of `--as ITEM`, `--verdict WORD` and `--none`.")
    if args.none:
        _told(call, "Taken back", *rulings.withdraw_ruling(session, name, item))
    elif args.renamed:
        _told(call, "Paired", rulings.pair(session, name, item, source.argument(args.renamed), because))
    else:
        _told(call, "Your verdict", rulings.overrule(session, name, item, Verdict(args.verdict), because))


def _told(call: Call, did: str, *made: Ruling) -> None:
    if call.args.json:
        forms = [form(one, call.session.names) for one in made]
        call.json(forms if call.args.none else forms[0])
        return
    label = call.session.items.label
    for one in made:
        what = one.verdict.label if one.verdict else f"the same as {label(one.renamed)}"
        call.page.line(f"{did}: ", (label(one.item), "bold"), f" is {what}, because {one.reason}")
