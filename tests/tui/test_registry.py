"""One table of commands: bindings, footer, palette and help say the same."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from textual.geometry import Size

import journal.tui.screens
import journal.tui.widgets
from journal.tui.app import JournalApp
from journal.tui.registry import COMMANDS, Needs, Where, command, footer, is_chord, key_label
from journal.tui.render.frame import keys_line
from journal.tui.render.line import plain
from journal.tui.render.manual import manual_rows


def holders():
    """Every class of the app that binds keys."""
    found = {JournalApp}
    for package in (journal.tui.screens, journal.tui.widgets):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            for one in vars(import_module(module.name)).values():
                if isinstance(one, type) and one.__module__ == module.name and one.__dict__.get("BINDINGS"):
                    found.add(one)
    return sorted(found, key=lambda one: one.__name__)


HOLDERS = holders()


def bound():
    """Every binding of the app's own classes."""
    return [(holder, binding) for holder in HOLDERS for binding in holder.__dict__["BINDINGS"] if not binding.system]


def help_text() -> str:
    rows = manual_rows(Size(120, 40))
    return "\n".join(plain(rows.line(number)) for number in range(rows.height))


@pytest.mark.parametrize(("holder", "binding"), bound(), ids=lambda one: getattr(one, "key", None))
def test_every_binding_is_a_command_with_help_and_a_method(holder, binding):
    one = command(binding.id)
    assert binding.key in one.all_keys
    assert one.help.endswith(".")
    name = one.action.partition("(")[0]
    owner = JournalApp if name.startswith("app.") else holder
    assert hasattr(owner, f"action_{name.removeprefix('app.')}")
    for key in one.all_keys:
        assert key_label(key) in help_text()


@pytest.mark.parametrize("one", COMMANDS, ids=lambda one: one.id)
def test_every_command_is_bound_with_all_its_keys_and_stands_in_the_footer(one):
    keys = [{each.key for each in holder.__dict__["BINDINGS"] if each.id == one.id} for holder in HOLDERS]
    assert {key for key in one.all_keys if not is_chord(key)} in keys
    for where in one.where:
        assert (one in [each for each, _ in footer([where], list(Needs))]) is one.footer


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
