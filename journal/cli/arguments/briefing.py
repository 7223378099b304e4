"""Arguments about the brief and the prep."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser

FORMATS = ("text", "md")


def brief(parser: Parser) -> None:
    from journal.cli.vocabulary import one_of

    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--with", dest="with_", metavar="PERSON", default="", help="for a talk with this person")
    parser.add_argument("--share", action="store_true", help="without prep, lessons and what else is private")
    parser.add_argument("--format", metavar="FORMAT", type=one_of(FORMATS), help="text or md; md when it is piped")


def prep(parser: Parser) -> None:
    add = parser.add_argument
    add("neg", metavar="NEG", help="the negotiation")
    add("--target", metavar="V", help="what you want, of the base salary, as 195k; empty for nothing")
    add("--walk-away", dest="walk_away", metavar="V", help="below which you say no, as 176k")
    add("--alternative", metavar="NEG|TEXT", help="what you do if it fails: another negotiation, or words")
    add("--priority", metavar="ITEM", action="append", help="what matters, in order, as “base 5”; replaces all")
    add("--market", metavar="FIGURE", action="append", help="as “178k-205k, source salary survey, date Oct 2026”")
    add("--source", metavar="TEXT", help="the source of that figure")
    add("--region", metavar="TEXT", help="the region it is for")
    add("--role", metavar="TEXT", help="the role it is for")
    add("--date", metavar="DATE", help="when it was so, as “Oct 2026”")
    add("--point", metavar="TEXT", action="append", help="something to say")
    add("--value-shown", dest="value_shown", metavar="TEXT", action="append", help="what you bring and can show")
    add("--question", metavar="TEXT", action="append", help="something to ask")
    add("--remove", metavar="FIELD", action="append", help="take a field away, or one of its texts, as “point 2”")
    add("--editor", action="store_true", help="write it in $EDITOR, one thing a line")
