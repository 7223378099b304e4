"""The help page: nothing on it is cut, and what acts where one is stands first."""

from __future__ import annotations

import pytest
from app_driver import filled, running
from textual.geometry import Size

from journal.tui.registry import COMMANDS, Where
from journal.tui.render.line import cells, plain
from journal.tui.render.manual import WRITING, manual_rows


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_word_of_it_is_there_at_any_width(width):
    rows = manual_rows(Size(width, 24))
    lines = [plain(rows.line(number)) for number in range(rows.height)]
    assert all(cells(line) <= width for line in lines)
    page = " ".join(" ".join(lines).split())
    words = set(page.split())
    for one in COMMANDS:
        assert set(one.help.split()) <= words and one.key in page
    for example, means in WRITING:
        assert example in page and set(means.split()) <= words
    assert width < 80 or all(set(one.title.split()) <= words for one in COMMANDS)


async def test_the_keys_of_the_place_one_comes_from_stand_first(tmp_path):
    async with running(filled(tmp_path / "home")) as app:
        await app.press("3", "question_mark")
        await app.until(lambda: app.shows("manual", Where.BOARD.value))
        headings = [line.strip() for line in app.pane("manual") if line.strip() in {where.value for where in Where}]
        assert headings[:4] == [Where.BOARD.value, Where.VIEW.value, Where.LIST.value, Where.ANYWHERE.value]
        assert len(headings) == len(Where)
