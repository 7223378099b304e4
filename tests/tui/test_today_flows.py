"""What a person does on Today: write, close, put off, take back, read."""

from __future__ import annotations

import pytest
from app_driver import Driver, filled, running, sit_down
from textual.events import Key
from textual.widgets import Input

from journal.domain.records import FollowUpStatus
from journal.errors import StoreError
from journal.service import agenda, capture
from journal.store import Store, drafts
from journal.tui.screens.entry import EntryScreen
from journal.tui.screens.help import HelpScreen


@pytest.fixture
def home(tmp_path):
    return filled(tmp_path / "home")


async def test_a_call_is_written_down_and_taken_back(home):
    async with running(home) as app:
        await app.press("c")
        assert app.bar.field.value == "acme call from Dana: "
        await app.type("base prom 190k guar; due mon call her")
        await app.until(lambda: app.bar.understood_rows and "190,000" in app.bar.understood_rows[0])
        assert "was USD 185,000 a year on 23 Nov" in app.bar.understood_rows[0]
        assert "acme  call ← Dana Reyes" in app.bar.understood_rows[1]
        await app.press("enter")
        await app.until(lambda: "Kept: acme, 1 statement, 1 follow-up" in app.notice)
        await app.until(lambda: app.shows("log", "base prom 190k guar"))
        assert app.app.screen.focused is app.app.screen.due
        assert drafts.read(home, "capture") in (None, "")
        await app.press("u")
        await app.until(lambda: "Taken back: add" in app.notice)
        await app.until(lambda: not app.shows("log", "base prom 190k guar"))
        await app.press("U")
        await app.until(lambda: app.shows("log", "base prom 190k guar"))


async def test_what_is_typed_ahead_goes_to_the_line_and_is_no_command(home):
    async with running(home) as app:
        for character in "cxdqu":
            app.app.post_message(Key(character, character))
        await app.until(lambda: app.bar.field.value.endswith("xdqu"))
        assert app.app.screen.data.page.overdue == 1


async def test_x_and_enter_mark_as_done_and_text_becomes_the_entry_that_closes_it(home):
    async with running(home) as app:
        await app.press("x")
        assert app.bar.field.value == "acme: "
        await app.press("enter")
        await app.until(lambda: "Done: send two references" in app.notice)
        await app.until(lambda: not app.shows("due", "Send two references"))
        await app.press("x")
        await app.type("said yes")
        await app.press("enter")
        await app.until(lambda: "done: answer the offer" in app.notice)
    session = sit_down(home)
    closed = {one.what: one for one in session.follow_ups if one.status is FollowUpStatus.DONE}
    assert closed["send two references"].closed_by is None
    assert session.store.order and closed["answer the offer"].closed_by == session.entries[-1].id
    session.store.close()


async def test_escape_leaves_a_follow_up_open(home):
    async with running(home) as app:
        await app.press("x", "escape")
        assert not app.bar.is_open and app.shows("due", "Send two references")


@pytest.mark.parametrize(("key", "day"), [("1", "2026-11-25"), ("3", "2026-11-27"), ("w", "2026-12-01")])
async def test_z_and_a_key_put_off(home, key, day):
    async with running(home) as app:
        await app.press("z", key)
        await app.until(lambda: "Snoozed: send two references" in app.notice)
    session = sit_down(home)
    until = {one.what: one.snoozed_until for one in session.follow_ups}
    session.store.close()
    assert str(until["send two references"]) == day


async def test_a_date_can_be_typed_to_put_off_and_a_bad_one_is_told(home):
    async with running(home) as app:
        await app.press("z", "f", "r", "i")
        assert app.app.screen.query_one(Input).value == "fri"
        await app.press("enter")
        await app.until(lambda: "Snoozed" in app.notice)
        await app.press("z", "d", "q", "q", "enter")
        await app.until(lambda: "▲" in app.notice)


async def test_d_drops(home):
    async with running(home) as app:
        await app.press("d")
        await app.until(lambda: "Dropped: send two references" in app.notice)
        await app.until(lambda: not app.shows("due", "two references"))


