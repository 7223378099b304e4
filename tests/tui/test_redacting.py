"""Removing a text for good in the app: from the palette, asked first, gone from the disk, and not to be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_driver import filled, running

from journal.tui.screens.redacting import RedactDialog


def text_of(home: Path) -> str:
    return "".join(path.read_text() for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize(("key", "does"), [("y", True), ("escape", False)])
async def test_it_asks_and_removes(home: Path, key: str, does: bool) -> None:
    filled(home)
    async with running(home) as it:
        await it.press("2")
        await it.until(lambda: it.place.context().entry)
        entry = it.place.context().entry
        assert entry is not None and "Asked for the letter" in text_of(home)
        await it.press("ctrl+p")
        await it.pilot.pause()
        await it.press(*"redact")
        await it.pilot.pause(0.2)
        await it.press("enter")
        await it.until(lambda: isinstance(it.app.screen, RedactDialog))
        await it.press(key)
        if does:
            await it.until(lambda: it.notice.endswith("Removed for good"))
            await it.press("u")
            await it.until(lambda: "cannot be taken back" in it.notice)
        else:
            await it.until(lambda: not isinstance(it.app.screen, RedactDialog))
    assert ("Asked for the letter" in text_of(home)) is not does
    assert ("Redacted on" in text_of(home)) is does
