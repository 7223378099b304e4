"""Arguments of what keeps the journal safe, and of completion."""

from __future__ import annotations

from journal.cli.vocabulary import SHELLS, listed, one_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def verify(parser: Parser) -> None:
    parser.add_argument("--anchor", action="store_true", help="print only the heads, to be kept elsewhere")
    parser.add_argument("--against", metavar="HEAD", action="append", help="prove that the log extends this head")


def redact(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id; one taken back too")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def backup(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="the archive to write, as journal.tar.gz")
    parser.add_argument("--over", action="store_true", help="replace the file if it is there")


def restore(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="an archive that `journal backup` made")
    parser.add_argument("--over", action="store_true", help="even if there is a journal: it is set aside first")


def compact(parser: Parser) -> None:
    parser.add_argument("--drop-history", action="store_true", help="remove superseded texts for good")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def shell(parser: Parser) -> None:
    parser.add_argument("shell", metavar="SHELL", type=one_of(SHELLS), help=listed(SHELLS))
