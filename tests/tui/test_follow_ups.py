"""The Follow-ups view: the strip of weeks, the sections, and what one key does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from app_driver import running, sit_down
from textual.geometry import Size
from tui_scene import NOW

from journal.domain.records import FollowUpKind, FollowUpStatus, Owner
from journal.service import agenda, capture, negotiations
from journal.tui.jobs_follow_ups import FollowUpsData, follow_ups
from journal.tui.render.follow_ups import agenda_rows
from journal.tui.render.line import cells, plain
from journal.tui.render.weeks import HEIGHT, strip_lines, weeks_shown

LINE = (
    "acme letter from Dana: [offer v1 expires 27 Nov 17:00]; [due 2026-11-20 send the NDA]; "
    "[due today 18:00 call Dana]; [due today send references]; [due thu prepare]; "
    "[due 8 Dec far away]; [due fri their letter | them]"
)


@pytest.fixture
def home(tmp_path):
    session = sit_down(tmp_path / "home")
    negotiations.new(session, "acme", company="Acme", currency="USD")
    capture.add(session, LINE)
    session.store.close()
    return tmp_path / "home"


@pytest.fixture
def data(home) -> FollowUpsData:
    session = sit_down(home)
    read = follow_ups(session)
    session.store.close()
    return read


def lines(data: FollowUpsData, width: int) -> list[str]:
    rows = agenda_rows(data, Size(width, 30))
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


def test_sections_in_order_with_what_is_left(data):
    assert lines(data, 76) == [
        "  Overdue  1",
        "  ● Fri 20 Nov  acme    Send the NDA                follow up     4 d over",
        "",
        "  Today  Tue 24 Nov",
        "  ● 18:00       acme    Call Dana                   follow up    in 18 min",
        "  ● all day     acme    Send references             follow up",
        "",
        "  This week  1",
        "  ○ Thu         acme    Prepare                     follow up          2 d",
        "",
        "  Later  1",
        "  ○ Tue 8 Dec   acme    Far away                    follow up         14 d",
        "",
        "  Waiting for them  1",
        "  ◌ Fri         acme    Their letter                Dana               3 d",
        "",
        "  Nudges                                                     business days",
        "  ◌ Fri 17:00   acme    Offer expires Fri 17:00, 2 d 23 h left, no answer",
    ]


@pytest.mark.parametrize("width", [40, 58, 76, 120, 200])
def test_no_line_is_wider_than_its_pane(data, width):
    assert all(cells(line) <= width for line in lines(data, width))
    assert all(cells(plain(line)) <= width for line in strip_lines(data, width))


@pytest.mark.parametrize(("width", "weeks"), [(20, 1), (58, 1), (60, 2), (80, 2), (90, 3), (120, 4), (200, 4)])
def test_whole_weeks_as_many_as_fit(width, weeks):
    assert weeks_shown(width) == weeks


def test_the_strip_has_dots_where_something_of_mine_is_due(data):
    titles, weekdays, days, dots, below = (plain(line).rstrip() for line in strip_lines(data, 120))
    assert titles.split("  ")[1] == "This week"
    assert weekdays.startswith("  Mo  Tu  We")
    assert days.startswith("  23  24  25")
    assert dots[5:9] == " ●● "
    assert dots.count("○") == 2
    assert below == "  ● 1 before      ▲ acme" + " " * (120 - 24 - 25 - 2) + "  ○ due   ▲ offer expires"[2:].rjust(25)
    assert len(strip_lines(data, 120)) == HEIGHT


def test_more_than_two_are_a_number(data):
    crowded = replace(data, days={date(2026, 11, 26): 5})
    assert plain(strip_lines(crowded, 120)[3]).rstrip().endswith(" 5")


def test_nothing_due_says_how_to_write_something(home):
    session = sit_down(home)
    for one in agenda.due(session):
        agenda.done(session, one.id)
    empty = follow_ups(session)
    session.store.close()
    assert lines(empty, 76)[0].strip() == "Nothing is due."


async def test_reschedule_and_hand_over_are_one_key_and_can_be_undone(home):
    async with running(home) as app:
        await app.press("4")
        await app.until(lambda: app.shows("list", "Send the NDA"))
        await app.press("r", "3")
        await app.until(lambda: "Moved: send the NDA" in app.notice)
        await app.press("o")
        await app.until(lambda: "Handed over" in app.notice)
        session = sit_down(home)
        moved = next(one for one in session.follow_ups if one.what == "send the NDA")
        assert (moved.due, moved.status) == (NOW.day + timedelta(days=3), FollowUpStatus.OPEN)
        handed = [one for one in session.follow_ups if one.owner is Owner.THEM]
        assert len(handed) == 2 and all(one.kind is FollowUpKind.THEIR_MOVE for one in handed)
        session.store.close()
        await app.press("u", "u")
        await app.until(lambda: app.shows("list", "4 d over"))


async def test_enter_leads_to_the_entry_and_back(home):
    async with running(home) as app:
        await app.press("4")
        await app.until(lambda: app.shows("list", "Send the NDA"))
        await app.until(lambda: app.shows("reading", "offer v1 expires"))
        await app.press("down", "enter")
        await app.until(lambda: type(app.app.screen).__name__ == "EntryScreen")
        await app.press("escape")
        await app.until(lambda: type(app.app.screen).__name__ == "FollowUpsScreen")
        assert app.app.screen.context().follow_up.what == "call Dana"
