"""Arguments of what lists and shows."""

from __future__ import annotations

from journal.cli.vocabulary import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def board(parser: Parser) -> None:
    parser.add_argument("--closed", action="store_true", help="the negotiations that have ended, and how")


def log(parser: Parser) -> None:
    parser.add_argument("--limit", metavar="N", type=count, help="only the newest N entries")
    parser.add_argument("--in", dest="neg", metavar="NEG", help="only the entries of one negotiation")


def due(parser: Parser) -> None:
    parser.add_argument("--short", action="store_true", help="one line for a shell prompt; nothing if nothing is due")


def people(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="?", help="only those of one negotiation")


def history(parser: Parser) -> None:
    parser.add_argument(
        "id", metavar="ID", nargs="?", help="an entry or follow-up, by the end of its id; without: every change"
    )


def show(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry or follow-up, by the end of its id")


def entry_id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id")
