"""From arguments to an exit code: the command is looked up, called, and whatever fails is said in one sentence."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence

from journal.cli.output import emit, flush
from journal.errors import BadInputError, JournalError, StoreError
from journal.safe_text import shown, shown_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.cli.call import Call, ShowApp

MODULES = {
    "add": "writing",
    "edit": "writing",
    "annotate": "writing",
    "new": "negotiating",
    "describe": "negotiating",
    "stage": "negotiating",
    "decide": "negotiating",
    "close": "negotiating",
    "decline": "pathing",
    "gate": "pathing",
    "kept": "pathing",
    "playbook": "pathing",
    "post-mortem": "looking_back",
    "review": "looking_back",
    "people": "naming",
    "person": "naming",
    "today": "reading",
    "board": "boarding",
    "ledger": "offering",
    "offers": "offering",
    "report": "reporting",
    "talk": "talking",
    "remedies": "remedying",
    "draft": "lettering",
    "letter": "lettering",
    "letters": "lettering",
    "sent": "lettering",
    "rule": "ruling",
    "worth": "valuing",
    "compare": "valuing",
    "value": "valuing",
    "brief": "briefing",
    "prep": "preparing",
    "search": "searching",
    "searches": "searching",
    "log": "reading",
    "show": "reading",
    "due": "prompting",
    "nudges": "nudging",
    "remind": "reminding",
    "export": "calendars",
    "import": "calendars:take_in",
    "done": "following",
    "snooze": "following",
    "drop": "following",
    "undo": "keeping",
    "redo": "keeping",
    "revert": "keeping",
    "history": "keeping",
    "where": "keeping",
    "verify": "safekeeping",
    "redact": "removing",
    "backup": "safekeeping",
    "restore": "safekeeping",
    "compact": "removing",
    "demo": "starting",
    "completion": "completing",
    "journal": "starting",
}
"""The module of each command, `journal` being the program without one; the function in it has the command's name."""

READ = (
    "journal",
    "today",
    "board",
    "ledger",
    "offers",
    "worth",
    "compare",
    "report",
    "letters",
    "letter",
    "remedies",
    "search",
    "searches",
    "log",
    "show",
    "people",
    "history",
    "due",
    "nudges",
    "remind",
    "export",
    "brief",
    "prep",
    "gate",
    "kept",
    "playbook",
    "post-mortem",
    "review",
)
"""The commands that print what is in the journal, and so have to say if something of it is missing."""

CHANGE_TOO = ("gate", "kept", "letter", "nudges", "playbook", "post-mortem", "prep", "review", "searches")
"""Those of them that also change it, by their options."""

DONE = 0
DEFECT = 1
INTERRUPTED = 130

NO_PATH = (errno.ENAMETOOLONG, errno.ELOOP)
"""What the system says of a path that no file or folder can have."""

LONGEST_SENTENCE = 1000
"""Characters; what an error quotes may have any number of them."""


def run(argv: Sequence[str], environ: Mapping[str, str], show_app: ShowApp | None = None) -> int:
    """Do what the arguments say and return the exit code. Nothing is raised, and no text that was given is lost."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    lost: list[str] = []
    try:
        code = _called(argv, environ, show_app, lost)
        flush()
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except JournalError as error:
        code = _tell(error)
    except Exception as error:
        code = _confess(error)
    for text in lost:
        print(shown(text), file=sys.stderr)
    return code


def _called(argv: Sequence[str], environ: Mapping[str, str], show_app: ShowApp | None, lost: list[str]) -> int:
    if "_ARGCOMPLETE" in environ:
        from journal.cli.completing import answer

        answer(environ)
    from journal.cli.parser import parse

    args = parse(argv)
    if args.help is not None:
        emit(args.help)
        return DONE
    from journal.cli.call import Call

    _command(args.command or "journal", Call(args, environ, show_app), lost)
    return DONE


def _command(name: str, call: Call, lost: list[str]) -> None:
    from importlib import import_module

    place, _, function = MODULES[name].partition(":")
    module = import_module(f"journal.cli.{place}")
    try:
        getattr(module, function or name.replace("-", "_"))(call)
        if name not in READ or name in CHANGE_TOO:
            call.keep_up()
        if name in READ:
            call.check()
    except (Exception, KeyboardInterrupt) as error:
        lost += _unsaved(call, error)
        raise
    finally:
        call.close()


def _unsaved(call: Call, error: BaseException) -> list[str]:
    """What to print so that a text that could not be saved is not lost."""
    text = call.unsaved or (error.unsaved if isinstance(error, StoreError) else "")
    if not text.strip():
        return []
    if call.manuscript is not None:
        return [f"Not saved; the text is in {call.manuscript.path}"]
    return [f"Not saved:\n{text}"]


def _tell(error: JournalError) -> int:
    print(_shortened(shown_line(error.sentence)), file=sys.stderr)
    if error.detail:
        print(shown(error.detail), file=sys.stderr)
    return error.exit_code


def _shortened(sentence: str) -> str:
    """A sentence that quotes something endless without its middle: what is wrong and what to do stand at its ends."""
    half = LONGEST_SENTENCE // 2
    return sentence if len(sentence) <= LONGEST_SENTENCE else f"{sentence[:half]} … {sentence[-half:]}"


def _confess(error: Exception) -> int:
    """A defect of the program in one sentence, with the place where it is; or a path that can be no file's."""
    if isinstance(error, OSError) and error.errno in NO_PATH:
        reason = error.strerror or str(error)
        return _tell(BadInputError(f"{error.filename} cannot be a file or folder ({reason}); choose another."))
    place = ""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}journal{os.sep}" in code.co_filename:
            place = f" in {os.path.basename(code.co_filename)}, line {trace.tb_lineno}"  # noqa: PTH119
        trace = trace.tb_next
    what = _shortened(shown_line(f"{type(error).__name__}: {error}"))
    print(f"This is a defect of the program, not of yours ({what}{place}); please report it.", file=sys.stderr)
    return DEFECT
