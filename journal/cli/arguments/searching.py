"""Arguments of what finds."""

from __future__ import annotations

from journal.cli.vocabulary import count, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser

ORDERS = ("best", "newest", "oldest")


def search(parser: Parser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="*", help='words, "a phrase", fields as in:acme; or @NAME')
    parser.add_argument("--limit", metavar="N", type=count, help="only the first N results")
    parser.add_argument(
        "--sort", type=one_of(ORDERS), metavar="ORDER", help=f"{', '.join(ORDERS[:-1])} or {ORDERS[-1]} first"
    )


def searches(parser: Parser) -> None:
    parser.add_argument("query", metavar="QUERY", nargs="*", help="what to save")
    parser.add_argument("--save", metavar="NAME", help="keep a query by name, for `journal search @NAME`")
    parser.add_argument("--remove", metavar="NAME", help="forget a saved search")
