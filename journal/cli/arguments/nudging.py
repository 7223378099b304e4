"""Arguments of nudges, reminders and calendars."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser

FORMATS = ("ics",)


def nudges(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="?", help="only those of one negotiation")
    parser.add_argument("--silence", metavar="KIND", help="give NEG no nudges of a kind, as quiet or exploding")
    parser.add_argument("--unsilence", metavar="KIND", help="give NEG nudges of that kind again")


def remind(parser: Parser) -> None:
    parser.add_argument("--print", action="store_true", help="print them, even where notifications can be shown")
    parser.add_argument("--print-timer", action="store_true", help="print a systemd user timer and a line for cron")


def export(parser: Parser) -> None:
    parser.add_argument("format", metavar="ics", help="a file for calendar programs")
    parser.add_argument("--events", action="store_true", help="deadlines as events of the day as well, not only tasks")
    parser.add_argument("--output", metavar="FILE", help="the file, or folder, to write; without it, it is printed")
    parser.add_argument("--keep", metavar="FILE", help="write it now and after every change; off ends that")


def take_in(parser: Parser) -> None:
    parser.add_argument("format", metavar="ics", help="invitations to meetings")
    parser.add_argument("files", metavar="FILE", nargs="+", help="the files to read")
    parser.add_argument("--in", dest="neg", metavar="NEG", help="the negotiation they belong to")
