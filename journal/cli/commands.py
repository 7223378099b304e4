"""The commands in a table: what each is for, how it is called, and the options it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Parser(Protocol):
        """What takes down the arguments of a command: an argument parser, or a table."""

        def add_argument(self, name: str, /, **options: Any) -> Any: ...


PROGRAM = "journal"
PURPOSE = "A private, offline journal of job negotiations: who said what, what was promised, what is due."

CHANNELS = ("call", "video", "in_person", "email", "chat", "letter", "contract", "portal", "note")
STAGES = (
    "lead",
    "screening",
    "interviewing",
    "verbal_offer",
    "written_offer",
    "negotiating",
    "agreed",
    "signed",
    "started",
)
OUTCOMES = (
    "accepted",
    "declined",
    "withdrew",
    "rejected",
    "offer_withdrawn",
    "rescinded",
    "expired",
    "went_quiet",
)
CHOICES = ("accept", "decline")
ROLES = (
    "recruiter_agency",
    "recruiter",
    "hiring_manager",
    "hr_partner",
    "interviewer",
    "reference",
    "advocate",
    "unknown",
)
AUTHORITIES = ("decides", "recommends", "messenger", "unknown")
VERDICTS = (
    "match",
    "shortfall",
    "excess",
    "differs",
    "absent",
    "added",
    "pending",
    "condition_changed",
    "ambiguous",
    "unquantified",
)
SHELLS = ("bash", "zsh", "fish")

Fill = Callable[["Parser"], None]


class Command:
    """One command: its part of the help, a line about it, how its arguments are written, and what adds them.

    `fill` is None for a command without arguments of its own. `json` tells whether it takes `--json`.
    """

    def __init__(
        self, group: str, summary: str, form: str = "", fill: Fill | None = None, *, json: bool = True
    ) -> None:
        self.group = group
        self.summary = summary
        self.form = form
        self.fill = fill
        self.json = json


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """A type for argparse: one of the words, written with spaces, hyphens or underscores, in any case."""

    def choice(text: str) -> str:
        word = text.strip().casefold().replace(" ", "_").replace("-", "_")
        if word in words:
            return word
        from argparse import ArgumentTypeError

        from journal.cli.nearest import did_you_mean

        raise ArgumentTypeError(f"takes {', '.join(words)}; not “{text}”{did_you_mean(word, words)}")

    return choice


def count(text: str) -> int:
    """A type for argparse: a whole number from 1."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    from argparse import ArgumentTypeError

    raise ArgumentTypeError(f"takes a whole number from 1; not “{text}”")


def _new(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="a short name, typed by hand: one word, as acme")
    parser.add_argument("--company", metavar="NAME", default="", help="the company's full name")
    parser.add_argument("--role", metavar="TITLE", default="", help="the job")
    parser.add_argument("--currency", metavar="CODE", default="", help="its currency, as USD")
    parser.add_argument("--zone", metavar="ZONE", default="", help="the time zone they are in, as America/New_York")
    parser.add_argument("--country", metavar="CODE", default="", help="the country whose working days count, as US")
    parser.add_argument("--stage", metavar="STAGE", type=one_of(STAGES), help="where it stands now; otherwise lead")


def _add(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="*", help="what happened; - reads it from standard input")
    parser.add_argument("--editor", action="store_true", help="write it in $EDITOR")
    parser.add_argument("--in", dest="neg", metavar="NEG", help="the negotiation it belongs to")
    parser.add_argument("--channel", metavar="CHANNEL", help=", ".join(CHANNELS).replace("_", " "))
    parser.add_argument("--from", dest="sender", metavar="NAME", action="append", help="who turned to you")
    parser.add_argument("--to", metavar="NAME", action="append", help="whom you turned to")
    parser.add_argument("--with", dest="with_", metavar="NAME", action="append", help="who took part")
    parser.add_argument("--at", metavar="WHEN", help="when it happened, as “yesterday 4pm”")
    parser.add_argument("--attach", metavar="FILE", action="append", help="keep a copy of a file with it")


