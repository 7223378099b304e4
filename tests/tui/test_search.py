"""What a person does in Search: type, read, open and come back, narrow, keep, and be told what is wrong."""

from __future__ import annotations

import pytest
from app_driver import running, sit_down
from hostile import HOSTILE
from search_home import filled
from textual.geometry import Offset

from journal.service import capture, searches
from journal.tui.render.line import plain
from journal.tui.screens.board import BoardScreen
from journal.tui.screens.entry import EntryScreen
from journal.tui.screens.journal import JournalScreen
from journal.tui.screens.naming import NameSearch
from journal.tui.screens.search import SearchScreen
from journal.tui.widgets.choices import Choices


@pytest.fixture
def home(tmp_path):
    return filled(tmp_path / "home")


async def opened(app):
    """Search, with the cursor in its field."""
    await app.press("slash")
    await app.until(lambda: isinstance(app.app.screen, SearchScreen) and app.app.screen.start is not None)
    screen = app.app.screen
    await app.until(lambda: screen.field.has_focus)
    return screen


async def asked(app, text):
    """Search, with the results of a text."""
    screen = app.app.screen if isinstance(app.app.screen, SearchScreen) else await opened(app)
    screen.field.value = ""
    for key in text:
        await app.press({" ": "space", ":": "colon", '"': "quotation_mark", "-": "minus"}.get(key, key))
    await app.until(lambda: screen.data is not None and screen.data.text == text)
    return screen


def bodies(screen):
    return [one.entry.body.split()[0] for one in screen.data.results.found]


def below(screen):
    return [plain(line).strip() for line in screen.search_bar.counts.lines(screen.size.width)]


async def test_slash_opens_search_from_every_view_and_each_letter_is_answered(home):
    async with running(home) as app:
        for number in range(1, 6):
            await app.press(f"alt+{number}")
            await app.until(lambda: not isinstance(app.app.screen, SearchScreen))
            screen = await opened(app)
        await app.press("s", "i")
        await app.until(lambda: screen.data is not None and screen.data.text == "si")
        assert screen.data.results.total == 3
        assert app.shows("list", "signing promised 20k")
        assert below(screen)[0].startswith("acme 2   borg 1")


async def test_hits_are_marked_in_the_list_and_beside_it_with_what_the_offer_says(home):
    async with running(home) as app:
        screen = await asked(app, "signing sort:oldest")
        assert screen.key == screen.data.results.found[0].entry.id
        lines = [screen.listing.rows.line(number) for number in range(3)]
        assert [run.text for line in lines for run in line if run.ink.back == "hit"] == ["signing"]
        await app.until(lambda: screen.read is not None and app.shows("reading", "in offer v1"))
        rows = screen.reading.rows
        hits = [run.text for at in range(rows.height) for run in rows.line(at) if run.ink.back == "hit"]
        assert hits == ["signing", "Signing"]
        assert app.shows("reading", "178,000") and app.shows("reading", "absent")


async def test_enter_opens_the_entry_in_the_journal_and_escape_comes_back_to_the_same_row(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("down")
        wanted = screen.key
        assert wanted != screen.data.results.found[0].entry.id
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.app.screen.key == wanted)
        await app.press("escape")
        await app.until(lambda: app.app.screen is screen)
        assert (screen.key, screen.text, screen.field.has_focus) == (wanted, "signing", True)
        await app.press("enter", "ctrl+o")
        await app.until(lambda: app.app.screen is screen and screen.key == wanted)


async def test_enter_before_the_answer_opens_what_is_found_then(home):
    async with running(home) as app:
        screen = await opened(app)
        screen.ask("seven")
        screen.action_open_found()
        await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.app.screen.context().entry)
        assert app.app.screen.context().entry.body.startswith("The team")


async def test_the_entries_around_it_are_read_with_left_and_right(home):
    async with running(home) as app:
        screen = await asked(app, "seven")
        await app.until(lambda: screen.read is not None)
        await app.press("tab", "right")
        assert app.app.focused is screen.reading and "before, after" in app.keys
        await app.press("left")
        await app.until(lambda: screen.read.data.entry.body.startswith("They can do"))
        assert screen.context().entry is screen.read.data.entry
        await app.press("right", "right")
        await app.until(lambda: screen.read.data.entry.body.startswith("[offer v1]"))
        await app.press("escape")
        assert app.app.focused is screen.listing


async def test_a_narrow_screen_opens_the_entry_in_full_and_g_shows_it_in_the_journal(home):
    async with running(home, size=(80, 24)) as app:
        screen = await asked(app, "seven")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, EntryScreen) and app.app.screen.data)
        await app.press("escape")
        await app.until(lambda: app.app.screen is screen)
        await app.press("tab", "g")
        await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.app.screen.key == screen.key)


