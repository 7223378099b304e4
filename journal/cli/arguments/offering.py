"""Arguments about offers."""

from __future__ import annotations

from journal.cli.vocabulary import VERDICTS, listed, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def rule(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("item", metavar="ITEM", help="the item of the row, as signing")
    parser.add_argument("--as", dest="renamed", metavar="ITEM", help="what the same thing is called elsewhere")
    parser.add_argument("--verdict", metavar="VERDICT", type=one_of(VERDICTS), help=listed(VERDICTS))
    parser.add_argument("--none", action="store_true", help="take back what you decided about the item")
    parser.add_argument("--because", metavar="TEXT", default="", help="why")
