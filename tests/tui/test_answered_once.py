"""A key held down, or clicked twice, answers a question once."""

from __future__ import annotations

import pytest
from app_driver import filled, running

from journal.tui.commands import Palette
from journal.tui.screens.begin import BeginDialog
from journal.tui.screens.today import TodayScreen


@pytest.mark.parametrize(("key", "question"), [("+", BeginDialog), ("ctrl+p", Palette)])
async def test_a_second_answer_comes_too_late(tmp_path, key, question):
    async with running(filled(tmp_path / "home")) as app:
        await app.press(key)
        await app.until(lambda: isinstance(app.app.screen, question))
        asked = app.app.screen
        for _ in range(3):
            asked.dismiss(None)
        await app.until(lambda: not asked.is_running)
        assert isinstance(app.app.screen, TodayScreen)
