"""The look of each view on the sample journal, as text. Run as a script it takes the pictures anew."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import pytest
from textual.pilot import Pilot

from journal.config import Settings, clock
from journal.service import demo
from journal.service.session import open_session
from journal.tui.app import JournalApp

ZONE = "America/New_York"
NOW = "2026-11-24T17:42:00-05:00[America/New_York]"
FOLDER = Path(__file__).parent / "looks"
VIEWS = {
    "today": ((), "interviewing"),
    "journal": (("2",), "Dana Reyes"),
    "board": (("3",), "Borg Systems"),
    "follow-ups": (("4",), "This week"),
    "offers": (("5", "]"), "shortfall"),
    "search": (("slash", *"signing", "space", *"bon", "ctrl+t"), "newest first"),
    "worth": (("5", "]", "w"), "Equity at 80"),
    "compare": (("5", "s"), "Beyond now"),
    "brief": (("5", "b", "]"), "Call with Dana"),
    "playbook": (("j", "j", "j", "P"), "What there is to say"),
    "gate": (("j", "N"), "Before giving notice"),
    "post-mortem": (("j", "j", "M"), "Post-mortem: still open"),
    "review": (("W",), "1 of 8"),
}
SIZES = ((80, 24), (120, 36))
PAUSES = 150


def _text(app: JournalApp) -> str:
    # Textual has no public way to a screen as plain text.
    strips = app.screen._compositor.render_strips(app.size)
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


async def _settled(app: JournalApp, pilot: Pilot[None], words: str) -> str:
    before, screen = "", _text(app)
    for _ in range(PAUSES):
        if screen == before and words in screen:
            return screen
        await pilot.pause(0.1)
        before, screen = screen, _text(app)
    raise AssertionError(f"“{words}” never came:\n{screen}")


async def _picture(home: Path, view: str, size: tuple[int, int]) -> str:
    now = clock({"JOURNAL_NOW": NOW}, ZONE)
    app = JournalApp(lambda: open_session(Settings(home=home, zone=ZONE), now), now, home)
    keys, words = VIEWS[view]
    async with app.run_test(size=size) as pilot:
        await _settled(app, pilot, VIEWS["today"][1])
        await pilot.press(*keys)
        return _without_ids(await _settled(app, pilot, words))


def _without_ids(screen: str) -> str:
    """The pictures without the ends of ids, which differ from run to run."""
    lines = screen.splitlines()
    return "\n".join(line[:-4].rstrip() if "Recorded" in line else line for line in lines) + "\n"


def _sample(home: Path) -> Path:
    session = open_session(Settings(home=home, zone=ZONE), clock({"JOURNAL_NOW": NOW}, ZONE))
    demo.fill(session)
    session.store.close()
    return home


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _sample(tmp_path_factory.mktemp("looks") / "home")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("view", VIEWS)
async def test_the_look(sample, view, size):
    kept = FOLDER / f"{view}-{size[0]}x{size[1]}.txt"
    assert await _picture(sample, view, size) == kept.read_text(encoding="utf-8"), f"if it is meant: python {__file__}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        home = _sample(Path(scratch) / "home")
        FOLDER.mkdir(exist_ok=True)
        for name in VIEWS:
            for width, height in SIZES:
                picture = asyncio.run(_picture(home, name, (width, height)))
                (FOLDER / f"{name}-{width}x{height}.txt").write_text(picture, encoding="utf-8")
                sys.stdout.write(picture)
