"""The brief in the app: opened anywhere, written from, printed, and left."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from app_driver import Driver, filled, running, sit_down

from journal.domain.records.prep import Prep
from journal.service import capture, negotiations, prep
from journal.tui.screens.brief import BriefScreen
from journal.tui.screens.brief_asks import PrintDialog, QuestionDialog, WithDialog
from journal.tui.screens.entry import EntryScreen
from journal.tui.screens.prep import PrepDialog, PrepField


@pytest.fixture
def home(tmp_path) -> Path:
    return filled(tmp_path / "home")


def on(app: Driver, screen: type) -> bool:
    return isinstance(app.app.screen, screen) and app.app.screen.is_current


async def briefed(app: Driver) -> BriefScreen:
    await app.press("b")
    await app.until(lambda: on(app, BriefScreen) and app.app.screen.data is not None)
    await app.until(lambda: app.pane("talk"))
    return app.app.screen


async def test_b_shows_the_brief_of_the_row_and_esc_goes_back(home):
    async with running(home) as app:
        screen = await briefed(app)
        assert screen.short_name == "acme"
        assert app.shows("talk", "Said last")
        assert {"prep", "add a question", "print", "with person", "ledger", "back"} <= set(app.keys)
        await app.press("escape")
        await app.loaded()


async def test_a_meeting_within_the_hour_comes_before_the_row(home):
    session = sit_down(home)
    negotiations.new(session, "borg", currency="EUR")
    capture.add(session, "borg call from Mira Vogel, 5pm: [meet today 18:02 call with Mira]")
    session.store.close()
    async with running(home) as app:
        assert any("b brief" in line and "in 20 min" in line for line in app.pane("due"))
        await app.press("G")
        screen = await briefed(app)
        assert screen.short_name == "borg"
        await app.press("]")
        await app.until(lambda: screen.short_name == "acme")


async def test_a_meeting_that_is_near_offers_its_brief_once(home):
    session = sit_down(home)
    capture.add(session, "acme call from Dana, 5pm: [meet today 18:02 call with Dana]")
    session.store.close()
    async with running(home) as app:
        app.app.brief_offer.minute()
        await app.until(lambda: "In 20 min: call with Dana" in app.notice)
        offered = []
        app.app.tell = offered.append
        app.app.brief_offer.minute()
        done = []
        app.app.desk.ask(lambda session: None, done.append)
        await app.until(lambda: done)
        assert offered == []


async def test_enter_opens_the_entry_of_a_row_and_comes_back(home):
    async with running(home) as app:
        await briefed(app)
        await app.press("enter")
        await app.until(lambda: on(app, EntryScreen))
        await app.press("escape")
        await app.until(lambda: on(app, BriefScreen))


async def test_g_goes_to_the_ledger_of_the_same_negotiation(home):
    async with running(home) as app:
        await briefed(app)
        await app.press("g")
        await app.until(lambda: app.app.current_mode == "offers" and getattr(app.app.screen, "data", None) is not None)
        assert app.app.screen.context().name == "acme"


async def test_a_journal_without_a_negotiation_says_how_to_begin(tmp_path):
    async with running(tmp_path / "empty") as app:
        await app.press("b")
        await app.until(lambda: "There is no negotiation" in app.notice)


# Prep


async def test_the_form_reads_each_field_tells_what_it_expected_and_keeps_it(home):
    async with running(home) as app:
        screen = await briefed(app)
        await app.press("e")
        await app.until(lambda: on(app, PrepDialog))
        form = app.app.screen
        await app.press(*"18x")
        await app.until(lambda: "expected an amount, as in 185k" in str(form.query_one("#told").render()))
        await app.press("backspace", "backspace", "backspace", *"195k")
        await app.until(lambda: not str(form.query_one("#told").render()))
        rows = len(form.query(PrepField))
        form.query(".prep.points").last().focus()
        await app.press(*"hello")
        await app.until(lambda: len(form.query(PrepField)) == rows + 1)
        await app.press("ctrl+s")
        await app.until(lambda: on(app, BriefScreen) and app.shows("private", "hello"))
        assert "the prep of acme" in app.notice
        await app.press("u")
        await app.until(lambda: app.shows("private", "Nothing is prepared yet"))
        assert screen is app.app.screen


async def test_esc_leaves_a_form_with_changes_only_when_pressed_twice(home):
    async with running(home) as app:
        await briefed(app)
        await app.press("e")
        await app.until(lambda: on(app, PrepDialog))
        await app.press(*"195k", "escape")
        assert on(app, PrepDialog)
        await app.until(lambda: "esc again" in str(app.app.screen.query_one("#told").render()))
        await app.press("escape")
        await app.until(lambda: on(app, BriefScreen))
        assert sit_down(home).store.all(Prep) == ()


async def test_a_form_without_changes_is_left_at_once(home):
    session = sit_down(home)
    prep.write_text(session, "acme", "target 195k\npoint one\nzebra")
    session.store.close()
    async with running(home) as app:
        await briefed(app)
        await app.press("e")
        await app.until(lambda: on(app, PrepDialog))
        assert app.app.screen.texts == {"target": ("195k",), "points": ("one",), "unread": ("zebra",)}
        await app.press("escape")
        await app.until(lambda: on(app, BriefScreen))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_long_form_scrolls_with_the_cursor(home, size):
    session = sit_down(home)
    prep.write_text(session, "acme", "\n".join(f"point {number}" for number in range(40)))
    session.store.close()
    async with running(home, size=size) as app:
        await briefed(app)
        await app.press("e")
        await app.until(lambda: on(app, PrepDialog))
        last = app.app.screen.query(PrepField).last()
        last.focus()
        await app.until(lambda: last.region.bottom <= size[1] - 1 and last.region.y >= 0)


# A question, a person, a file


async def test_a_question_is_added_and_stands_first(home):
    async with running(home) as app:
        await briefed(app)
        await app.press("a")
        await app.until(lambda: on(app, QuestionDialog))
        await app.press(*"Who?", "enter")
        await app.until(lambda: app.shows("talk", "1 Who?"))
        await app.press("a")
        await app.until(lambda: on(app, QuestionDialog))
        await app.press("escape")
        await app.until(lambda: on(app, BriefScreen))


async def test_with_somebody_else_and_with_nobody_known(home):
    session = sit_down(home)
    capture.add(session, "acme call from Lee Park, 9am: hello")
    session.store.close()
    async with running(home) as app:
        await briefed(app)
        await app.press("w")
        await app.until(lambda: on(app, WithDialog))
        await app.press(*"lee", "enter")
        await app.until(lambda: app.shows("talk", "With Lee Park"))
        await app.press("w")
        await app.until(lambda: on(app, WithDialog))
        await app.press(*"x", "enter")
        await app.until(lambda: "Nobody in acme is called" in app.notice)
        await app.press("w")
        await app.until(lambda: on(app, WithDialog))


async def test_it_is_printed_to_a_file_of_ones_own_and_asks_before_it_replaces_one(home, tmp_path):
    target = tmp_path / "b.md"
    target.write_text("mine")
    async with running(home) as app:
        await briefed(app)
        await app.press("p")
        await app.until(lambda: on(app, PrintDialog))
        app.app.screen.query_one("#field").value = str(target)
        await app.press("enter")
        await app.until(lambda: on(app, PrintDialog) and list(app.app.screen.query(".problem")))
        assert target.read_text() == "mine"
        await app.press("ctrl+t", "enter")
        await app.until(lambda: on(app, BriefScreen) and str(target) in app.notice)
    assert target.read_text().startswith("# acme") and "Prep" not in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


async def test_the_narrow_page_keeps_what_is_private_closed(home):
    session = sit_down(home)
    prep.write_text(session, "acme", "target 195k\npoint zebra")
    session.store.close()
    async with running(home, size=(80, 24)) as app:
        await briefed(app)
        await app.until(lambda: app.shows("talk", "Private"))
        assert not app.shows("talk", "zebra")
        await app.press("v")
        await app.until(lambda: app.shows("talk", "zebra"))
        await app.press("v")
        await app.until(lambda: not app.shows("talk", "zebra"))


async def test_tab_goes_round_the_page_and_enter_on_prep_opens_the_form(home):
    async with running(home) as app:
        screen = await briefed(app)
        await app.until(lambda: app.pane("around"))
        for pane in ("private", "around", "talk", "private"):
            await app.press("tab")
            await app.until(lambda pane=pane: screen.pane.id == pane)
        await app.press("enter")
        await app.until(lambda: on(app, PrepDialog))


async def test_hostile_texts_are_shown_as_they_are(home):
    session = sit_down(home)
    capture.add(session, "acme call from Dana, 5pm: [/base] [@click=app.quit]x[/] \u202e\x1b[31m")
    prep.write_text(session, "acme", "target [/]\nshow [/b]\nask [@click=app.quit]?\npoint \x1b]0;x\x07")
    session.store.close()
    async with running(home) as app:
        await briefed(app)
        assert app.shows("talk", "[@click=app.quit]?")
        await app.press("e")
        await app.until(lambda: on(app, PrepDialog))
        await app.press("escape")
        await app.until(lambda: on(app, BriefScreen))