async def test_counts_narrow_by_key_and_by_mouse_and_let_go_again(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("shift+tab")
        assert app.app.focused is screen.search_bar.counts
        await app.press("right", "enter")
        await app.until(lambda: screen.data.text == "in:borg signing")
        assert screen.data.results.total == 1 and screen.field.value == "in:borg signing"
        await app.press("enter")
        await app.until(lambda: screen.data.text == "signing")
        place = next(one for one in screen.search_bar.counts.places if one.of.name == "letter")
        await app.pilot.click(screen.search_bar.counts, offset=(place.start, 0))
        await app.until(lambda: screen.data.text == "channel:letter signing")
        assert bodies(screen) == ["[offer"]


async def test_the_order_is_turned_while_typing_and_by_a_click(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        assert below(screen)[0].endswith("best match first")
        await app.press("ctrl+t")
        await app.until(lambda: below(screen)[0].endswith("newest first"))
        assert [one.entry.occurred.utc for one in screen.data.results.found] == sorted(
            (one.entry.occurred.utc for one in screen.data.results.found), reverse=True
        )
        await app.pilot.click(screen.search_bar.counts, offset=(screen.size.width - 6, 0))
        await app.until(lambda: below(screen)[0].endswith("best match first"))


async def test_redo_keeps_its_key(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("ctrl+r")
        await app.until(lambda: "nothing to bring back" in app.notice)
        assert screen.field.value == "signing"


async def test_ctrl_k_keeps_the_query_as_the_filter_of_the_journal(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("ctrl+k")
        await app.until(lambda: isinstance(app.app.screen, JournalScreen) and app.app.screen.data)
        await app.until(lambda: app.app.screen.data.text == "signing")
        assert app.shows_heading("signing", "3 of 5")
        await app.press("escape")
        await app.until(lambda: app.app.screen is screen)


async def test_values_complete_while_typing_and_enter_still_opens(home):
    async with running(home) as app:
        screen = await asked(app, "with:d")
        choices = screen.query_one(Choices)
        await app.until(lambda: [one.label for one in choices.offered] == ["Dana Reyes"])
        assert choices.chosen is None
        await app.press("tab")
        await app.until(lambda: screen.data.text == "with:Dana ")
        assert screen.data.results.total == 3 and not choices.offered
        await app.press("i", "s", "colon")
        await app.until(lambda: len(choices.offered) == 6)
        await app.press("down", "down", "enter")
        await app.until(lambda: screen.data.text == "with:Dana is:unwritten ")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, JournalScreen))


async def test_fields_are_listed_and_a_word_becomes_one(home):
    async with running(home) as app:
        screen = await opened(app)
        choices = screen.query_one(Choices)
        await app.press("ctrl+f")
        await app.until(lambda: len(choices.offered) == 15)
        await app.press("escape")
        assert not choices.offered and app.app.screen is screen
        await app.press(*"mira", "ctrl+f")
        await app.until(lambda: screen.field.value == "with:Mira ")


async def test_a_completion_is_taken_with_the_mouse(home):
    async with running(home) as app:
        screen = await opened(app)
        await app.press(*"in", "colon")
        choices = screen.query_one(Choices)
        await app.until(lambda: choices.offered)
        await app.pilot.click(choices, offset=Offset(4, 1))
        await app.until(lambda: screen.field.value == "in:borg ")
        assert screen.field.has_focus


async def test_what_is_wrong_stands_below_the_field_and_the_last_results_stay(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("space", *"foo", "colon", "x")
        await app.until(lambda: any("There is no field" in line for line in below(screen)))
        assert plain(screen.search_bar.counts.lines(120)[0]).index("^") == 4 + len("signing ")
        assert screen.data.text == "signing foo" and not screen.search_bar.counts.places
        await app.press("backspace", "backspace")
        await app.until(lambda: below(screen)[0] == "" or below(screen)[0].startswith("acme"))


async def test_a_value_that_is_still_being_typed_is_no_error(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("space", *"is", "colon", *"unw")
        await app.until(lambda: screen.query_one(Choices).offered)
        await app.pilot.pause(0.1)
        assert not screen.search_bar.counts.error
        await app.press("escape")
        await app.until(lambda: any("no state" in line for line in below(screen)))


async def test_nothing_found_says_what_to_leave_out(home):
    async with running(home) as app:
        screen = await asked(app, "in:borg signing seven")
        await app.until(lambda: app.shows("list", "without  seven"))
        assert app.shows("list", "None of 5 entries answers this.")
        await app.press("tab", "enter")
        await app.until(lambda: screen.data.text == "in:borg signing")
        assert screen.data.results.total == 1
        await asked(app, "zzz")
        await app.until(lambda: app.shows("list", "fewer letters"))


async def test_a_search_is_saved_by_name_asked_again_and_forgotten(home):
    async with running(home) as app:
        screen = await asked(app, "in:acme signing")
        await app.press("ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, NameSearch))
        await app.press(*"two", "space", *"words", "enter")
        await app.until(lambda: isinstance(app.app.screen, NameSearch) and app.app.screen._problem)
        app.app.screen.query_one("#name").value = "money"
        await app.press("enter")
        await app.until(lambda: "Saved as @money" in app.notice)
        await app.press("escape")
        await app.until(lambda: app.shows("list", "@money") and app.shows("list", "in:acme signing"))
        await app.press("tab", "enter")
        await app.until(lambda: screen.data is not None and screen.data.text == "@money")
        assert screen.data.results.total == 2
        await app.press("escape", "tab", "delete")
        await app.until(lambda: "Forgotten: @money" in app.notice)
        await app.press("u")
        await app.until(lambda: app.shows("list", "@money"))


async def test_earlier_queries_come_back_upwards_from_an_empty_field(home):
    session = sit_down(home)
    for text in ("signing", "seven"):
        searches.remember(session, text)
    session.store.close()
    async with running(home) as app:
        screen = await opened(app)
        await app.press("up")
        assert screen.field.value == "seven"
        await app.press("up", "up")
        assert screen.field.value == "signing"
        await app.press("down", "down")
        assert screen.field.value == ""
        await app.press(*"plan", "enter", "ctrl+o")
        await app.until(lambda: app.app.screen is screen)
        await app.press("escape")
        await app.until(lambda: app.shows("list", "plan"))


async def test_escape_clears_then_goes_back_to_where_one_was(home):
    async with running(home) as app:
        await app.press("3")
        await app.until(lambda: isinstance(app.app.screen, BoardScreen) and app.app.screen.data)
        await asked(app, "signing")
        await app.press("escape")
        assert app.app.screen.field.value == ""
        await app.press("escape")
        await app.until(lambda: isinstance(app.app.screen, BoardScreen))


async def test_slash_selects_the_query_that_was_there(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("tab", "1", "slash")
        await app.until(lambda: app.app.screen is screen and screen.field.has_focus)
        await app.press(*"plan")
        assert screen.field.value == "plan"


async def test_more_results_are_there_when_one_goes_down_to_them(home, monkeypatch):
    monkeypatch.setattr("journal.tui.jobs_search.PAGE", 2)
    monkeypatch.setattr("journal.tui.screens.search.NEAR_THE_END", 1)
    async with running(home, size=(120, 14)) as app:
        screen = await asked(app, "channel:call OR -zzz")
        assert screen.data.results.total == 5
        await app.press("tab", "end")
        await app.until(lambda: len(screen.data.results.found) == 5)
        await app.press("end")
        await app.until(lambda: screen.key == screen.data.results.found[-1].entry.id)


async def test_what_another_process_writes_is_found_and_the_selection_stays(home):
    async with running(home) as app:
        screen = await asked(app, "signing")
        await app.press("down")
        kept = screen.key
        other = sit_down(home)
        capture.add(other, "borg call from Mira, today 5pm: A signing bonus after all")
        other.store.close()
        await app.until(lambda: screen.data.results.total == 4)
        assert screen.key == kept


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
@pytest.mark.parametrize("theme", ["journal-light", "journal-terminal"])
async def test_it_fits_every_screen(home, size, theme):
    async with running(home, size=size, theme=theme) as app:
        screen = await asked(app, "signing")
        assert screen.reading.display is (size[0] >= 100)
        await app.press("tab", "tab", "tab", "slash", "escape")
        await app.until(lambda: screen.start is not None)


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_is_a_query_or_a_clear_finding(home, text):
    async with running(home) as app:
        screen = await opened(app)
        screen.field.replace(text, 0, 0)
        await app.until(lambda: screen.text == screen.field.value)
        await app.until(lambda: screen.search_bar.counts.error or screen.start or screen.data.text == screen.text)
        assert app.app.is_running


async def test_hostile_entries_are_shown_harmlessly(home):
    session = sit_down(home)
    for text in HOSTILE:
        if text.strip():
            capture.add(session, f"acme note: needle {text}")
    capture.add(session, "acme note: needle " + "x" * 1_000_000)
    session.store.close()
    async with running(home) as app:
        screen = await asked(app, "needle")
        shown = "".join(plain(screen.listing.rows.line(at)) for at in range(screen.listing.rows.height))
        assert not set(shown) & set("\x1b\x00\u202e\n")
        for _ in range(len(screen.data.results.found)):
            await app.press("down")
        await app.until(lambda: screen.read is not None and screen.read.data.entry.id == screen.key)
