"""Whatever was written, and by whomever: it reaches the screen as text, and nothing else happens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app_driver import running, sit_down
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Size
from tui_scene import NOW, Scene, entry, follow_up

from journal.domain.capture import Completion
from journal.service import capture, negotiations, people
from journal.tui.draft import Draft, Notice
from journal.tui.render.line import length, plain
from journal.tui.render.page import entry_rows
from journal.tui.render.today import Left, left_rows, right_rows
from journal.tui.screens.begin import BeginDialog
from journal.tui.screens.snooze import SnoozeDialog
from journal.tui.widgets.bar_lines import Rest

TEXTS = [text for text in HOSTILE if text.strip()]


def strips(screen):
    """Every line of the screen as it goes to the terminal."""
    return screen._compositor.render_strips()


def assert_harmless(app):
    for strip in strips(app.app.screen):
        for segment in strip:
            assert "\x1b" not in segment.text and "\n" not in segment.text and "\u202e" not in segment.text
            assert not (segment.style and "@click" in segment.style.meta)
    assert app.app.is_running


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    session = sit_down(home)
    negotiations.new(session, "acme", company=TEXTS[0], role=TEXTS[1])
    people.person(session, "Dana " + TEXTS[2], negotiation="acme")
    for text in TEXTS:
        capture.add(session, f"acme call from Dana: {text}\n[due fri {text[:300]}]")
        capture.add(session, text)
    session.store.close()
    return home


@pytest.mark.parametrize("size", [(120, 36), (200, 50), (40, 10)])
async def test_hostile_texts_in_the_journal_are_shown_as_text(home, size):
    async with running(home, size=size) as app:
        assert_harmless(app)
        await app.press("tab", "end")
        assert_harmless(app)
        await app.press("enter")
        await app.until(lambda: getattr(app.app.screen, "data", None) is not None)
        assert_harmless(app)


async def test_hostile_texts_in_the_bar_its_notice_its_completions_and_the_dialogs(home):
    async with running(home) as app:
        for text in TEXTS:
            app.bar.say(Notice(text, "u", text[:20]))
            app.bar.close(Draft(text=text))
            await app.pilot.pause()
            assert_harmless(app)
            app.bar.open(Draft(text=text))
            await app.pilot.pause()
            choices = [Completion(start=0, end=0, text=text[:80], label=text[:80], note=text[:80])] * 2
            app.bar.offer(choices)
            app.bar.failed(text[:400])
            await app.pilot.pause()
            assert_harmless(app)
            assert app.bar.field.value == text
            app.bar.close()
        one = follow_up("f", None, NOW, "what")
        for text in (TEXTS[1], TEXTS[5], TEXTS[7]):
            for dialog in (SnoozeDialog(replace(one, what=text), NOW), BeginDialog(text, text)):
                app.app.push_screen(dialog)
                await app.pilot.pause()
                assert_harmless(app)
                await app.press("escape")


async def test_a_paste_of_many_lines_is_kept_whole(home):
    from textual import events

    async with running(home) as app:
        await app.press("c", "ctrl+u")
        app.bar.field.post_message(events.Paste("acme note:\r\none\n\ntwo [/]\n"))
        await app.until(lambda: "two" in app.bar.field.value)
        assert app.bar.field.value == "acme note:\none\n\ntwo [/]"
        await app.press("enter")
        await app.until(lambda: app.shows("log", "two [/]"))


def test_markup_is_text_in_a_notice():
    rest = Rest()
    rest.notice = Notice("[@click=app.quit]x[/]")
    assert "[@click=app.quit]x[/]" in plain(rest.lines(80)[0])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=40), st.integers(20, 130))
def test_any_text_fits_in_every_row(body, what, width):
    told = entry("e1", None, NOW, body, named=what, people=("p",))
    scene = Scene({}, {"p": what or "x"}, [told], [follow_up("f", None, NOW, what)])
    data, size = scene.data(), Size(width, 40)
    for rows in (left_rows(data, size, Left()), right_rows(data, size, is_plain=False)):
        for number in range(rows.height):
            assert length(rows.line(number)) <= width


@pytest.mark.parametrize("text", TEXTS)
def test_an_entry_in_full_fits_its_page(text, session):
    scene = Scene({"acme": "lead"}, {"p-dana": text[:200] or "x"}, [entry("e1", "n-acme", NOW, text)], [])
    for width in (40, 70, 120):
        rows = entry_rows(scene.entry_data("e1", session.items), Size(width, 40), is_plain=False)
        assert all(length(rows.line(number)) <= width for number in range(rows.height))