def _edit(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id")
    parser.add_argument("source", metavar="-", nargs="?", help="read the new text from standard input")
    parser.add_argument("--text", metavar="TEXT", help="the new text, in place of the old")


def _annotate(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id")
    parser.add_argument("statements", metavar="STATEMENT", nargs="+", help="as “base promised 185k”")
    parser.add_argument("--words", metavar="QUOTE", default="", help="the words of the entry that it stands on")


def _person(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="+", help="as Dana Reyes; made if nobody is called so")
    parser.add_argument("--role", metavar="ROLE", type=one_of(ROLES), help=_listed(ROLES))
    parser.add_argument("--authority", metavar="WORD", type=one_of(AUTHORITIES), help=_listed(AUTHORITIES))
    parser.add_argument("--in", dest="neg", metavar="NEG", help="a negotiation this person has a part in")
    parser.add_argument("--merge", metavar="OTHER", help="another name of the same person, made into one with it")


def _snooze(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the follow-up, by the end of its id")
    parser.add_argument("when", metavar="WHEN", nargs="+", help="until when, as 3d or next monday 9am")


def _stage(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("stage", metavar="STAGE", nargs="+", help=_listed(STAGES))


def _close(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("outcome", metavar="OUTCOME", nargs="+", help=_listed(OUTCOMES))
    parser.add_argument("--because", metavar="TEXT", default="", help="why")


def _decide(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("choice", metavar="accept|decline", type=one_of(CHOICES), help="what you decided")
    parser.add_argument("--because", metavar="TEXT", default="", help="why")


def _rule(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("item", metavar="ITEM", help="the item of the row, as signing")
    parser.add_argument("--as", dest="renamed", metavar="ITEM", help="what the same thing is called elsewhere")
    parser.add_argument("--verdict", metavar="VERDICT", type=one_of(VERDICTS), help=_listed(VERDICTS))
    parser.add_argument("--none", action="store_true", help="take back what you decided about the item")
    parser.add_argument("--because", metavar="TEXT", default="", help="why")


def _board(parser: Parser) -> None:
    parser.add_argument("--closed", action="store_true", help="the negotiations that have ended, and how")


def _neg(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")


def _log(parser: Parser) -> None:
    parser.add_argument("--limit", metavar="N", type=count, help="only the newest N entries")
    parser.add_argument("--in", dest="neg", metavar="NEG", help="only the entries of one negotiation")


def _due(parser: Parser) -> None:
    parser.add_argument("--short", action="store_true", help="one line for a shell prompt; nothing if nothing is due")


def _people(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="?", help="only those of one negotiation")


def _history(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", help="an entry, by the end of its id; without: every change")


def _entry_id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id")


def _verify(parser: Parser) -> None:
    parser.add_argument("--anchor", action="store_true", help="print only the heads, to be kept elsewhere")
    parser.add_argument("--against", metavar="HEAD", action="append", help="prove that the log extends this head")


def _redact(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry, by the end of its id; one taken back too")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _backup(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="the archive to write, as journal.tar.gz")
    parser.add_argument("--over", action="store_true", help="replace the file if it is there")


def _restore(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="an archive that `journal backup` made")
    parser.add_argument("--over", action="store_true", help="even if there is a journal: it is set aside first")


def _compact(parser: Parser) -> None:
    parser.add_argument("--drop-history", action="store_true", help="remove superseded texts for good")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _follow_up_id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the follow-up, by the end of its id")


def _shell(parser: Parser) -> None:
    parser.add_argument("shell", metavar="SHELL", type=one_of(SHELLS), help=_listed(SHELLS))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words).replace("_", " ")


COMMANDS: dict[str, Command] = {
    "add": Command("Write", "record what happened, in one line or more", "[TEXT… | -]", _add),
    "new": Command("Write", "begin a negotiation", "NEG", _new),
    "edit": Command("Write", "change an entry's text", "ID [-]", _edit),
    "annotate": Command("Write", "add statements to an entry, its text untouched", "ID STATEMENT…", _annotate),
    "person": Command("Write", "say who somebody is", "NAME", _person),
    "stage": Command("Write", "move a negotiation to another stage", "NEG STAGE", _stage),
    "decide": Command("Write", "record that you accept or decline an offer", "NEG accept|decline", _decide),
    "close": Command("Write", "end a negotiation, with its outcome", "NEG OUTCOME", _close),
    "rule": Command("Write", "pair two items of a ledger, or overrule a verdict", "NEG ITEM --because TEXT", _rule),
    "today": Command("Read", "what is due, where each negotiation stands, the last days"),
    "board": Command("Read", "every open negotiation by stage, or the closed ones", "", _board),
    "ledger": Command("Read", "what was promised beside what is offered, item by item", "NEG", _neg),
    "offers": Command("Read", "the versions of an offer", "NEG", _neg),
    "log": Command("Read", "every entry, newest first", "", _log),
    "show": Command("Read", "one entry in full", "ID", _entry_id),
    "people": Command("Read", "who is who", "[NEG]", _people),
    "history": Command("Read", "how an entry came to be, or every change", "[ID]", _history),
    "due": Command("Follow up", "everything open, soonest first", "", _due),
    "done": Command("Follow up", "it is done", "ID", _follow_up_id),
    "snooze": Command("Follow up", "not before another day", "ID WHEN", _snooze),
    "drop": Command("Follow up", "it need not be done", "ID", _follow_up_id),
    "undo": Command("Keep", "take back the journal's last change"),
    "redo": Command("Keep", "make the change again that was taken back"),
    "revert": Command("Keep", "take back the last change of one entry", "ID", _entry_id),
    "verify": Command("Keep", "check that nothing is damaged, altered or missing", "", _verify),
    "redact": Command("Keep", "remove an entry's text for good", "ID", _redact),
    "backup": Command("Keep", "write one archive of everything", "FILE", _backup),
    "restore": Command("Keep", "put a backup in place", "FILE", _restore),
    "compact": Command("Keep", "what superseded texts take, or remove them", "", _compact),
    "where": Command("Keep", "the paths of the journal's files"),
    "demo": Command("Keep", "try it on a sample journal of its own", json=False),
    "completion": Command("Keep", "print the completion script of a shell", "SHELL", _shell, json=False),
}
