"""Arguments about a negotiation as a whole."""

from __future__ import annotations

from journal.cli.vocabulary import CHOICES, OUTCOMES, STAGES, listed, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def new(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="a short name, typed by hand: one word, as acme")
    parser.add_argument("--company", metavar="NAME", default="", help="the company's full name")
    parser.add_argument("--role", metavar="TITLE", default="", help="the job")
    parser.add_argument("--currency", metavar="CODE", default="", help="its currency, as USD")
    parser.add_argument("--zone", metavar="ZONE", default="", help="the time zone they are in, as America/New_York")
    parser.add_argument("--country", metavar="CODE", default="", help="whose working days count, as US or DE-BY")
    parser.add_argument("--stage", metavar="STAGE", type=one_of(STAGES), help="where it stands now; otherwise lead")
    parser.add_argument("--current", action="store_true", help="it is the job you have now, to compare offers with")


def describe(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--company", metavar="NAME", help="the company's full name")
    parser.add_argument("--role", metavar="TITLE", help="the job")
    parser.add_argument("--currency", metavar="CODE", help="its currency, as USD; what was said before keeps its own")
    parser.add_argument("--zone", metavar="ZONE", help="the time zone they are in, as America/New_York")
    parser.add_argument("--country", metavar="CODE", help="whose working days count, as US or DE-BY")


def stage(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("stage", metavar="STAGE", nargs="+", help=listed(STAGES))


def close(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("outcome", metavar="OUTCOME", nargs="+", help=listed(OUTCOMES))
    parser.add_argument("--because", metavar="TEXT", default="", help="why")


def decide(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("choice", metavar="accept|decline", type=one_of(CHOICES), help="what you decided")
    parser.add_argument("--because", metavar="TEXT", default="", help="why")


def neg(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
