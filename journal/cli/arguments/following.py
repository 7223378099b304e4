"""Arguments about follow-ups."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def snooze(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the follow-up, by the end of its id")
    parser.add_argument("when", metavar="WHEN", nargs="+", help="until when, as 3d or next monday 9am")


def follow_up_id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the follow-up, by the end of its id")
