"""Board, Follow-ups and Journal narrowed while a query is typed; and keys that come too early."""

from __future__ import annotations

import pytest
from app_driver import running
from search_home import filled

from journal.tui.registry import COMMANDS
from journal.tui.screens.board import BoardScreen
from journal.tui.screens.follow_ups import FollowUpsScreen
from journal.tui.screens.journal import JournalScreen
from journal.tui.views import VIEWS
from journal.tui.widgets.choices import Choices


@pytest.fixture
def home(tmp_path):
    return filled(tmp_path / "home")


async def test_the_board_keeps_the_cards_of_negotiations_that_answer(home):
    async with running(home) as app:
        await app.press("3")
        await app.until(lambda: isinstance(app.app.screen, BoardScreen) and app.app.screen.data)
        screen = app.app.screen
        await app.press("f", *"usual")
        await app.until(lambda: [one.negotiation.name for one in screen.data.open] == ["borg"])
        await app.press("enter")
        assert app.shows_heading("usual", "1 of 3 cards") and app.app.focused is screen.cards
        await app.press("f", "ctrl+u", *"in", "colon", *"corto", "enter")
        await app.until(lambda: [one.negotiation.name for one in screen.data.open] == ["corto"])
        await app.press("escape")
        await app.until(lambda: len(screen.data.open) == 3 and not screen.filter.display)


async def test_the_follow_ups_keep_what_answers_each_for_itself(home):
    async with running(home) as app:
        await app.press("4")
        await app.until(lambda: isinstance(app.app.screen, FollowUpsScreen) and app.app.screen.data)
        screen = app.app.screen
        await app.press("f", *"references", "enter")
        await app.until(
            lambda: [one.what for _, group in screen.data.sections for one in group] == ["send two references"]
        )
        assert app.shows_heading("references", "1 of 2 follow-ups")
        await app.press("f", "ctrl+u", *"zzz")
        await app.until(lambda: app.shows("list", "No follow-up answers this."))
        await app.press("escape")
        await app.until(lambda: sum(len(group) for _, group in screen.data.sections) == 2 and not screen.filter.display)


async def test_the_journals_filter_completes_as_it_is_typed(home):
    async with running(home) as app:
        await app.press("2")
        await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.app.screen.data)
        screen = app.app.screen
        await app.press("f", *"item", "colon", *"bas")
        choices = screen.query_one(Choices)
        await app.until(lambda: [one.label for one in choices.offered] == ["Base salary"])
        await app.press("tab")
        await app.until(lambda: screen.text.strip() == "item:base")
        await app.press("enter")
        assert app.app.focused is screen.listing and len(screen.data.entries) == 2


@pytest.mark.parametrize("view", ["journal", "board", "follow_ups", "offers", "search", "today"])
async def test_a_key_that_comes_before_a_view_is_there_does_nothing(home, view):
    async with running(home) as app:
        screen = next(one for one in VIEWS if one.id == view).open()
        for one in COMMANDS:
            assert await app.app.run_action(one.action, screen) is False
