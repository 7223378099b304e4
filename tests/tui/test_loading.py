"""The app while the journal is still being read: what can be done at once, and what waits and says so."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from app_driver import Driver, filled, sit_down
from tui_scene import NOW, ZONE

from journal.config import Settings
from journal.domain.record import replace
from journal.domain.records import Entry
from journal.service import capture, loading
from journal.service.session import Session, open_session
from journal.store import Store, uuid7
from journal.store.derived_keeper import bring_up_to_date
from journal.store.derived_rows import NAME
from journal.store.extent import Extent
from journal.tui import desk
from journal.tui.app import JournalApp
from journal.tui.desk import Desk, Loaded, Unreadable
from journal.tui.render.frame import band_line
from journal.tui.render.line import plain

PATIENCE = 20.0


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal that is too long to be read before the first screen."""
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
    home = filled(tmp_path / "home")
    session = sit_down(home)
    old = replace(session.entries[-1], occurred=NOW.day.replace(year=2020))
    with session.store.unit("add") as unit:
        for number in range(60):
            unit.put(replace(old, id=uuid7(), body=f"long ago {number} " + "x" * 6000))
    session.store.close()
    return home


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Nothing more of the journal is read before this is set."""
    opened, real = threading.Event(), loading.loading

    def held(session: Session, *prepare: loading.Prepare) -> Generator[None, None, Session]:
        while not opened.is_set():
            yield
        return (yield from real(session, *prepare))

    monkeypatch.setattr(loading, "loading", held)
    yield opened
    opened.set()


def patiently(home: Path) -> Callable[[], Session]:
    settings = Settings(home=home, zone=ZONE, currency="USD")
    return lambda: open_session(settings, lambda: NOW, is_quick=True, is_patient=True)


@asynccontextmanager
async def opening(home: Path) -> AsyncIterator[Driver]:
    """The app as it is run: it has looked into the journal before there is a screen."""
    app = JournalApp(patiently(home), lambda: NOW, home, poll=0.05)
    app.look()
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot, home)
        await driver.loaded()
        yield driver


def header(driver: Driver) -> str:
    return plain(band_line(driver.place.band(), 120))


async def test_today_is_complete_before_the_journal_was_read(home: Path, gate: threading.Event) -> None:
    bring_up_to_date(home)
    async with opening(home) as driver:
        assert driver.app.desk.is_loading
        assert driver.shows("due", "Answer the offer")
        assert driver.shows("log", "Asked for the letter")
        assert driver.shows("due", "acme")
        assert driver.app.overdue == 1
        gate.set()
        await driver.until(lambda: not driver.app.desk.is_loading)
        assert driver.shows("due", "Answer the offer")


async def test_a_line_is_kept_at_once(home: Path, gate: threading.Event) -> None:
    bring_up_to_date(home)
    async with opening(home) as driver:
        await driver.press("c")
        await driver.type("acme call from Dana: [base promised 190k]; [due today call back]")
        await driver.press("enter")
        await driver.until(lambda: "Kept" in driver.notice)
        assert driver.app.desk.is_loading
        await driver.until(lambda: driver.shows("due", "Call back"))
        saved = Store.open(home)
        assert any("190k" in one.body for one in saved.all(Entry))
        saved.close()
        gate.set()
        await driver.until(lambda: not driver.app.desk.is_loading)
        await driver.until(lambda: driver.shows("log", "190k"))


async def test_what_needs_the_journal_waits_and_says_so(home: Path, gate: threading.Event) -> None:
    bring_up_to_date(home)
    async with opening(home) as driver:
        await driver.press("2")
        await driver.until(lambda: "reading the journal…" in header(driver))
        assert not driver.shows("list", "Asked for the letter")
        gate.set()
        await driver.until(lambda: driver.shows("list", "Asked for the letter"))
        await driver.until(lambda: "reading the journal…" not in header(driver))


async def test_without_derived_data_the_newest_entries_are_there_and_the_rest_follows(
    home: Path, gate: threading.Event
) -> None:
    capture.add(sit_down(home), "acme call from Dana, today 10am: The newest of all.")
    async with opening(home) as driver:
        assert driver.shows("log", "The newest of all")
        assert driver.shows("log", "call ← …") and not driver.shows("log", "unfiled")
        assert driver.pane("due") == ["  Reading the journal…"]
        gate.set()
        await driver.until(lambda: driver.shows("due", "Answer the offer"))


# The desk by itself


class Room:
    """A desk, and what it posts."""

    def __init__(self, home: Path) -> None:
        self.posted: list[Any] = []
        self.done: list[object] = []
        self.desk = Desk(patiently(home), self.posted.append, poll=0.02)

    def ask(self, word: object, reads: Extent = Extent.WHOLE, **given: Any) -> None:
        self.desk.ask(lambda session: self.done.append(word), lambda done: None, reads=reads, **given)

    def until(self, condition: Callable[[], object]) -> None:
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, "this never came"
            sleep(0.005)


def test_acts_keep_their_order_and_what_is_only_looked_at_need_not(home: Path, gate: threading.Event) -> None:
    bring_up_to_date(home)
    room = Room(home)
    room.ask("undo")
    room.ask("save", Extent.PART)
    room.ask("view", latest="view")
    room.ask("understand", Extent.PART, latest="understand")
    room.ask("draft", Extent.NOTHING, latest="draft")
    room.desk.start()
    room.until(lambda: "draft" in room.done)
    assert room.done == ["understand", "draft"]
    assert room.desk.is_loading
    gate.set()
    room.until(lambda: len(room.done) == 5)
    assert room.done[2:] == ["undo", "save", "view"]
    assert any(isinstance(one, Loaded) for one in room.posted)
    room.desk.close()


def test_while_nothing_is_known_only_what_needs_nothing_is_done(home: Path, gate: threading.Event) -> None:
    room = Room(home)
    room.ask("save", Extent.PART)
    room.ask("draft", Extent.NOTHING, latest="draft")
    room.desk.start()
    room.until(lambda: room.done)
    assert room.done == ["draft"]
    gate.set()
    room.desk.close()
    assert room.done == ["draft", "save"]


def test_what_was_asked_for_is_finished_before_the_desk_is_left(home: Path) -> None:
    bring_up_to_date(home)
    room = Room(home)
    room.ask("act")
    room.ask("view", latest="view")
    room.desk.stand_back()
    room.desk.start()
    room.desk.close()
    assert room.done[:1] == ["act"]


def test_what_was_only_to_be_looked_at_does_not_hold_up_leaving(home: Path, gate: threading.Event) -> None:
    bring_up_to_date(home)
    room = Room(home)
    room.ask("view", latest="view")
    room.desk.start()
    room.desk.close()
    assert room.done == []


def test_a_journal_that_cannot_be_read_on_is_told_of(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from journal.errors import StoreError

    def broken(session: Session, *prepare: loading.Prepare) -> Generator[None, None, Session]:
        yield
        raise StoreError("The journal cannot be read.")

    monkeypatch.setattr(loading, "loading", broken)
    room = Room(home)
    room.desk.start()
    room.until(lambda: any(isinstance(one, Unreadable) for one in room.posted))
    room.desk.close()


def test_a_defect_while_it_is_read_on_takes_nothing_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(session: Session, *prepare: loading.Prepare) -> Generator[None, None, Session]:
        yield
        raise RuntimeError("a defect")

    monkeypatch.setattr(loading, "loading", broken)
    room = Room(home)
    room.desk.ask(lambda session: room.done.append(len(session.entries)), lambda done: None)
    room.ask("view", latest="view")
    room.desk.start()
    room.until(lambda: len(room.done) == 2)
    assert sorted(room.done, key=str) == [62, "view"]
    room.desk.close()


def test_a_chore_that_goes_wrong_takes_nothing_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []

    def broken(session: Session) -> Iterator[None]:
        tried.append(True)
        yield
        raise RuntimeError("a defect")

    monkeypatch.setattr(desk, "CHORE_SECONDS", 0.0)
    monkeypatch.setattr(loading, "deriving", broken)
    room = Room(home)
    room.desk.start()
    room.until(lambda: tried[1:])
    room.ask("act")
    room.until(lambda: room.done)
    room.desk.close()


def test_derived_data_are_written_when_there_is_nothing_else_to_do(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "CHORE_SECONDS", 0.0)
    room = Room(home)
    room.desk.start()
    room.until((home / NAME).exists)
    room.desk.close()
    session = patiently(home)()
    front = session.store.front(1)
    assert front is not None
    # What the ledgers count is there too.
    assert [one.unwritten for one in front.counts.values()] == [1]
    session.store.close()
