"""The Board driven: walking, moving, dragging, closing, deciding, and the closed ones."""

from __future__ import annotations

import time

import pytest
from app_driver import filled, running, sit_down
from textual.widgets import Input

from journal.domain.records import Outcome, Stage
from journal.service import capture, negotiations
from journal.tui.render.line import plain
from journal.tui.screens.board import BoardHead, BoardScreen, BoardStrip
from journal.tui.screens.closing import CloseDialog, DecideDialog
from journal.tui.screens.entry import EntryScreen
from journal.tui.screens.offers import OffersScreen


@pytest.fixture
def home(tmp_path):
    """acme with things due, borg and corto further along, delos closed."""
    home = filled(tmp_path / "home")
    session = sit_down(home)
    negotiations.new(session, "borg", company="Borg", stage=Stage.SCREENING)
    negotiations.new(session, "corto", company="Corto", stage=Stage.SCREENING)
    negotiations.new(session, "delos", company="Delos")
    negotiations.close(session, "delos", Outcome.REJECTED, because="on site only")
    session.store.close()
    return home


async def on_board(app):
    await app.press("3")
    await app.until(
        lambda: isinstance(app.app.screen, BoardScreen) and app.app.screen.data and app.app.screen.cards.columns.all
    )
    return app.app.screen


def layout(screen):
    """The columns with the names of their cards."""
    names = screen.data.names
    return {
        one.title: [names[one.rows.key(at)] for at in range(len(one.rows)) if one.rows.key(at)]
        for one in screen.cards.columns.all
    }


def chosen(screen):
    return screen.data.names.get(screen.cards.key, "")


def strip(screen):
    return [plain(line) for line in screen.query_one(BoardStrip).lines(120)]


async def test_cards_are_walked_by_stage_and_the_strip_follows(home):
    async with running(home) as app:
        screen = await on_board(app)
        assert layout(screen) == {"lead": ["acme"], "screening": ["borg", "corto"]}
        assert chosen(screen) == "acme" and "Send two references" in strip(screen)[2]
        await app.press("right", "down")
        assert chosen(screen) == "corto" and "corto  next" in strip(screen)[1]
        await app.press("k", "h")
        assert chosen(screen) == "acme"
        assert app.keys[:5] == ["open", "stage", "move", "ledger", "capture"]