async def test_enter_opens_the_entry_a_follow_up_came_from(home):
    async with running(home) as app:
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, EntryScreen) and app.app.screen.data)
        assert app.shows("page", "Call from Dana Reyes") and app.shows("page", "185,000 a year")
        assert app.shows("page", "Send two references")
        await app.press("right")
        await app.until(lambda: app.shows("page", "Email to Dana Reyes"))
        await app.press("escape")
        await app.until(lambda: app.app.screen.focused is app.app.screen.query_one("#due"))


async def test_what_another_process_writes_appears(home):
    async with running(home) as app:
        other = sit_down(home)
        capture.add(other, "acme chat from Dana: Seen from elsewhere. [due tomorrow look at it]")
        other.store.close()
        await app.until(lambda: app.shows("log", "Seen from elsewhere.") and app.shows("due", "Look at it"))


async def test_the_selection_stays_on_its_follow_up_when_rows_come_before_it(home):
    async with running(home) as app:
        await app.press("j")
        key = app.app.screen.due.key
        other = sit_down(home)
        capture.add(other, "acme note: [due today first of all]")
        other.store.close()
        await app.until(lambda: app.shows("due", "First of all"))
        assert app.app.screen.due.key == key


async def test_what_is_folded_unfolds(home):
    async with running(home) as app:
        assert app.shows("due", "1 waiting for them") and not app.shows("due", "The letter")
        app.app.screen.due.select("more")
        await app.press("enter")
        assert app.shows("due", "Waiting for them") and app.shows("due", "The letter")


async def test_left_text_stays_on_the_line_and_is_offered_after_a_crash(home):
    async with running(home) as app:
        await app.press("c", "ctrl+u")
        await app.type("acme call from Dana: half a sent")
        await app.until(lambda: drafts.read(home, "capture") == "acme call from Dana: half a sent")
        await app.press("escape")
        assert "half a sent" in app.notice and "goes on with it" in app.notice
    async with running(home) as app:
        await app.until(lambda: "half a sent" in app.notice)
        await app.press("c")
        assert app.bar.field.value == "acme call from Dana: half a sent"


async def test_text_left_by_a_kill_still_closes_its_follow_up(home):
    async with running(home) as app:
        await app.until(lambda: "done" in app.keys)
        what = app.place.context().follow_up.what
        await app.press("x")
        await app.type("told them all of it")
        await app.until(lambda: (drafts.read(home, "capture") or "").endswith("told them all of it"))
    async with running(home) as app:
        await app.until(lambda: app.app.kept_draft.what == what)
        await app.press("c", "enter")
        await app.until(lambda: f"done: {what}" in app.notice)
    after = sit_down(home)
    assert not next(one for one in after.follow_ups if one.what == what).is_open
    after.store.close()
    assert drafts.names(home) == ()


async def test_text_left_does_not_claim_a_follow_up_that_was_closed_meanwhile(home):
    async with running(home) as app:
        await app.until(lambda: "done" in app.keys)
        one = app.place.context().follow_up
        await app.press("x")
        await app.type("told them all of it")
        await app.until(lambda: drafts.read(home, "capture"))
    between = sit_down(home)
    agenda.done(between, one.id)
    between.store.close()
    async with running(home) as app:
        await app.until(lambda: app.app.kept_draft.text and not app.app.kept_draft.closes)
        await app.press("c", "enter")
        await app.until(lambda: "Kept: acme" in app.notice)
        assert "done" not in app.notice


async def test_two_apps_at_once_keep_a_line_each(home):
    async with running(home) as app, running(home) as other:
        await app.press("c", "ctrl+u")
        await app.type("acme call from Dana: of the one")
        await other.press("c", "ctrl+u")
        await other.type("acme call from Dana: of the other")
        await app.until(lambda: len(drafts.names(home)) == 4)
    async with running(home) as app:
        await app.until(lambda: "of the one" in app.notice)
        await app.press("c", "enter")
        await app.until(lambda: app.shows("log", "of the one"))
    async with running(home) as app:
        await app.until(lambda: "of the other" in app.notice)


