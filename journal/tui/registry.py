"""The one table of commands: key bindings, footer, palette, help page and the README's key table come from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from journal.tui.views import VIEWS


class Where(StrEnum):
    """Where commands apply; the value is the heading on the help page."""

    VIEW = "In every view"
    TODAY = "Today"
    ENTRY = "An entry opened in full"
    WRITING = "While writing"
    COMPLETING = "Choosing a completion"
    SNOOZE = "Snooze"
    NEW = "A new negotiation"
    HELP = "This page"
    LIST = "In a list"
    ANYWHERE = "Anywhere"


class Needs(StrEnum):
    """What has to be there for a command to act."""

    NOTHING = ""
    ROW = "a row"
    FOLLOW_UP = "a follow-up"
    FOLDED = "a folded log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can do.

    `keys` act where no text is typed, `typing` always; two equal letters (`gg`) are a chord, which its widget
    reads itself. `title` is its short name, `help` the sentence of the help page, `action` the name of the method
    that does it. `palette` and `footer` tell whether it stands there.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: tuple[Where, ...]
    action: str
    typing: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    palette: bool = True
    footer: bool = True
    priority: bool = False

    @property
    def all_keys(self) -> tuple[str, ...]:
        return (*self.keys, *self.typing)

    @property
    def key(self) -> str:
        """Its keys as they are written on the screen."""
        return " ".join(key_label(key) for key in self.all_keys)


_GOING = tuple(
    Command(id=f"view_{view.id}", keys=(str(view.number),), typing=(f"alt+{view.number}",), title=f"go to {view.title}",
            where=(Where.ANYWHERE,), action=f"view('{view.id}')", footer=False, help=f"Show {view.title}.")
    for view in VIEWS
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    *_GOING,
    Command(id="go_back", keys=(), typing=("ctrl+o",), title="where I was", where=(Where.ANYWHERE,), action="go_back",
            footer=False, help="Go back to the view, the row and the entry where you were before."),
    Command(id="open", keys=("enter",), title="open", where=(Where.LIST,), action="list_open", needs=Needs.ROW,
            palette=False, help="Open what is selected in full."),
    Command(id="back", keys=("escape", "backspace"), title="back", where=(Where.ENTRY,), action="back",
            palette=False, help="Go back to where you came from."),
    Command(id="older", keys=("left", "h"), title="older", where=(Where.ENTRY,), action="older",
            help="Read the entry before it in the same negotiation."),
    Command(id="newer", keys=("right", "l"), title="newer", where=(Where.ENTRY,), action="newer",
            help="Read the entry after it in the same negotiation."),
    Command(id="done", keys=("x",), title="done", where=(Where.VIEW,), action="done", needs=Needs.FOLLOW_UP,
            help="Mark a follow-up as done; what you write on the line that opens is the entry that closes it."),
    Command(id="snooze", keys=("z",), title="snooze", where=(Where.VIEW,), action="snooze", needs=Needs.FOLLOW_UP,
            help="Put a follow-up off: then 1, 3, w or a date."),
    Command(id="drop", keys=("d",), title="drop", where=(Where.VIEW,), action="drop", needs=Needs.FOLLOW_UP,
            help="Give a follow-up up without having done it."),
    Command(id="capture", keys=("c",), title="capture", where=(Where.VIEW,), action="capture",
            help="Write what happened, with negotiation, person and channel of the selected row filled in."),
    Command(id="new", keys=("n",), typing=("ctrl+n",), title="new", where=(Where.VIEW,), action="new_entry",
            help="Write a new entry on an empty line."),
    Command(id="begin", keys=("+",), title="begin", where=(Where.VIEW,), action="begin",
            help="Begin a negotiation; entries that named it before become its own."),
    Command(id="log", keys=("l",), typing=("ctrl+l",), title="log", where=(Where.TODAY,), action="toggle_log",
            needs=Needs.FOLDED, help="Show the log, or what is due, where the screen is too narrow for both."),
    Command(id="other_pane", keys=("tab", "right"), title="next pane", where=(Where.TODAY,), action="next_pane",
            palette=False, footer=False, help="Go to the next pane."),
    Command(id="first_pane", keys=("shift+tab", "left"), title="pane before", where=(Where.TODAY,),
            action="previous_pane", palette=False, footer=False, help="Go to the pane before."),
    Command(id="save", keys=("enter",), typing=("ctrl+s",), title="save", where=(Where.WRITING,), action="save",
            palette=False,
            help="Keep the entry. What could not be understood is kept as text and can be mended after."),
    Command(id="complete", keys=("tab",), title="complete", where=(Where.WRITING,), action="complete", palette=False,
            help="Complete the word: negotiations, people, channels, items and stances, each in its own place."),
    Command(id="leave", keys=("escape",), title="leave, keep the text", where=(Where.WRITING,), action="leave",
            palette=False, help="Go back to the list; what was typed stays on the line."),
    Command(id="clear", keys=(), typing=("ctrl+u",), title="clear", where=(Where.WRITING,), action="delete_left_all",
            palette=False, footer=False, help="Take the text off the line."),
    Command(id="next_completion", keys=("tab", "down"), title="next", where=(Where.COMPLETING,), action="complete",
            palette=False, help="Go to the next one."),
    Command(id="previous_completion", keys=("shift+tab", "up"), title="before", where=(Where.COMPLETING,),
            action="complete_back", palette=False, footer=False, help="Go to the one before."),
    Command(id="tomorrow", keys=("1",), title="tomorrow", where=(Where.SNOOZE,), action="until('1d')", palette=False,
            help="Until tomorrow."),
    Command(id="in_three_days", keys=("3",), title="in 3 days", where=(Where.SNOOZE,), action="until('3d')",
            palette=False, help="Until in three days."),
    Command(id="in_a_week", keys=("w",), title="in a week", where=(Where.SNOOZE,), action="until('1w')",
            palette=False, help="Until in a week."),
    Command(id="date", keys=("d", "tab"), title="a date", where=(Where.SNOOZE,), action="type_date", palette=False,
            help="Type a date, as in: fri, 1 Feb 10:00, in 2 weeks."),
    Command(id="next_field", keys=("tab", "down"), title="next field", where=(Where.NEW,), action="app.focus_next",
            palette=False, help="Go to the next field."),
    Command(id="previous_field", keys=("shift+tab", "up"), title="field before", where=(Where.NEW,),
            action="app.focus_previous", palette=False, footer=False, help="Go to the field before."),
    Command(id="begin_it", keys=("enter",), typing=("ctrl+s",), title="begin", where=(Where.NEW,), action="accept",
            palette=False, help="Begin the negotiation; only its short name is needed."),
    Command(id="cancel", keys=("escape",), title="cancel", where=(Where.SNOOZE, Where.NEW), action="cancel",
            palette=False, help="Leave everything as it is."),
    Command(id="close_help", keys=("escape", "?"), typing=("f1",), title="back", where=(Where.HELP,),
            action="close_help", palette=False, help="Leave the help page."),
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

_BY_ID = {command.id: command for command in COMMANDS}
_LABELS = {
    "escape": "esc", "pagedown": "page down", "pageup": "page up", "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip


def command(command_id: str) -> Command:
    """The command of an id."""
    return _BY_ID[command_id]


def key_label(key: str) -> str:
    """A key as it is written on the screen."""
    return _LABELS.get(key, key)


def commands_in(where: Where) -> Iterator[Command]:
    """The commands that apply somewhere, in the order of the footer."""
    return (one for one in COMMANDS if where in one.where)


def bindings(where: Where) -> list[BindingType]:
    """The key bindings of a place. Only what always acts (ctrl chords, function keys) may have priority."""
    return [
        Binding(key, one.action, one.title, show=False, id=one.id, priority=one.priority and key in one.typing)
        for one in commands_in(where)
        for key in one.all_keys
        if not is_chord(key)
    ]


def is_chord(key: str) -> bool:
    """Whether it is one letter pressed twice."""
    return len(key) == 2 and key[0] == key[1]


def footer(places: Collection[Where], there: Collection[Needs], *, typing: bool = False) -> list[tuple[Command, str]]:
    """The commands of the footer with the key to press, what acts on the selection first.

    `there` is what the selection offers. While typing only keys that act then count.
    """
    wanted = [one for one in COMMANDS if one.footer and any(place in places for place in one.where)]
    wanted = [one for one in wanted if one.needs is Needs.NOTHING or one.needs in there]
    if typing:
        wanted = [one for one in wanted if Where.ANYWHERE not in one.where]
    return [(one, key_label(one.all_keys[0])) for one in wanted]