async def test_g_shows_the_offer_and_ctrl_o_comes_back_to_the_card(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("l", "g")
        await app.until(lambda: isinstance(app.app.screen, OffersScreen) and app.app.screen.data)
        await app.until(lambda: app.app.screen.context().name == "borg")
        await app.press("ctrl+o")
        await app.until(lambda: app.app.screen is screen and chosen(screen) == "borg")


async def test_a_card_is_moved_by_an_entry_and_back_by_undo(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("greater_than_sign")
        await app.until(lambda: layout(screen).get("screening") == ["acme", "borg", "corto"])
        assert "Moved: acme to screening" in app.notice and chosen(screen) == "acme"
        await app.press("greater_than_sign")
        await app.until(lambda: layout(screen).get("interviewing") == ["acme"])
        await app.press("less_than_sign")
        await app.until(lambda: "interviewing" not in layout(screen))
        await app.press("u", "u", "u")
        await app.until(lambda: layout(screen).get("lead") == ["acme"])
        await app.press("less_than_sign")
        assert "Lead is the first stage" in app.notice


async def test_a_card_is_dragged_to_another_column(home):
    async with running(home) as app:
        screen = await on_board(app)
        second = 2 + screen.cards.columns.pitch + 4
        await app.pilot.mouse_down("#cards", offset=(6, 3))
        await app.pilot.hover("#cards", offset=(second, 3))
        assert screen.cards.render_line(0).text.count("→ screening") == 1
        await app.pilot.mouse_up("#cards", offset=(second, 3))
        await app.until(lambda: layout(screen) == {"screening": ["acme", "borg", "corto"]})
        assert "Moved: acme to screening" in app.notice


async def test_a_drag_is_left_with_escape_and_a_click_selects(home):
    async with running(home) as app:
        screen = await on_board(app)
        second = 2 + screen.cards.columns.pitch + 4
        await app.pilot.mouse_down("#cards", offset=(6, 3))
        await app.pilot.hover("#cards", offset=(second, 3))
        await app.press("escape")
        await app.pilot.mouse_up("#cards", offset=(second, 3))
        await app.pilot.pause(0.1)
        assert layout(screen)["lead"] == ["acme"]
        await app.pilot.click("#cards", offset=(second, 3))
        assert chosen(screen) == "borg"


async def test_enter_and_a_double_click_open_the_latest_entry_and_ctrl_o_comes_back(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, EntryScreen) and app.app.screen.data)
        assert app.shows("page", "Email to Dana Reyes")
        await app.press("ctrl+o")
        await app.until(lambda: app.app.screen is screen)
        await app.pilot.click("#cards", offset=(6, 3), times=2)
        await app.until(lambda: isinstance(app.app.screen, EntryScreen))
        await app.press("escape", "right", "enter")
        assert "Nothing is written of it yet" in app.notice


async def test_closing_with_a_letter_and_a_reason(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("X")
        assert isinstance(app.app.screen, CloseDialog)
        await app.press("enter")
        assert isinstance(app.app.screen, CloseDialog)
        await app.press("w")
        app.app.screen.query_one(Input).value = "too far away"
        await app.press("enter")
        await app.until(lambda: "lead" not in layout(screen))
        assert "Closed: acme, withdrew" in app.notice
        await app.press("o")
        await app.until(lambda: layout(screen) == {"lead": ["acme", "delos"]})
        assert "withdrew 24 Nov" in strip(screen)[1] and "Too far away" in strip(screen)[2]
        assert "move" not in app.keys
        await app.press("R")
        await app.until(lambda: layout(screen).get("lead") == ["acme"] and "screening" in layout(screen))


async def test_more_is_said_of_a_negotiation_and_what_cannot_be_is_asked_again(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("r")
        app.app.screen.query_one("#country", Input).value = "Atlantis"
        await app.press("enter")
        await app.until(lambda: "is no country code" in getattr(app.app.screen, "_problem", ""))
        app.app.screen.query_one("#country", Input).value = "de"
        await app.press("enter")
        await app.until(lambda: app.app.screen is screen and "Noted: acme" in app.notice)
        await app.press("r")
        assert app.app.screen.query_one("#country", Input).value == "DE"


async def test_another_outcome_can_be_chosen_before_it_is_kept_and_escape_leaves_all_as_it_is(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("X", "a", "shift+tab", "e", "escape")
        assert app.app.screen is screen
        await app.press("X", "a", "shift+tab", "e", "enter")
        await app.until(lambda: "Closed: acme, expired" in app.notice)


async def test_a_decision_is_recorded_and_has_to_be_told(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("D")
        assert isinstance(app.app.screen, DecideDialog)
        await app.press("d", "n", "o", "enter")
        await app.until(lambda: any("decided: decline, not told yet" in line for line in strip(screen)))
        assert "Decided: decline, acme" in app.notice
    session = sit_down(home)
    assert session.entries[-1].body == "[decided decline because no]; [due 2026-11-25 call Dana: I decline]"
    session.store.close()


async def test_open_and_closed_keep_their_selection_and_can_be_clicked(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("right", "down", "o")
        await app.until(lambda: layout(screen) == {"lead": ["delos"]})
        assert chosen(screen) == "delos"
        await app.pilot.click(BoardHead, offset=(4, 1))
        await app.until(lambda: chosen(screen) == "corto")


async def test_capture_begins_with_the_card_in_focus_and_gives_the_focus_back(home):
    async with running(home) as app:
        screen = await on_board(app)
        await app.press("c")
        assert app.bar.field.value == "acme email to Dana: "
        await app.press("escape")
        assert screen.focused is screen.cards


async def test_an_empty_journal_says_how_to_begin(tmp_path):
    async with running(tmp_path / "home") as app:
        await app.press("3")
        await app.until(lambda: isinstance(app.app.screen, BoardScreen) and app.app.screen.data)
        screen = app.app.screen
        await app.until(lambda: "No negotiation has been begun" in screen.cards.render_line(0).text)
        await app.press(
            "down", "up", "left", "right", "enter", "G", "home", "pagedown", "o", "X", "D", "greater_than_sign", "R"
        )
        assert app.app.screen is screen


async def test_several_hundred_cards_answer_at_once(tmp_path):
    home = tmp_path / "home"
    session = sit_down(home)
    with session.store.unit("many"):
        for number in range(300):
            negotiations.new(session, f"neg{number}", company=f"Company {number}", stage=list(Stage)[number % 9])
    capture.add(session, "neg5 call from Dana: hello")
    session.store.close()
    async with running(home) as app:
        screen = await on_board(app)
        began = time.perf_counter()
        for _ in range(20):
            screen.cards.action_list_down()
            for y in range(screen.cards.size.height):
                screen.cards.render_line(y)
        assert (time.perf_counter() - began) / 20 < 0.1
        await app.pilot.resize_terminal(40, 10)
        await app.until(lambda: len(screen.cards.columns.in_view) == 1)