async def test_a_text_that_cannot_be_saved_stays_and_can_be_tried_again(home, monkeypatch):
    async with running(home) as app:
        unit = Store.unit

        def full(self, do):
            raise StoreError("The disk is full.")

        monkeypatch.setattr(Store, "unit", full)
        await app.press("c", "ctrl+u")
        await app.type("acme call from Dana: kept whatever happens")
        await app.press("enter")
        await app.until(lambda: app.bar.trouble == "The disk is full.")
        assert app.bar.field.value == "acme call from Dana: kept whatever happens"
        assert drafts.read(home, "capture") == "acme call from Dana: kept whatever happens"
        assert app.app.band().trouble == "not saved"
        monkeypatch.setattr(Store, "unit", unit)
        await app.press("ctrl+s")
        await app.until(lambda: app.shows("log", "kept whatever happens"))
        assert app.app.band().trouble == ""


async def test_tab_completes(home):
    async with running(home) as app:
        await app.press("c", "ctrl+u")
        await app.type("acm")
        await app.press("tab")
        await app.until(lambda: app.bar.field.value.rstrip() == "acme")
        await app.type(" call from Dana: [re")
        await app.press("tab")
        await app.until(lambda: app.choices.chosen)
        assert app.keys == ["next", "take", "close"]
        first = app.choices.chosen
        await app.press("down")
        assert app.choices.chosen != first
        await app.press("up", "enter")
        assert app.choices.chosen is None and first.text in app.bar.field.value
        assert app.bar.is_open


async def test_an_entry_of_an_unknown_negotiation_is_kept_and_filed_by_beginning_it(home):
    async with running(home) as app:
        await app.press("c", "ctrl+u")
        await app.type("borg call from Lee: hello")
        await app.press("enter")
        await app.until(lambda: "Kept unfiled: borg" in app.notice)
        await app.press("+")
        assert app.app.screen.query_one("#name", Input).value == "borg"
        await app.press("enter")
        await app.until(lambda: "Begun: borg, with 1 entry" in app.notice)
        await app.until(lambda: app.shows("due", "borg"))


async def test_help_shows_every_key_and_goes_away(home):
    async with running(home) as app:
        await app.press("question_mark")
        assert isinstance(app.app.screen, HelpScreen) and app.shows("manual", "Put a follow-up off")
        await app.press("escape")
        await app.press("c", "f1")
        await app.until(lambda: isinstance(app.app.screen, HelpScreen))


async def test_the_footer_says_what_acts_on_the_selection(home):
    async with running(home) as app:
        assert app.keys[:4] == ["open", "done", "snooze", "drop"]
        await app.press("tab")
        await app.until(lambda: "done" not in app.keys)
        await app.press("c")
        assert app.keys[:2] == ["save", "complete"] and app.keys[-1] == "leave, keep the text"


async def test_an_empty_journal_greets_with_three_things_to_do(tmp_path):
    async with running(tmp_path / "home") as app:
        assert app.shows("due", "Three things to do")
        await app.press("c")
        await app.type("acme call from Dana: hello")
        await app.press("enter")
        await app.until(lambda: app.shows("log", "hello"))
        assert not app.shows("due", "Three things to do")


async def test_a_theme_is_changed_and_remembered(home):
    async with running(home) as app:
        kept = []
        app.app._keep_theme = kept.append
        await app.press("t")
        assert app.app.theme == "journal-light" and kept == ["journal-light"]


async def test_a_narrow_screen_folds_the_log_and_opens_it_on_a_key(home):
    async with running(home, size=(80, 24)) as app:
        screen = app.app.screen
        assert screen.due.display and not screen.log_pane.display
        await app.press("l")
        await app.until(lambda: screen.log_pane.has_focus and not screen.due.display)
        await app.press("l")
        await app.until(lambda: screen.due.has_focus)


async def test_a_wide_screen_shows_the_entry_of_the_selected_row(home):
    async with running(home, size=(200, 50)) as app:
        await app.until(lambda: app.shows("reading", "Call from Dana Reyes"))
        await app.press("tab")
        await app.until(lambda: app.shows("reading", "Email to Dana Reyes"))


async def test_a_home_that_cannot_be_opened_ends_the_app_with_its_sentence(tmp_path):
    from tui_scene import NOW

    from journal.tui.app import JournalApp

    def refuse():
        raise StoreError("The journal cannot be read.")

    app = JournalApp(refuse, lambda: NOW, tmp_path)
    async with app.run_test() as pilot:
        await Driver(app, pilot, tmp_path).until(lambda: app.failure)
    assert app.failure.exit_code == app.return_code == 5
