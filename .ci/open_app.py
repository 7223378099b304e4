"""Open the installed app without a terminal, on the journal in JOURNAL_HOME: its styles are found, its data shows."""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
import time
from pathlib import Path

import journal
from journal.config import clock, find_home, load
from journal.service.session import open_session
from journal.tui.app import JournalApp

PATIENCE = 20.0


async def shows(app: JournalApp, text: str) -> None:
    """Wait until the screen holds a text. Raises TimeoutError with what it holds."""
    end = time.monotonic() + PATIENCE
    while text not in (screen := text_of(app)):
        if time.monotonic() > end:
            raise TimeoutError(f"no “{text}” on the screen:\n{screen}")
        await asyncio.sleep(0.05)


def text_of(app: JournalApp) -> str:
    """The words on the screen, from its picture."""
    picture = app.export_screenshot().rpartition("-matrix")[2]
    return html.unescape(re.sub(r"<[^>]*>", "", picture)).replace("\xa0", " ")


async def main() -> None:
    home = find_home(None, os.environ)
    settings = load(home, os.environ)
    now = clock(os.environ, settings.zone)
    app = JournalApp(lambda: open_session(settings, now), now, home)
    async with app.run_test(size=(120, 36)) as pilot:
        await shows(app, "answer the offer")
        await pilot.press("?")
        await shows(app, "How an entry is written")
        await pilot.press("escape")
        await shows(app, "answer the offer")


package = Path(journal.__file__).parent
assert package.parent.name == "site-packages", f"{package} is no installed copy"
assert list((package / "styles").glob("*.tcss")), f"no styles in {package}"
asyncio.run(main())
print(f"opened from {sys.prefix}, Python {sys.version.split()[0]}")
