"""What a person does in the Journal: go there and back, read, jump, narrow, look at what changed, copy."""

from __future__ import annotations

import pytest
from app_driver import running, sit_down
from textual import events
from textual._xterm_parser import XTermParser

from journal.service import capture, entries, negotiations
from journal.tui.screens.entry import EntryScreen
from journal.tui.screens.journal import JournalScreen
from journal.tui.screens.revisions import RevisionsScreen
from journal.tui.screens.today import TodayScreen

TEXTS = (
    "acme call from Dana Reyes, 20 Sep 10am: First talk about [base mentioned 170k].",
    "acme email to Dana, 5 Nov 9am: Asked for the plan. #plan",
    "borg chat from Mira Vogel, 20 Nov 11am: Vesting comes later.",
    "acme call from Dana, yesterday 4pm: They can do [base promised 180k]. [due fri answer the offer]",
    "zork call from Ada, today 9am: Who are they?",
    "acme note today 10am: Slept on it.",
)


@pytest.fixture
def home(tmp_path):
    """Six entries over three months, one of them unfiled, one of them changed."""
    session = sit_down(tmp_path / "home")
    for name in ("acme", "borg"):
        negotiations.new(session, name, company=name.title(), role="Engineer", currency="USD")
    told = [capture.add(session, text).entry for text in TEXTS]
    entries.edit(session, told[3].id, TEXTS[3].replace("180k]", "185k guaranteed]"))
    session.store.close()
    return tmp_path / "home"


async def gone_to(app):
    """The Journal, with its entries."""
    await app.press("2")
    await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.app.screen.data is not None)
    screen = app.app.screen
    await app.until(lambda: screen.listing.key and (screen.read or not screen.reading.display))
    return screen


def chosen(screen):
    """The text of the selected entry."""
    return screen.context().entry.body.strip()


async def test_digits_tabs_and_the_way_back_lead_between_the_views(home):
    async with running(home) as app:
        today = app.app.screen
        await app.press("j")
        kept = today.key
        screen = await gone_to(app)
        await app.press("j", "j")
        here = screen.key
        await app.pilot.click("#header", offset=(4, 0))
        await app.until(lambda: app.app.screen is today)
        assert today.key == kept
        await app.press("ctrl+o")
        await app.until(lambda: app.app.screen is screen and screen.key == here)
        await app.press("ctrl+o")
        await app.until(lambda: app.app.screen is today and today.key == kept)
        await app.press("ctrl+o")
        assert app.app.screen is today


async def test_back_leads_to_an_entry_that_was_open_and_a_digit_to_the_view_itself(home):
    async with running(home, size=(80, 24)) as app:
        screen = await gone_to(app)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, EntryScreen) and app.app.screen.data)
        opened = app.app.screen.entry_id
        await app.press("1")
        await app.until(lambda: isinstance(app.app.screen, TodayScreen))
        await app.press("2")
        await app.until(lambda: app.app.screen is screen)
        await app.press("ctrl+o", "ctrl+o")
        await app.until(lambda: isinstance(app.app.screen, EntryScreen) and app.app.screen.entry_id == opened)


async def test_a_view_can_be_gone_to_with_an_entry_that_a_query_hides(home):
    async with running(home) as app:
        screen = await gone_to(app)
        wanted = screen.key
        await app.press("f", *"in", "colon", *"borg", "enter")
        await app.until(lambda: screen.data.text == "in:borg")
        assert screen.key != wanted
        app.app.go("today")
        app.app.go("journal", wanted)
        await app.until(lambda: app.app.screen is screen and screen.key == wanted and not screen.data.text)


async def test_a_text_being_written_stays_on_the_line_in_every_view(home):
    async with running(home) as app:
        await app.press("c", "ctrl+u")
        await app.type("acme: half a thought")
        app.app.post_message(events.Key("alt+2", "2"))
        await app.until(lambda: isinstance(app.app.screen, JournalScreen))
        await app.until(lambda: "half a thought" in app.notice)
        await app.press("c")
        assert app.bar.field.value == "acme: half a thought"


async def test_a_digit_with_alt_is_a_key_and_not_a_letter(home):
    async with running(home):
        parser = XTermParser()
        told = [*parser.feed("\x1b2"), *parser.tick(), *parser.feed("")]
        assert [one.key for one in told if isinstance(one, events.Key)] == ["alt+2"]


