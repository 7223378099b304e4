"""Keys of the person's own, and themes that are not ours."""

from __future__ import annotations

import subprocess
import sys

import pytest
from app_driver import filled

from journal.errors import BadInputError
from journal.tui import borrowed
from journal.tui.keymap import rebound
from journal.tui.registry import COMMANDS, Command
from journal.tui.theme import TOKENS, borrowed_theme, tokens_of


def of(commands: tuple[Command, ...], name: str) -> Command:
    return next(one for one in commands if one.id == name)


def test_a_key_takes_the_place_of_the_old_one():
    done = of(rebound(COMMANDS, {"done": ("Z",)}), "done")
    assert done.keys == ("Z",)
    assert "Z" in done.key


def test_chords_act_while_typing_where_the_old_ones_did():
    undo = of(rebound(COMMANDS, {"undo": ("Y", "ctrl+y")}), "undo")
    assert (undo.keys, undo.typing) == (("Y",), ("ctrl+y",))


def test_one_key_always_quits():
    quit_ = of(rebound(COMMANDS, {"quit": ("Q",)}), "quit")
    assert "ctrl+q" in quit_.all_keys and "q" not in quit_.all_keys


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({"dnoe": ("X",)}, "“dnoe”, which is no command; did you mean done?"),
        ({"done": ("hyperspace",)}, "“hyperspace”, for done in the settings, is no key"),
        ({"done": ("ctrl+",)}, "is no key"),
        ({"done": ("much+x",)}, "is no key"),
        ({"done": ("z",)}, "The key “z” in the settings would mean both"),
        ({"undo": ("q",)}, "The key “q” in the settings would mean both"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(keys, sentence):
    with pytest.raises(BadInputError, match=sentence):
        rebound(COMMANDS, keys)


def test_two_commands_may_change_places():
    swapped = rebound(COMMANDS, {"done": ("z",), "snooze": ("x",)})
    assert (of(swapped, "done").keys, of(swapped, "snooze").keys) == (("z",), ("x",))


PROGRAM = """
import asyncio, sys
from pathlib import Path
from journal.config import load
from journal.tui import registry
settings = load(Path(sys.argv[1]), {"JOURNAL_NOW": "2026-11-24T17:42:00-05:00[America/New_York]"})
from journal.tui.keymap import rebound
registry.use(rebound(registry.COMMANDS, settings.keys))
from journal.config import clock
from journal.service.session import open_session
from journal.tui.app import JournalApp
from journal.tui.widgets.frame import KeysBar
now = clock({"JOURNAL_NOW": "2026-11-24T17:42:00-05:00[America/New_York]"}, settings.zone)

async def main():
    app = JournalApp(lambda: open_session(settings, now), now, settings.home, theme=settings.theme)
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(200):
            await pilot.pause(0.02)
            if getattr(app.screen, "data", None) and app.screen.context().follow_up:
                break
        await pilot.pause()
        print(app.theme, [key for key, title in app.screen.query_one(KeysBar).shown if title == "done"])
        await pilot.press("Z")
        print(app.screen.bar.is_open)

asyncio.run(main())
"""


def test_the_settings_file_changes_keys_hints_and_theme(tmp_path):
    home = filled(tmp_path / "home")
    (home / "settings.toml").write_text('theme = "nord"\n[keys]\ndone = "Z"\n')
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(home)], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["nord ['Z']", "True"], done.stderr


@pytest.mark.parametrize("name", borrowed.NAMES)
def test_a_borrowed_theme_has_every_token_and_no_stray_one(name):
    assert set(tokens_of(name)) == set(TOKENS["journal-dark"])
    theme = borrowed_theme(name)
    assert theme.name == name and theme.variables["border"] == tokens_of(name)["rule"]
