"""Nudges in the app: on Today, Follow-ups and the Board; silenced and given again; what was answered; reminders."""

from __future__ import annotations

import pytest
from app_driver import running, sit_down
from factories import instant
from textual.geometry import Size
from tui_scene import NOW

from journal.config import Settings
from journal.domain.records import FollowUpStatus, Stage
from journal.service import agenda, calendars, capture, negotiations, nudges
from journal.service.session import open_session
from journal.tui.app import JournalApp
from journal.tui.jobs import today
from journal.tui.jobs_board import board
from journal.tui.jobs_follow_ups import follow_ups
from journal.tui.render.board import columns
from journal.tui.render.line import cells, plain
from journal.tui.render.today import Left, left_rows


@pytest.fixture
def home(tmp_path):
    session = sit_down(tmp_path / "home")
    for name, stage in (("acme", Stage.WRITTEN_OFFER), ("delos", Stage.SCREENING), ("lumen", Stage.INTERVIEWING)):
        negotiations.new(session, name, stage=stage)
    capture.add(session, "acme letter from Dana, yesterday 9am: [offer v1 expires fri 5pm]; [base 180k]")
    capture.add(session, "delos email to Tom, 2 nov 9am: hello")
    capture.add(session, "lumen call with Yuki, 16 nov 9am: [due 18 nov the dates | them]")
    session.store.close()
    return tmp_path / "home"


def left(home, width: int, height: int, *, expanded: bool = False) -> list[str]:
    session = sit_down(home)
    rows = left_rows(today(session), Size(width, height), Left(expanded=expanded))
    session.store.close()
    return [plain(rows.line(number)).rstrip() for number in range(rows.height)]


def test_today_tells_of_them_between_what_is_due_and_standing(home):
    lines = left(home, 58, 30)
    at = lines.index("  Nudges                                   business days")
    assert lines[at : at + 3] == [
        "  Nudges                                   business days",
        "  ◌ Fri 17:00  acme    Offer expires Fri 17:00, 2 d 23 …",
        "  ◌ 16 d       delos   No reply since Mon 2 Nov",
    ]
    # What is late of theirs stands among what is due.
    assert not any("Late since" in line for line in lines)
    assert (
        next(number for number, line in enumerate(lines) if "The dates" in line)
        < at
        < next(number for number, line in enumerate(lines) if line.startswith("  Standing"))
    )


@pytest.mark.parametrize(("width", "height"), [(40, 10), (58, 22), (76, 22), (120, 50)])
def test_no_line_is_wider_than_its_pane(home, width, height):
    assert all(cells(line) <= width for line in left(home, width, height, expanded=True))


def test_many_are_counted_where_there_is_little_room(home):
    session = sit_down(home)
    for number in range(5):
        made = negotiations.new(session, f"n{number}", stage=Stage.LEAD).negotiation
        capture.add(session, f"{made.name} email to Tom, 2 nov 9am: hello")
    session.store.close()
    assert sum(line.startswith("  ◌ 16 d") for line in left(home, 58, 20)) == 1
    assert "    5 more" in left(home, 58, 20)
    assert sum(line.startswith("  ◌ 16 d") for line in left(home, 58, 20, expanded=True)) == 6


def test_a_card_tells_of_the_most_pressing_that_nothing_else_tells(home):
    session = sit_down(home)
    data = board(session)
    session.store.close()
    shown = "\n".join(
        plain(one.rows.line(number)) for one in columns(data, False, Size(120, 30), 18) for number in range(one.rows.height)
    )  # fmt: skip
    assert "◌ quiet     16 d" in shown and "◌ late       4 d" in shown


async def test_a_nudge_begins_the_line_that_answers_it_and_is_silenced_by_one_key(home):
    async with running(home) as app:
        await app.until(lambda: app.shows("due", "No reply since"))
        app.app.screen.select("n:quiet:" + app.app.screen.data.nudges[-1].negotiation)
        await app.pilot.pause()
        assert "silence" in app.keys
        await app.press("c")
        assert app.bar.field.value == "delos email to Tom: "
        await app.press("escape", "s")
        await app.until(lambda: "Silenced: delos, quiet" in app.notice)
        await app.until(lambda: not app.shows("due", "No reply since"))
        await app.press("u")
        await app.until(lambda: app.shows("due", "No reply since"))


