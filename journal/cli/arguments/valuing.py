"""Arguments of what packages are worth."""

from __future__ import annotations

from journal.cli.vocabulary import listed, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser

ROUNDINGS = (
    "cumulative_rounding",
    "cumulative_round_down",
    "front_loaded",
    "back_loaded",
    "front_loaded_to_single_tranche",
    "back_loaded_to_single_tranche",
    "fractional",
    "none",
)


def offers(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--diff", action="store_true", help="what changed from each version to the next, word by word")


def worth(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--version", metavar="N", default="", help="an offer's number, promised, or asked")
    parser.add_argument("--lines", action="store_true", help="how every figure was made, line by line")


def compare(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="*", help="as acme, acme@1, acme@promised or acme@asked")


def value(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("item", metavar="ITEM", nargs="?", help="a benefit, equity (what one unit is worth), or sales")
    parser.add_argument(
        "amount", metavar="AMOUNT", nargs="?", help="as 6k, 500/day, €450/month, 7.35; none takes it back"
    )
    parser.add_argument("--equity", metavar="PERCENT", help="with what part of its paper value equity counts; or none")
    parser.add_argument("--rounding", metavar="WAY", type=one_of(ROUNDINGS), help=listed(ROUNDINGS))
    parser.add_argument("--hours", metavar="N", help="the hours a week that hourly pay is for; or none")
    parser.add_argument("--because", metavar="TEXT", default="", help="where the figure comes from")
