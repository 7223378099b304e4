"""The real app on a real journal in a temporary home, driven through a pilot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from textual.pilot import Pilot
from tui_scene import NOW, ZONE

from journal.config import Settings
from journal.service import capture, negotiations
from journal.service.session import Session, open_session
from journal.tui.app import JournalApp
from journal.tui.paint import paint_of
from journal.tui.render.line import plain
from journal.tui.screens.place import Place
from journal.tui.screens.today import TodayScreen
from journal.tui.theme import DARK
from journal.tui.widgets.bar_lines import Rest
from journal.tui.widgets.capture_bar import CaptureBar
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.filter_bar import Heading
from journal.tui.widgets.frame import KeysBar
from journal.tui.widgets.row_list import RowList

PATIENCE = 10.0


def sit_down(home: Path) -> Session:
    """A session of another process."""
    return open_session(Settings(home=home, zone=ZONE, currency="USD"), lambda: NOW)


def filled(home: Path) -> Path:
    """A journal with one negotiation, two calls and three follow-ups."""
    session = sit_down(home)
    negotiations.new(session, "acme", company="Acme", role="Staff Engineer", currency="USD")
    capture.add(session, "acme call from Dana Reyes, yesterday 4pm: They can do [base promised 185k guaranteed]. "
                "[due fri 5pm answer the offer] [due today send two references]")  # fmt: skip
    capture.add(session, "acme email to Dana, today 9am: Asked for the letter. [due 1 Dec the letter | them]")
    session.store.close()
    return home


class Driver:
    """A running app and what can be seen on it."""

    def __init__(self, app: JournalApp, pilot: Pilot[None], home: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.home = home

    @property
    def place(self) -> Place:
        """The uppermost view, whatever dialog stands over it."""
        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Place))

    @property
    def bar(self) -> CaptureBar:
        return self.place.query_one(CaptureBar)

    @property
    def choices(self) -> Choices:
        return self.place.query_one(Choices)

    @property
    def notice(self) -> str:
        """What the bar tells at rest."""
        return plain(self.place.query_one(Rest).lines(200)[0]).strip()

    def pane(self, name: str) -> list[str]:
        """The lines of a list."""
        pane = self.app.screen.query_one(f"#{name}", RowList)
        return [plain(pane.rows.line(number)).rstrip() for number in range(pane.rows.height)]

    def shows(self, name: str, text: str) -> bool:
        return any(text in line for line in self.pane(name))

    def shows_heading(self, *words: str) -> bool:
        """Whether the heading of a list that can be narrowed says all of it."""
        heading = self.app.screen.query_one(Heading)
        line = plain(heading.lines(heading.size.width)[0])
        return all(word in line for word in words)

    @property
    def keys(self) -> list[str]:
        return [label for _, label in self.app.screen.query_one(KeysBar).shown]

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to become true; a test fails where it never does."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, "this never came"
            await asyncio.sleep(0.01)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Put text on the line at once, as a paste would."""
        field = self.bar.field
        field.replace(text, *field.selection)
        await self.pilot.pause()

    async def loaded(self) -> None:
        await self.until(lambda: isinstance(self.app.screen, TodayScreen) and self.app.screen.data is not None)


@asynccontextmanager
async def running(
    home: Path, *, size: tuple[int, int] = (120, 36), theme: str = DARK, open_it: Callable[[], Session] | None = None
) -> AsyncIterator[Driver]:
    """The app on a home, with its page loaded."""
    app = JournalApp(open_it or (lambda: sit_down(home)), lambda: NOW, home, theme=theme, poll=0.05)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, home)
        await driver.loaded()
        assert paint_of(app) is not None
        yield driver
