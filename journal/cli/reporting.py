"""`report`: the comparison document, printed or written to a file."""

from __future__ import annotations

from journal.cli import source
from journal.cli.call import Call
from journal.cli.output import emit
from journal.errors import UsageError
from journal.exchange.document_form import report as form
from journal.exchange.ledger_form import LedgerForms
from journal.service import reporting as service


def report(call: Call) -> None:
    """Print the document in a format, or write it to a file and say where."""
    args = call.args
    if args.over and not args.output:
        raise UsageError("`--over` goes with `--output FILE`.")
    name = source.argument(args.neg)
    made = service.report(
        call.session,
        name,
        only=[source.argument(one) for one in args.only],
        without=[source.argument(one) for one in args.without],
    )
    text = "" if args.json and not args.output else service.written(made.document, args.format)
    written = service.save(text, source.argument(args.output), over=args.over) if args.output else None
    if args.json:
        forms = LedgerForms(call.forms, {row.item: row.label for row in made.rows})
        said = form(made.ledger, made.rows, made.document, forms, made.private)
        call.json(said | ({"file": str(written)} if written else {}))
    elif written is not None:
        call.page.whole("Written: ", (str(written), "bold"))
    else:
        emit(text)
