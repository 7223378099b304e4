"""Arguments of what writes entries and people."""

from __future__ import annotations

from journal.cli.vocabulary import AUTHORITIES, CHANNELS, ROLES, listed, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def add(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="*", help="what happened; - reads it from standard input")
    parser.add_argument("--editor", action="store_true", help="write it in $EDITOR")
    parser.add_argument("--in", dest="neg", metavar="NEG", help="the negotiation it belongs to")
    parser.add_argument("--channel", metavar="CHANNEL", help=", ".join(CHANNELS).replace("_", " "))
    parser.add_argument("--from", dest="sender", metavar="NAME", action="append", help="who turned to you")
    parser.add_argument("--to", metavar="NAME", action="append", help="whom you turned to")
    parser.add_argument("--with", dest="with_", metavar="NAME", action="append", help="who took part")
    parser.add_argument("--at", metavar="WHEN", help="when it happened, as “yesterday 4pm”")
    parser.add_argument("--attach", metavar="FILE", action="append", help="keep a copy of a file with it")


def edit(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id")
    parser.add_argument("source", metavar="-", nargs="?", help="read the new text from standard input")
    parser.add_argument("--text", metavar="TEXT", help="the new text, in place of the old")


def annotate(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id")
    parser.add_argument("statements", metavar="STATEMENT", nargs="+", help="as “base promised 185k”")
    parser.add_argument("--words", metavar="QUOTE", default="", help="the words of the entry that it stands on")


def person(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="+", help="as Dana Reyes; made if nobody is called so")
    parser.add_argument("--role", metavar="ROLE", type=one_of(ROLES), help=listed(ROLES))
    parser.add_argument("--authority", metavar="WORD", type=one_of(AUTHORITIES), help=listed(AUTHORITIES))
    parser.add_argument("--in", dest="neg", metavar="NEG", help="a negotiation this person has a part in")
    parser.add_argument("--merge", metavar="OTHER", help="another name of the same person, made into one with it")
