"""The README's examples and tables made again from the program; run as a script it writes them into the README."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot

from journal.config import SETTINGS_FILE, clock, load
from journal.service import demo
from journal.service.session import open_session
from journal.tui.app import JournalApp
from journal.tui.registry import COMMANDS, Where, key_label

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ZONE = "America/New_York"
NOW = "2026-11-24T17:42:00-05:00[America/New_York]"
SIZE = (110, 28)
PATIENCE = 30.0
_SCREEN = re.compile(r"^```screen ?([a-z-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_VIEWS = {
    "": ((), "negotiating"),
    "board": (("3",), "year 1"),
    "follow-ups": (("4",), "Later"),
    "offers": (("5", "]"), "shortfall"),
    "search": (("slash", *"signing", "space", *"bon", "ctrl+t", "down"), "in offer v"),
    "compare": (("5", "s"), "Beyond now"),
    "brief": (("5", "b", "]"), "Learned before"),
    "letters": (("5", "L", "f"), "confirmed on"),
    "playbook": (("j", "j", "j", "P"), "What there is to say"),
    "review": (("W",), "Since"),
}
"""The keys that lead to each screen of the README, and the words that come last on it."""
_BLOCK = re.compile(r"^(```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)
_KEYS = re.compile(r"(<!-- keys: begin -->\n)(.*?)(<!-- keys: end -->)", re.DOTALL)
_ID = re.compile(r"\b[0-9a-f]{4,6}\b *")


def fenced(kind: str, text: str) -> list[str]:
    """The lines of all blocks of one kind."""
    blocks = re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def remade(text: str, folder: Path) -> str:
    """The README with its screen, the outputs of its commands and its table of keys as the program has them."""
    shell = _Shell(folder)
    text = _BLOCK.sub(lambda block: block[1] + "".join(_played(block[2], shell)) + block[3], text)
    home = _sample(folder / "demo")
    text = _SCREEN.sub(lambda block: _screen(block[1], home), text)
    return _KEYS.sub(lambda block: block[1] + key_table() + block[3], text)


def without_ids(text: str) -> str:
    """The text with what may be the end of an id made the same everywhere."""
    return _ID.sub("····", text)


def _screen(name: str, home: Path) -> str:
    return f"```screen {name}".rstrip() + f"\n{asyncio.run(demo_screen(home, name))}```"


def _sample(home: Path) -> Path:
    """A home with the sample journal and its settings."""
    now = clock({"JOURNAL_NOW": NOW}, ZONE)
    home.mkdir()
    (home / SETTINGS_FILE).write_text(demo.settings_text(now().day), encoding="utf-8")
    session = open_session(load(home, {"JOURNAL_NOW": NOW}), now)
    demo.fill(session)
    session.store.close()
    return home


async def demo_screen(home: Path, name: str = "") -> str:
    """A screen of the app on a sample journal, as text; without a name its first one."""
    keys, last_to_come = _VIEWS[name]
    settings, now = load(home, {"JOURNAL_NOW": NOW}), clock({"JOURNAL_NOW": NOW}, ZONE)
    app = JournalApp(lambda: open_session(settings, now), now, home)
    async with app.run_test(size=SIZE) as pilot:
        await _until(app, pilot, _VIEWS[""][1])
        await pilot.press(*keys)
        return await _until(app, pilot, last_to_come)


async def _until(app: JournalApp, pilot: Pilot[None], words: str) -> str:
    """The screen as text once the words have come and nothing changes any more."""
    end = monotonic() + PATIENCE
    before, screen = "", _text_of(app)
    while screen != before or words not in screen:
        await pilot.pause(0.2)
        before, screen = screen, _text_of(app)
        assert monotonic() < end, f"“{words}” never came:\n{screen}"
    return screen


def _text_of(app: JournalApp) -> str:
    # Textual has no public way to a screen as plain text.
    strips = app.screen._compositor.render_strips(app.size)
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


def key_table() -> str:
    """The table of keys by the places where they apply, from the registry of the app's commands."""
    order = list(Where)
    rows, shown = [], ""
    for one in sorted(COMMANDS, key=lambda command: [order.index(place) for place in command.where]):
        place = ", ".join(one.where)
        keys = " ".join(f"`{key_label(key)}`" for key in one.all_keys)
        rows.append(f"| {place if place != shown else ''} | {keys} | {one.help} |")
        shown = place
    return "\n".join(("| where | keys | |", "| --- | --- | --- |", *rows)) + "\n"


def _played(block: str, shell: _Shell) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n{shell.run(line.removeprefix('$ '))}"


class _Shell:
    """A shell with the program on its path and a journal of its own."""

    def __init__(self, folder: Path) -> None:
        program = folder / "bin" / "journal"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journal "$@"\n')
        program.chmod(0o755)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("JOURNAL_")}
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        own = {"PATH": path, "JOURNAL_HOME": str(folder / "home"), "JOURNAL_NOW": NOW, "PYTHONPATH": str(ROOT)}
        self._environ = kept | own

    def run(self, command: str) -> str:
        """What the command prints, errors too."""
        done = subprocess.run(
            command, shell=True, env=self._environ, stdin=subprocess.DEVNULL, stdout=-1, stderr=-2, encoding="utf-8"
        )
        return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n" if done.stdout else ""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        README.write_text(remade(README.read_text(encoding="utf-8"), Path(scratch)), encoding="utf-8")
