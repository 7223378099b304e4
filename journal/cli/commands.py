"""The commands in a table: what each is for, how it is called, and where the options it takes are listed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.vocabulary import Parser

PROGRAM = "journal"
PURPOSE = "A private, offline journal of job negotiations: who said what, what was promised, what is due."


class Command:
    """One command: its part of the help, a line about it, how its arguments are written, and what adds them.

    `arguments` is `module:function` in `journal.cli.arguments`; empty for a command without arguments of its own.
    `json` tells whether it takes `--json`.
    """

    def __init__(self, group: str, summary: str, form: str = "", arguments: str = "", *, json: bool = True) -> None:
        self.group = group
        self.summary = summary
        self.form = form
        self.arguments = arguments
        self.json = json

    def fill(self, parser: Parser) -> None:
        """Tell a parser the arguments of the command."""
        if self.arguments:
            from importlib import import_module

            module, _, function = self.arguments.partition(":")
            getattr(import_module(f"journal.cli.arguments.{module}"), function)(parser)
        if self.json:
            parser.add_argument("--json", action="store_true", help="print one JSON document")


COMMANDS: dict[str, Command] = {
    "add": Command("Write", "record what happened, in one line or more", "[TEXT… | -]", "writing:add"),
    "new": Command("Write", "begin a negotiation", "NEG", "negotiating:new"),
    "describe": Command("Write", "say more of a negotiation, or correct it", "NEG", "negotiating:describe"),
    "edit": Command("Write", "change an entry's text", "ID [-]", "writing:edit"),
    "annotate": Command("Write", "add statements to an entry, its text untouched", "ID STATEMENT…", "writing:annotate"),
    "person": Command("Write", "say who somebody is", "NAME", "writing:person"),
    "stage": Command("Write", "move a negotiation to another stage", "NEG STAGE", "negotiating:stage"),
    "decide": Command(
        "Write", "record that you accept or decline an offer", "NEG accept|decline", "negotiating:decide"
    ),
    "decline": Command("Write", "decline an offer: where it stands, and the next step", "NEG", "paths:decline"),
    "close": Command("Write", "end a negotiation, with its outcome", "NEG OUTCOME", "negotiating:close"),
    "rule": Command(
        "Write", "pair two items of a ledger, or overrule a verdict", "NEG ITEM --because TEXT", "offering:rule"
    ),
    "value": Command("Write", "say what a benefit or a unit of equity is worth", "NEG [ITEM AMOUNT]", "valuing:value"),
    "prep": Command("Write", "what you want, would walk away from, and can show", "NEG", "briefing:prep"),
    "post-mortem": Command("Write", "look back on one that ended, and keep its lessons", "NEG", "paths:post_mortem"),
    "draft": Command("Write", "draft a letter from the entries", "NEG KIND", "documents:draft"),
    "letter": Command("Write", "a letter in full: read, change or drop it", "LETTER", "documents:letter"),
    "sent": Command("Write", "record that a letter was sent", "LETTER", "documents:sent"),
    "talk": Command("Write", "ask for a talk about the gaps, and record its outcome", "NEG", "documents:talk"),
    "today": Command("Read", "what is due, where each negotiation stands, the last days"),
    "board": Command("Read", "every open negotiation by stage, or the closed ones", "", "reading:board"),
    "ledger": Command("Read", "what was promised beside what is offered, item by item", "NEG", "negotiating:neg"),
    "offers": Command("Read", "the versions of an offer", "NEG", "valuing:offers"),
    "worth": Command("Read", "what an offer comes to, year by year, line by line", "NEG", "valuing:worth"),
    "compare": Command("Read", "offers and your current job side by side", "[NEG…]", "valuing:compare"),
    "report": Command("Read", "the comparison, to hand on: promised beside offered", "NEG", "documents:report"),
    "brief": Command("Read", "one page to have before a meeting", "NEG", "briefing:brief"),
    "gate": Command("Read", "what is still open before giving notice", "NEG", "paths:gate"),
    "kept": Command("Read", "which promises came due after signing, and who kept them", "NEG", "paths:kept"),
    "playbook": Command("Read", "the checklist that fits, and its steps ticked", "[NEG] [NAME]", "paths:playbook"),
    "letters": Command("Read", "every letter and what came of it", "[NEG]", "documents:letters"),
    "remedies": Command("Read", "what would close a gap, and how much of it", "NEG ITEM", "documents:remedies"),
    "search": Command("Read", "any conversation, by what was said in it", "QUERY", "searching:search"),
    "searches": Command("Read", "searches kept by name", "[--save NAME QUERY]", "searching:searches"),
    "log": Command("Read", "every entry, newest first", "", "reading:log"),
    "show": Command("Read", "one entry in full", "ID", "reading:show"),
    "people": Command("Read", "who is who", "[NEG]", "reading:people"),
    "history": Command("Read", "how an entry came to be, or every change", "[ID]", "reading:history"),
    "due": Command("Follow up", "everything open, soonest first", "", "reading:due"),
    "remind": Command("Follow up", "what is due now, on the desktop, each once", "", "nudging:remind"),
    "nudges": Command("Follow up", "what nobody wrote down and has to be done", "[NEG]", "nudging:nudges"),
    "review": Command("Follow up", "the weekly review of what is open", "[NEG]", "paths:review"),
    "done": Command("Follow up", "it is done", "ID", "following:follow_up_id"),
    "snooze": Command("Follow up", "not before another day", "ID WHEN", "following:snooze"),
    "drop": Command("Follow up", "it need not be done", "ID", "following:follow_up_id"),
    "undo": Command("Keep", "take back the journal's last change"),
    "redo": Command("Keep", "make the change again that was taken back"),
    "revert": Command("Keep", "take back the last change of one entry", "ID", "reading:entry_id"),
    "verify": Command("Keep", "check that nothing is damaged, altered or missing", "", "keeping:verify"),
    "redact": Command("Keep", "remove an entry's text for good", "ID", "keeping:redact"),
    "export": Command("Keep", "deadlines and meetings for calendar programs", "ics", "nudging:export"),
    "import": Command("Keep", "invitations to meetings", "ics FILE…", "nudging:take_in"),
    "backup": Command("Keep", "write one archive of everything", "FILE", "keeping:backup"),
    "restore": Command("Keep", "put a backup in place", "FILE", "keeping:restore"),
    "compact": Command("Keep", "what superseded texts take, or remove them", "", "keeping:compact"),
    "where": Command("Keep", "the paths of the journal's files"),
    "demo": Command("Keep", "try it on a sample journal of its own", json=False),
    "completion": Command("Keep", "print the completion script of a shell", "SHELL", "keeping:shell", json=False),
}
