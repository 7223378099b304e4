"""Arguments of what is handed on: the comparison document, letters, remedies and talks."""

from __future__ import annotations

from journal.cli.vocabulary import count, listed, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser

FORMATS = ("md", "html", "text")
LETTERS = (
    "recap",
    "counter",
    "clarification",
    "extension",
    "acceptance",
    "declining",
    "thanks",
    "talk",
    "withdrawal",
    "reminder",
)


def report(parser: Parser) -> None:
    _neg(parser)
    parser.add_argument("--format", metavar="FORMAT", type=one_of(FORMATS), default="text", help=listed(FORMATS))
    parser.add_argument("--only", metavar="ITEM", nargs="+", action="extend", default=[], help="these items alone")
    parser.add_argument("--without", metavar="ITEM", nargs="+", action="extend", default=[], help="all but these items")
    parser.add_argument("--output", metavar="FILE", help="write it to a file that only you can read")
    parser.add_argument("--over", action="store_true", help="replace the file if it is there")


def draft(parser: Parser) -> None:
    _neg(parser)
    parser.add_argument("kind", metavar="KIND", type=one_of(LETTERS), help=listed(LETTERS))
    parser.add_argument("--item", metavar="ITEM", nargs="+", action="extend", default=[], help="what it is about")
    parser.add_argument(
        "--to", metavar="NAME", action="append", default=[], help="to whom; else whom you spoke with last"
    )
    parser.add_argument("--by", metavar="WHEN", help="until when: an answer, a decision, or the time you ask for")
    parser.add_argument("--because", metavar="TEXT", default="", help="why, in one line")
    parser.add_argument("--about", metavar="LETTER", help="the letter that a reminder is about")
    parser.add_argument("--editor", action="store_true", help="go on with it in $EDITOR")


def letters(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="?", help="only those of one negotiation")


def letter(parser: Parser) -> None:
    _letter(parser)
    parser.add_argument("--editor", action="store_true", help="change it in $EDITOR")
    parser.add_argument("--text", metavar="TEXT", help="the new text, its subject on the first line")
    parser.add_argument("--drop", action="store_true", help="throw the draft away")


def sent(parser: Parser) -> None:
    _letter(parser)
    parser.add_argument("--to", metavar="NAME", action="append", default=[], help="to whom; else to whom it is drafted")
    parser.add_argument("--channel", metavar="CHANNEL", default="email", help="how: email, chat, letter, portal")
    parser.add_argument("--at", metavar="WHEN", help="when it was sent, as “yesterday 4pm”; else now")


def remedies(parser: Parser) -> None:
    _neg(parser)
    parser.add_argument("item", metavar="ITEM", help="the item whose gap is to be closed")
    parser.add_argument(
        "--pick", metavar="REMEDY[=VALUE]", nargs="+", action="extend", default=[], help="as base=182k signing"
    )
    parser.add_argument("--ask", action="store_true", help="keep what is picked as an entry that asks for it")
    parser.add_argument("--to", metavar="NAME", action="append", default=[], help="whom you asked; else it is a note")
    parser.add_argument("--channel", metavar="CHANNEL", help="how you asked")


def talk(parser: Parser) -> None:
    _neg(parser)
    parser.add_argument("--with", dest="with_", metavar="NAME", action="append", default=[], help="with whom")
    parser.add_argument("--at", metavar="WHEN", help="when it is to be, as “thu 10:00”")
    parser.add_argument("--minutes", metavar="N", type=count, default=30, help="how long it is to take; else 30")
    parser.add_argument("--decide-by", metavar="WHEN", help="by when it is to be settled; else when the offer expires")
    parser.add_argument(
        "--item", metavar="ITEM", nargs="+", action="extend", default=[], help="the agenda; else every gap"
    )
    parser.add_argument("--purpose", metavar="TEXT", default="", help="what it is for, in one line")
    parser.add_argument(
        "--outcome", metavar="TEXT", nargs="*", help="what came of it, item by item; without text: $EDITOR"
    )


def _neg(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")


def _letter(parser: Parser) -> None:
    parser.add_argument("letter", metavar="LETTER", help="the letter, by the end of its id")
