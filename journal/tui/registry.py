"""The one table of commands: key bindings, footer, palette, help page and the README's key table come from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from textual.binding import Binding, BindingType

from journal.tui.command import Command, Needs, Where, key_label
from journal.tui.table_brief import IN_BRIEF
from journal.tui.table_deadlines import WITH_DEADLINES
from journal.tui.table_documents import WITH_DOCUMENTS
from journal.tui.table_paths import ON_PATHS
from journal.tui.table_search import FROM_ANYWHERE, SEARCHING
from journal.tui.table_views import IN_VIEWS
from journal.tui.table_worth import IN_WORTH
from journal.tui.table_writing import WHILE_WRITING

__all__ = [
    "COMMANDS",
    "Command",
    "Needs",
    "Where",
    "bindings",
    "command",
    "commands_in",
    "everywhere_with",
    "footer",
    "is_chord",
    "key_label",
    "use",
]

COMMANDS: tuple[Command, ...] = (
    *ON_PATHS,
    *WITH_DOCUMENTS,
    *IN_BRIEF,
    *IN_WORTH,
    *SEARCHING,
    *IN_VIEWS,
    *FROM_ANYWHERE,
    *WITH_DEADLINES,
    *WHILE_WRITING,
    Command(id="down", keys=("down", "j"), title="down", where=(Where.LIST,), action="list_down", palette=False,
            footer=False, help="Go down a row."),
    Command(id="up", keys=("up", "k"), title="up", where=(Where.LIST,), action="list_up", palette=False,
            footer=False, help="Go up a row."),
    Command(id="page_down", keys=("pagedown", "space", "ctrl+d"), title="page down", where=(Where.LIST,),
            action="list_page_down", palette=False, footer=False, help="Go down a page."),
    Command(id="page_up", keys=("pageup", "ctrl+b"), title="page up", where=(Where.LIST,), action="list_page_up",
            palette=False, footer=False, help="Go up a page."),
    Command(id="top", keys=("home", "gg"), title="first", where=(Where.LIST,), action="list_top", palette=False,
            footer=False, help="Go to the first row."),
    Command(id="bottom", keys=("end", "G"), title="last", where=(Where.LIST,), action="list_bottom", palette=False,
            footer=False, help="Go to the last row."),
    Command(id="undo", keys=("u",), typing=("f8",), title="undo", where=(Where.ANYWHERE,), action="undo",
            help="Take back the journal's last change, whoever made it."),
    Command(id="redo", keys=("U",), typing=("ctrl+r", "f9"), title="redo", where=(Where.ANYWHERE,), action="redo",
            footer=False, help="Bring back what was taken back last."),
    Command(id="theme", keys=("t",), typing=("f2",), title="theme", where=(Where.ANYWHERE,), action="next_theme",
            footer=False, help="Dark, light, or the terminal's own colours; it is remembered."),
    Command(id="palette", keys=(), typing=("ctrl+p", "f3"), title="commands", where=(Where.ANYWHERE,),
            action="command_palette", palette=False, footer=False, help="Find a command by its name."),
    Command(id="help", keys=("?",), typing=("f1",), title="help", where=(Where.ANYWHERE,), action="help",
            footer=False, help="Every key, and how to write an entry."),
    Command(id="quit", keys=("q",), typing=("ctrl+q",), title="quit", where=(Where.ANYWHERE,), action="quit",
            priority=True, help="Leave the journal; what stands on the line is kept."),
)  # fmt: skip

_SCREENS = (
    Where.TODAY, Where.JOURNAL, Where.BOARD, Where.FOLLOW_UPS, Where.OFFERS, Where.SEARCH, Where.ENTRY,
    Where.REVISIONS, Where.PEOPLE, Where.WORTH, Where.COMPARE,
    Where.LETTERS, Where.REPORT, Where.REMEDIES, Where.CHECKLIST, Where.POST_MORTEM, Where.REVIEW,
)  # fmt: skip

_BY_ID = {command.id: command for command in COMMANDS}


def use(commands: tuple[Command, ...]) -> None:
    """Take another table in place of the program's own; before the screens, which take bindings as they are defined."""
    global COMMANDS
    COMMANDS = commands
    _BY_ID.update((one.id, one) for one in commands)


def everywhere_with(place: Where) -> tuple[Where, ...]:
    """The places whose commands act together with those of one place. The brief has keys of its own for writing."""
    if place is Where.BRIEF:
        return (place, Where.LIST, Where.ANYWHERE)
    return (place, Where.VIEW, Where.LIST, Where.ANYWHERE) if place in _SCREENS else (place,)


def command(command_id: str) -> Command:
    """The command of an id."""
    return _BY_ID[command_id]


def commands_in(where: Where) -> Iterator[Command]:
    """The commands that apply somewhere, in the order of the footer."""
    return (one for one in COMMANDS if where in one.where)


def bindings(where: Where) -> list[BindingType]:
    """The key bindings of a place."""
    return [
        Binding(key, one.action, one.title, show=False, id=one.id, priority=_has_priority(one, key))
        for one in commands_in(where)
        for key in one.all_keys
        if not is_chord(key)
    ]


def _has_priority(one: Command, key: str) -> bool:
    return one.ahead or (one.priority and key in one.typing)


def is_chord(key: str) -> bool:
    """Whether it is one letter pressed twice."""
    return len(key) == 2 and key[0] == key[1]


def footer(places: Collection[Where], there: Collection[Needs], *, typing: bool = False) -> list[tuple[Command, str]]:
    """The commands of the footer with the key to press, what acts on the selection first.

    `there` is what the selection offers. While typing only keys that act then count. Of two commands with one key
    the place's own stands there, not the list's.
    """
    wanted = [one for one in COMMANDS if one.footer and any(place in places for place in one.where)]
    wanted = [one for one in wanted if one.needs is Needs.NOTHING or one.needs in there]
    if typing:
        wanted = [one for one in wanted if Where.ANYWHERE not in one.where]
    own = {key for one in wanted if Where.LIST not in one.where for key in one.all_keys}
    wanted = [one for one in wanted if Where.LIST not in one.where or one.all_keys[0] not in own]
    return [(one, one.pair or key_label(one.all_keys[0])) for one in wanted]
