"""`undo`, `redo`, `revert`, `history`, `where`: what was changed, and where it is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journal.cli.call import Call
from journal.cli.cells import cut
from journal.cli.endings import Endings
from journal.cli.following import print_history
from journal.cli.page import Cell, Span
from journal.domain.phrasing import when_words
from journal.domain.records import Entry
from journal.errors import NotFoundError
from journal.service import agenda, entries, keeping
from journal.service.keeping import Happening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.service.revisions import Step


LONGEST = 100
"""Cells of a text that was taken back: enough to know it by."""


def undo(call: Call) -> None:
    """Take back the journal's last change, whoever made it."""
    _told(call, keeping.undo(call.session), "Took back", "Nothing is left to take back.")


def redo(call: Call) -> None:
    """Make the change again that was taken back last."""
    _told(call, keeping.redo(call.session), "Made again", "Nothing was taken back that could be made again.")


def revert(call: Call) -> None:
    """Take back the last change of one entry; later changes elsewhere stay."""
    _told(call, keeping.revert(call.session, call.args.id), "Took back", "")


def _told(call: Call, happening: Happening | None, done: str, otherwise: str) -> None:
    if happening is None:
        raise NotFoundError(otherwise)
    if call.args.json:
        call.json(_form(happening))
        return
    when = when_words(happening.at, call.session.now)
    what = cut(happening.what, LONGEST)
    call.page.line(f"{done}: ", (happening.do, "bold"), f" {what}", "  ", (when, "muted"))


def history(call: Call) -> None:
    """Every change of the journal, newest first; or every text an entry had, oldest first."""
    if call.args.id:
        _history_of(call, call.args.id)
        return
    happenings = keeping.history(call.session)
    if call.args.json:
        call.json([_form(one) for one in happenings])
        return
    endings = Endings(call.session)
    call.page.table([_row(call, one, endings) for one in happenings])
    if not happenings:
        call.page.line("Nothing has been written yet.")


def _history_of(call: Call, ending: str) -> None:
    """Of an entry, else of a follow-up: when it was written, put off, moved, done."""
    try:
        entry = entries.find(call.session, ending)
    except NotFoundError as error:
        try:
            follow_up = agenda.find(call.session, ending)
        except NotFoundError:
            raise error from None
        print_history(call, follow_up)
    else:
        _entry_history(call, entry)


def _row(call: Call, one: Happening, endings: Endings) -> list[Cell]:
    undone: list[Span] = ["  ", ("taken back", "warning")] if one.undone else []
    when = when_words(one.at, call.session.now)
    return [(endings[one.id] if one.id else "", "muted"), when, (one.do, "bold"), [one.what, *undone]]


def _form(one: Happening) -> dict[str, Any]:
    return {"at": one.at.iso(), "do": one.do, "what": one.what, "id": one.id or None, "undone": one.undone}


def _entry_history(call: Call, entry: Entry) -> None:
    revisions = keeping.revisions(call.session, entry.id)
    if call.args.json:
        forms = call.forms
        call.json(
            [
                {"at": one.at.iso(), "do": one.do, "record": forms.record(one.record), "gone": one.is_gone}
                for one in revisions
            ]
        )
        return
    from journal.service.revisions import steps

    for step in steps(call.session, entry.id):
        when = when_words(step.at, call.session.now)
        call.page.line((when, "muted"), "  ", (step.do, "bold"), "" if step.entry else f"  {_absent(step)}")
        if step.text:
            call.page.paragraph(step.text.strip("\r\n"), indent=2)
        for one in step.beside:
            call.page.paragraph(one.words, indent=2)


def _absent(step: Step) -> str:
    return "removed for good" if step.is_gone else "taken away"


def where(call: Call) -> None:
    """The paths of the journal's files; they need not be there yet."""
    home = call.home
    paths = {
        "home": home,
        "log": home / "log" / "*.jsonl",
        "settings": home / "settings.toml",
        "drafts": home / "drafts",
    }
    if call.args.json:
        call.json({key: str(path) for key, path in paths.items()} | {"log": _logs(home)})
        return
    for what, path in paths.items():
        call.page.whole((f"{what:<10}", "muted"), str(path))


def _logs(home: Path) -> list[str]:
    return [str(path) for path in sorted(home.glob("log/*.jsonl"))]
