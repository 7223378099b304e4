"""Arguments of the ways a negotiation ends, and of the weekly review."""

from __future__ import annotations

from journal.cli.vocabulary import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser


def gate(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--tick", metavar="LINE", help="settle a line by hand, with its evidence in --because")
    parser.add_argument("--skip", metavar="LINE", help="say that a line does not apply here")
    parser.add_argument("--untick", metavar="LINE", help="take back what you said of a line")
    parser.add_argument("--because", metavar="TEXT", default="", help="the evidence, or the reason")
    parser.add_argument("--follow-ups", action="store_true", help="make follow-ups of what was promised for later")


def kept(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--yes", metavar="PROMISE", help="it was kept")
    parser.add_argument("--no", metavar="PROMISE", help="it was not kept")
    parser.add_argument("--forget", metavar="PROMISE", help="take back what you said of it")
    parser.add_argument("--because", metavar="TEXT", default="", help="how you know")


def playbook(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="?", help="the negotiation; without: which playbooks there are")
    parser.add_argument("name", metavar="NAME", nargs="?", help="the playbook; without: the one that fits")
    parser.add_argument("--tick", metavar="STEP", help="tick a step by hand")
    parser.add_argument("--skip", metavar="STEP", help="say that a step does not apply here")
    parser.add_argument("--untick", metavar="STEP", help="take back what you said of a step")
    parser.add_argument("--because", metavar="TEXT", default="", help="what is to be noted beside it")
    parser.add_argument("--copy", metavar="PLAYBOOK", help="put its file into your journal's folder, to be changed")


def decline(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--because", metavar="TEXT", help="decide to decline, with one honest line of reason")
    parser.add_argument("--plan", action="store_true", help="plan the call, where only that is missing")
    parser.add_argument("--told", metavar="TEXT", help="they know; what they said")
    parser.add_argument("--close", action="store_true", help="with --told: close the negotiation too")


def post_mortem(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", help="the negotiation")
    parser.add_argument("--answer", metavar="QUESTION=TEXT", action="append", help="answer one; empty takes it out")
    parser.add_argument("--lesson", metavar="TEXT", action="append", help="what to do otherwise next time")
    parser.add_argument("--keep", action="store_true", help="keep what the journal suggests as it is")


def review(parser: Parser) -> None:
    parser.add_argument("neg", metavar="NEG", nargs="?", help="only this negotiation")
    parser.add_argument("--done", action="store_true", help="note that it has been gone through now")
    parser.add_argument("--most", metavar="N", type=count, help="at most N entries of each negotiation")
