"""One table of commands: bindings, footer, palette and help say the same."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from journal.tui.app import JournalApp
from journal.tui.registry import COMMANDS, Needs, Where, command, footer, is_chord, key_label
from journal.tui.render.frame import keys_line
from journal.tui.render.line import plain
from journal.tui.render.manual import manual_rows
from journal.tui.screens.begin import BeginDialog
from journal.tui.screens.entry import EntryScreen
from journal.tui.screens.help import HelpScreen
from journal.tui.screens.place import Place
from journal.tui.screens.snooze import SnoozeDialog
from journal.tui.screens.today import TodayScreen
from journal.tui.widgets.capture_input import CaptureInput
from journal.tui.widgets.row_list import RowList

HOLDERS = {
    Where.VIEW: Place,
    Where.TODAY: TodayScreen,
    Where.ENTRY: EntryScreen,
    Where.WRITING: CaptureInput,
    Where.COMPLETING: CaptureInput,
    Where.SNOOZE: SnoozeDialog,
    Where.NEW: BeginDialog,
    Where.HELP: HelpScreen,
    Where.LIST: RowList,
    Where.ANYWHERE: JournalApp,
}


def bound():
    """Every binding of the app's own classes."""
    for holder in dict.fromkeys(HOLDERS.values()):
        for binding in holder.__dict__["BINDINGS"]:
            if not binding.system:
                yield holder, binding


def help_text() -> str:
    rows = manual_rows(Size(120, 40))
    return "\n".join(plain(rows.line(number)) for number in range(rows.height))


@pytest.mark.parametrize(("holder", "binding"), list(bound()), ids=lambda one: getattr(one, "key", None))
def test_every_binding_is_a_command_with_help_and_a_method(holder, binding):
    one = command(binding.id)
    assert binding.key in one.all_keys
    assert holder in {HOLDERS[where] for where in one.where}
    assert one.help.endswith(".")
    name = one.action.partition("(")[0]
    owner = JournalApp if name.startswith("app.") else holder
    assert hasattr(owner, f"action_{name.removeprefix('app.')}")
    for key in one.all_keys:
        assert key_label(key) in help_text()


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.id)
def test_every_command_is_bound_where_it_applies_and_stands_in_the_footer_there(one):
    for where in one.where:
        keys = {binding.key for binding in HOLDERS[where].__dict__["BINDINGS"] if binding.id == one.id}
        assert keys == {key for key in one.all_keys if not is_chord(key)}
        shown = [each for each, _ in footer([where], list(Needs))]
        assert (one in shown) is one.footer


@pytest.mark.parametrize("one", [one for one in COMMANDS if Where.ANYWHERE in one.where], ids=lambda one: one.id)
def test_every_global_command_has_a_key_that_acts_while_typing(one):
    assert any(len(key) > 1 for key in one.typing)
    assert all(len(key) > 1 for key in one.typing)


@pytest.mark.parametrize("where", list(Where))
def test_no_key_means_two_things_in_one_place(where):
    keys = [key for one in COMMANDS if where in one.where for key in one.all_keys]
    assert len(keys) == len(set(keys))


def test_what_does_not_fit_is_left_out_whole_and_help_stays():
    keys = [("enter", "open"), ("x", "done"), ("z", "snooze")]
    line, places = keys_line(keys, "?", 40)
    assert plain(line) == "  enter open  x done  z snooze  ? help"
    line, places = keys_line(keys, "?", 30)
    assert plain(line) == "  enter open  x done  ? help"
    assert places == [(2, 12), (14, 20), (22, 28)]