async def test_what_is_silenced_is_listed_and_given_again(home):
    session = sit_down(home)
    made = nudges.silence(session, "delos", nudges.NudgeKind.QUIET)
    session.store.close()
    async with running(home) as app:
        await app.press("4")
        await app.until(lambda: app.shows("list", "quiet: silenced"))
        assert not app.shows("list", "No reply since")
        app.app.screen.select(f"q:quiet:{made.negotiation}")
        await app.pilot.pause()
        await app.press("s")
        await app.until(lambda: app.shows("list", "No reply since"))
        assert "Given again: delos, quiet" in app.notice


async def test_beside_the_list_stands_what_to_do(home):
    async with running(home) as app:
        await app.press("4", "G")
        await app.until(lambda: app.shows("reading", "What to do"))
        assert app.shows("reading", "Ask Tom where things stand")
        assert app.shows("reading", "hello")


async def test_an_entry_that_may_answer_what_they_owe_asks_and_one_key_closes_it(home):
    async with running(home) as app:
        await app.press("c")
        await app.type("lumen email from Yuki: here are the dates")
        await app.press("enter")
        await app.until(lambda: "Answers “the dates”?" in app.notice)
        await app.press("x")
        await app.until(lambda: "Done: the dates" in app.notice)
    session = sit_down(home)
    (one,) = [one for one in session.follow_ups if one.what == "the dates"]
    assert one.status is FollowUpStatus.DONE
    assert one.closed_by == next(each.id for each in session.entries if "here are the dates" in each.body)
    session.store.close()


async def test_what_was_answered_is_closed_by_one_key_from_its_row(home):
    session = sit_down(home)
    answer = capture.add(session, "lumen email from Yuki: here are the dates").entry
    session.store.close()
    async with running(home) as app:
        await app.until(lambda: app.shows("due", "answered?"))
        due = next(one for one in app.app.screen.data.answered)
        app.app.screen.select(f"f:{due}")
        await app.pilot.pause()
        await app.press("x")
        await app.until(lambda: "Done: the dates" in app.notice)
        assert not app.bar.is_open
    session = sit_down(home)
    assert agenda.find(session, due).closed_by == answer.id
    session.store.close()


def test_what_may_be_answered_is_marked(home):
    session = sit_down(home)
    capture.add(session, "lumen email from Yuki: here are the dates")
    data = follow_ups(session)
    assert [session.names[one.negotiation] for one in data.answered.values()] == ["lumen"]
    assert [one.kind for one in data.nudges if session.names[one.negotiation] == "lumen"] == []
    session.store.close()


def moving(home, settings: Settings):
    """The app on a clock that the test moves."""
    now = [NOW]
    app = JournalApp(
        lambda: open_session(settings, lambda: now[0]),
        lambda: now[0],
        home,
        poll=0.05,
        keeps_calendar=bool(settings.calendar),
    )
    return app, now


async def test_what_has_a_time_is_told_once_as_it_comes(home):
    session = sit_down(home)
    capture.add(session, "acme note: [due 18:00 call Dana] [due today something]")
    session.store.close()
    app, now = moving(home, Settings(home=home, zone=NOW.zone))
    async with app.run_test(size=(120, 36)) as pilot:
        for clock, told in (("17:59", 0), ("18:00", 1), ("18:01", 1)):
            now[0] = instant(f"2026-11-24 {clock}")
            app.minding.minute()
            done = []
            app.desk.ask(lambda session: None, done.append)
            while not done:
                await pilot.pause()
            await pilot.pause(0.05)
            assert [one.message for one in app._notifications] == ["call Dana, today 18:00"] * told


async def test_the_calendar_file_is_kept_up_to_date_after_a_change(home, tmp_path):
    path = tmp_path / "journal.ics"
    session = sit_down(home)
    calendars.keep(session, str(path))
    session.store.close()
    app, _ = moving(home, Settings(home=home, zone=NOW.zone, calendar=str(path)))
    async with app.run_test(size=(120, 36)) as pilot:
        (due,) = [one for one in agenda.due(sit_down(home)) if one.what == "the dates"]
        app.act(lambda session: agenda.drop(session, due.id), "Dropped")
        for _ in range(500):
            await pilot.pause(0.01)
            if b"STATUS:CANCELLED" in path.read_bytes():
                break
        assert b"STATUS:CANCELLED" in path.read_bytes()