async def test_the_pane_follows_the_selection_and_is_read_with_enter(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("j", "j")
        assert chosen(screen).startswith("They can do")
        await app.until(lambda: app.shows("reading", "185,000 a year"))
        await app.until(lambda: app.shows("reading", "Changed"))
        await app.press("enter")
        assert app.app.focused is screen.reading
        await app.until(lambda: screen.context().follow_up is not None)
        assert "done" in app.keys
        await app.press("escape")
        assert app.app.focused is screen.listing and "done" not in app.keys


async def test_an_unfiled_entry_says_how_it_is_filed(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("j")
        assert screen.context().entry.named == "zork"
        await app.until(lambda: app.shows("reading", "zork is no negotiation yet"))


async def test_jumps_by_day_and_month(home):
    async with running(home) as app:
        screen = await gone_to(app)
        began = []
        for key in ("]", "]", "}", "}", "{", "[", "[", "G", "g", "g"):
            await app.press({"]": "right_square_bracket", "[": "left_square_bracket",
                             "}": "right_curly_bracket", "{": "left_curly_bracket"}.get(key, key))  # fmt: skip
            began.append(chosen(screen).split()[0])
        assert began == ["They", "Vesting", "First", "First", "Slept", "Slept", "Slept", "First", "First", "Slept"]


async def test_the_list_is_narrowed_while_a_query_is_typed_and_escape_brings_all_back(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("f", *"tag", "colon", *"plan")
        await app.until(lambda: screen.data.text == "tag:plan")
        assert [one.tags for one in screen.data.entries] == [("plan",)]
        await app.press("enter")
        assert app.app.focused is screen.listing and app.shows_heading("tag:plan", "1 of 6")
        await app.press("escape")
        await app.until(lambda: not screen.data.text)
        assert app.shows_heading("All entries", "6")


async def test_a_query_that_cannot_be_read_is_told_below_it_and_the_list_stays(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("f", *"in", "colon", *"nobody", "enter")
        below = screen.filter.query_one("#filter-below")
        await app.until(lambda: screen.filter.is_open and any(below.content))
        await app.until(lambda: "There is no negotiation" in "".join(run.text for run in below.content[1]))
        assert screen.data.total == len(screen.data.entries)
        await app.press("escape")
        assert not screen.filter.is_open and screen.text == ""


async def test_f_narrows_to_the_negotiation_of_the_row(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("F")
        await app.until(lambda: screen.data.text == "in:acme")
        assert len(screen.data.entries) == 4


async def test_h_shows_every_revision_word_by_word(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("j", "j", "h")
        await app.until(lambda: isinstance(app.app.screen, RevisionsScreen) and app.app.screen.data)
        assert app.shows("revisions", "2 revisions")
        assert app.shows("revisions", "−180k− +185k")
        await app.press("escape")
        await app.until(lambda: app.app.screen is screen)


async def test_y_sends_the_text_to_the_clipboard(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("y")
        assert app.app.clipboard == screen.context().entry.text
        assert "Sent to the clipboard" in app.notice


async def test_what_another_process_writes_comes_in_and_the_selection_stays(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("j")
        kept = screen.key
        other = sit_down(home)
        capture.add(other, "borg call from Mira, today 5pm: News")
        other.store.close()
        await app.until(lambda: screen.data.total == 7)
        assert screen.key == kept


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_narrow_and_wide_screens_show_what_there_is_room_for(home, size):
    async with running(home, size=size) as app:
        screen = await gone_to(app)
        assert screen.reading.display is (size[0] >= 100)
        await app.press("tab", "f", "escape", "escape", "G")
        assert chosen(screen).startswith("First")
        assert app.app.focused is screen.listing


async def test_text_is_selected_with_the_mouse_and_copied(home):
    async with running(home) as app:
        screen = await gone_to(app)
        await app.press("j", "j")
        await app.until(lambda: app.shows("reading", "They can do"))
        at = next(number for number, line in enumerate(app.pane("reading"), 1) if "They can do" in line)
        await app.pilot.mouse_down(screen.reading, offset=(3, at))
        await app.pilot.hover(screen.reading, offset=(8, at))
        await app.pilot.hover(screen.reading, offset=(10, at))
        await app.pilot.mouse_up(screen.reading, offset=(10, at))
        await app.press("y")
        assert app.app.clipboard == "They can"
        await app.press("escape", "k", "k")
        await app.until(lambda: not screen.selections)


async def test_the_next_view_may_be_asked_for_before_one_is_there(home):
    async with running(home) as app:
        for view in ("journal", "board", "follow_ups", "offers", "today"):
            app.app.go(view)
        await app.until(lambda: isinstance(app.app.screen, TodayScreen))


@pytest.mark.parametrize("key", ["enter", "h"])
async def test_an_answer_may_come_when_an_entry_has_been_left(home, key):
    async with running(home, size=(80, 24)) as app:
        await gone_to(app)
        await app.press(key)
        await app.until(lambda: isinstance(app.app.screen, EntryScreen | RevisionsScreen) and app.app.screen.data)
        screen = app.app.screen
        await app.press("escape")
        await app.until(lambda: not screen.is_running)
        screen.show(screen.data)


async def test_a_long_entry_is_read_from_its_beginning_and_stays_where_it_was_scrolled_to(home):
    session = sit_down(home)
    capture.add(session, "borg call from Mira, today 5pm: " + "A long talk. " * 200 + "[due fri call back]")
    session.store.close()
    async with running(home, size=(80, 24)) as app:
        await app.press("2")
        await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.shows("list", "A long talk"))
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, EntryScreen) and app.app.screen.data)
        page = app.app.screen.page
        await app.pilot.pause()
        assert page.scroll_offset.y == 0 and page.key
        page.scroll_to(y=5, animate=False)
        app.app.screen.show(app.app.screen.data)
        await app.pilot.pause()
        assert page.scroll_offset.y == 5
        await app.press("end")
        assert page.scroll_offset.y > 5
