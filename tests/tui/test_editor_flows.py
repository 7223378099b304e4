"""The entry editor: writing, changing, mending, attaching, and what survives."""

from __future__ import annotations

import asyncio
import stat
from contextlib import nullcontext
from time import monotonic

import pytest
from app_driver import filled, running, sit_down
from hostile import HOSTILE
from test_hostile import assert_harmless
from textual.events import Key

from journal.errors import StoreError
from journal.service import capture, entries
from journal.store import Store, drafts
from journal.tui.render.line import plain
from journal.tui.screens.annotate import AnnotateScreen
from journal.tui.screens.asking import FileDialog, HeadDialog
from journal.tui.screens.editor import EditorScreen, Folded
from journal.tui.screens.today import TodayScreen


@pytest.fixture
def home(tmp_path):
    return filled(tmp_path / "home")


async def opened(app, *keys):
    """The editor, opened with some keys."""
    await app.press(*keys)
    await app.until(lambda: isinstance(app.app.screen, EditorScreen) and app.app.screen.read)
    return app.app.screen


async def written(app, editor, text):
    """The text of the editor replaced, and understood."""
    editor.text.put(text, 0, len(editor.text.text))
    await app.until(lambda: editor.read and editor.read.text == text)


async def left(app):
    await app.until(lambda: isinstance(app.app.screen, TodayScreen))


async def test_n_writes_a_new_entry_with_what_was_understood_beside_it(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        assert editor.text.text == "acme call from Dana: "
        editor.text.insert(
            "She can do [base promised 190k guaranteed if signed].\n\n[due fri 5pm answer them]\n[pto offered soon]!"
        )
        await app.until(lambda: app.shows("panel", "190,000 a year") and app.shows("panel", "soon"))
        panel = app.pane("panel")
        order = [next(at for at, line in enumerate(panel) if words in line)
                 for words in ("negotiation", "channel", "occurred", "stage", "Base salary", "Answer them", "soon")]  # fmt: skip
        assert order == sorted(order)
        assert app.shows("panel", "call ← Dana Reyes") and app.shows("panel", "was USD 185,000 a year on 23 Nov")
        await app.press("ctrl+s")
        await left(app)
        await app.until(lambda: app.shows("log", "She can do") and "Kept: acme, 1 statement, 1 follow-up" in app.notice)
        assert drafts.names(home) == ()


async def test_e_changes_the_entry_and_keeps_what_stayed(home):
    before = sit_down(home)
    entry = next(one for one in before.entries if "They can do" in one.body)
    follow_ups = {one.what: one.id for one in before.follow_ups}
    before.store.close()
    async with running(home) as app:
        editor = await opened(app, "e")
        assert editor.text.text == entry.text
        await written(app, editor, entry.text.replace("185k", "188k") + " More.")
        assert app.shows("panel", "188,000")
        await app.press("ctrl+s")
        await left(app)
    after = sit_down(home)
    now = entries.find(after, entry.id)
    assert now.body.endswith(" More.") and now.statements[0].id == entry.statements[0].id
    assert {one.what: one.id for one in after.follow_ups} == follow_ups
    after.store.close()


async def test_a_draft_survives_a_kill_and_is_offered_again(home):
    text = "acme call from Dana: half a thought [base promised 1"
    async with running(home) as app:
        editor = await opened(app, "n")
        await written(app, editor, text)
        await app.until(lambda: drafts.read(home, "entry") == text)
        path = next((home / "drafts").glob("entry*"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        # A kill is no leaving: nothing more is written than what is there already.
    async with running(home) as app:
        await app.until(lambda: "half a thought" in app.notice and "goes on with it" in app.notice)
        editor = await opened(app, "n")
        assert editor.text.text == text and "draft brought back" in editor.band().aside
        await app.press("ctrl+s")
        await left(app)
    assert drafts.names(home) == ()


async def test_a_draft_that_survives_a_kill_still_closes_its_follow_up(home):
    async with running(home) as app:
        await app.until(lambda: "done" in app.keys)
        what = app.place.context().follow_up.what
        await app.press("x")
        await app.type("told them")
        await app.press("ctrl+e")
        await app.until(lambda: isinstance(app.app.screen, EditorScreen))
        await written(app, app.app.screen, "acme call to Dana: told them")
        await app.until(lambda: drafts.read(home, "entry") == "acme call to Dana: told them")
    async with running(home) as app:
        editor = await opened(app, "n")
        await app.until(lambda: f"closes: {what}" in editor.band().aside)
        await app.press("ctrl+s")
        await left(app)
        await app.until(lambda: f"done: {what}" in app.notice)
    assert drafts.names(home) == ()


async def test_changes_to_an_entry_survive_and_e_goes_on_with_them(home):
    async with running(home) as app:
        editor = await opened(app, "e")
        changed = editor.text.text + " and what I changed"
        editor.text.put(changed, 0, 10_000)
        await app.press("escape")
        await left(app)
        assert "not saved" in app.notice
    async with running(home) as app:
        await app.until(lambda: "Changes to an entry were left" in app.notice)
        editor = await opened(app, "e")
        assert editor.text.text == changed
        await app.press("f5")
        assert editor.is_untouched
        await app.press("escape")
        await left(app)
    assert drafts.names(home) == ()


async def test_quitting_and_another_view_keep_what_was_just_typed(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        editor.text.put("typed a moment ago", 0, 100)
        await app.press("alt+2")
        await app.until(lambda: drafts.read(home, "entry") == "typed a moment ago")
        assert not isinstance(app.app.screen, EditorScreen)
        editor = await opened(app, "n")
        editor.text.insert(", and more")
        await app.press("ctrl+q")
    assert drafts.read(home, "entry") == "typed a moment ago, and more"


async def test_a_text_that_cannot_be_saved_is_kept_and_tried_again(home, monkeypatch):
    async with running(home) as app:
        unit = Store.unit

        def full(self, do):
            raise StoreError("The disk is full.")

        monkeypatch.setattr(Store, "unit", full)
        editor = await opened(app, "n")
        await written(app, editor, "acme call from Dana: kept whatever happens")
        await app.press("ctrl+s")
        await app.until(lambda: app.shows("panel", "Not saved"))
        assert app.shows("panel", "The disk is full.") and editor.band().trouble == "not saved"
        await app.until(lambda: drafts.read(home, "entry") == "acme call from Dana: kept whatever happens")
        monkeypatch.setattr(Store, "unit", unit)
        await app.press("ctrl+s")
        await left(app)
        await app.until(lambda: app.shows("log", "kept whatever happens"))
        assert app.app.trouble == ""


async def test_what_was_changed_elsewhere_meanwhile_is_not_replaced_unasked(home):
    async with running(home) as app:
        editor = await opened(app, "e")
        other = sit_down(home)
        entries.edit(other, editor.entry_id, "acme call from Dana, yesterday 4pm: theirs")
        other.store.close()
        await written(app, editor, "acme call from Dana, yesterday 4pm: mine")
        await app.press("ctrl+s")
        await app.until(lambda: app.shows("panel", "changed elsewhere"))
        await app.press("ctrl+s")
        await left(app)
    after = sit_down(home)
    assert any(one.body.strip() == "mine" for one in after.entries)
    after.store.close()


async def test_findings_are_gone_to_and_mended_by_one_key(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        await written(
            app, editor, "acme call from Dana: [bsae promised 1k] and [gym membership promised 500/month]. So."
        )
        assert app.shows("panel", "▲ 2 findings")
        await app.press("ctrl+t")
        assert editor.text.selected_text == "bsae" and "mend" in app.keys
        await app.press("ctrl+t")
        assert editor.text.selected_text == "gym membership" and "mend" not in app.keys and "own item" in app.keys
        await app.press("ctrl+b")
        await app.until(lambda: app.shows("panel", "Gym membership") and app.shows("panel", "▲ 1 finding"))
        assert app.shows("panel", "500 a month")
        await app.press("ctrl+t", "ctrl+g")
        await app.until(lambda: "[base promised 1k]" in editor.text.text and app.shows("panel", "Base salary"))
    after = sit_down(home)
    assert after.items.named("gym membership").own
    after.store.close()


async def test_tab_completes_in_its_place_with_what_stands(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        await written(app, editor, "acme call from Dana:\nfirst line\nand [bas")
        await app.press("tab")
        await app.until(lambda: editor.choices.chosen or "[base" in editor.text.text)
        if editor.choices.chosen:
            await app.press("down", "up", "enter")
        assert editor.text.text.endswith("and [base") and "\n" in editor.text.text
        await app.press("enter")
        assert editor.text.text.endswith("[base\n")


async def test_files_are_attached_kept_and_shown(home, tmp_path):
    letter = tmp_path / "offer letter [b].pdf"
    letter.write_bytes(b"%PDF")
    async with running(home) as app:
        editor = await opened(app, "n")
        await app.press("ctrl+a")
        await app.until(lambda: isinstance(app.app.screen, FileDialog))
        field = app.app.screen.query_one("#path")
        field.value = str(tmp_path / "offer")
        await app.press("tab")
        assert field.value == str(letter)
        await app.press("enter")
        await app.until(lambda: app.app.screen is editor and app.shows("panel", "offer letter [b].pdf"))
        await app.press("ctrl+s")
        await left(app)
        await app.until(lambda: "Kept" in app.notice)
        await app.press("tab", "home", "enter")
        await app.until(lambda: any("offer letter [b].pdf" in line for line in app.pane("page")))
        assert app.shows("page", "journal show")
    after = sit_down(home)
    one = next(entry for entry in after.entries if entry.attachments).attachments[0]
    assert (one.name, one.size) == (letter.name, 4)
    after.store.close()


async def test_a_file_that_is_not_there_is_told_of(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        await app.press("ctrl+a")
        await app.until(lambda: isinstance(app.app.screen, FileDialog))
        await app.press(*"/nowhere", "enter")
        await app.until(lambda: app.app._notifications)
        assert editor.files == ()


async def test_the_head_can_be_filled_in(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        await written(app, editor, "acme call from Dana: what was said")
        await app.press("ctrl+f")
        await app.until(lambda: isinstance(app.app.screen, HeadDialog))
        fields = {one: app.app.screen.query_one(f"#{one}").value for one in ("negotiation", "channel", "who", "when")}
        assert fields == {"negotiation": "acme", "channel": "call", "who": "from Dana Reyes", "when": ""}
        app.app.screen.query_one("#when").value = "yesterday 10:00"
        await app.press("enter")
        await app.until(lambda: app.shows("panel", "Mon 23 Nov 2026, 10:00"))
        assert editor.text.text == "acme call from Dana Reyes, yesterday 10:00: what was said"


async def test_the_persons_own_editor_gives_the_text_back(home, monkeypatch, tmp_path):
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nprintf 'acme note: from the editor' > \"$1\"\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    async with running(home) as app:
        monkeypatch.setattr(app.app, "suspend", nullcontext)
        editor = await opened(app, "n")
        await app.press("ctrl+e")
        await app.until(lambda: editor.text.text == "acme note: from the editor")
        monkeypatch.setenv("VISUAL", str(tmp_path / "none"))
        await app.press("ctrl+e")
        assert editor.text.text == "acme note: from the editor" and app.app._notifications


async def test_the_line_goes_on_in_the_editor_with_the_follow_up_it_closes(home):
    async with running(home) as app:
        await app.press("x")
        await app.type("sent them")
        editor = await opened(app, "ctrl+e")
        assert editor.text.text == "acme: sent them" and "closes" in editor.band().aside
        await app.press("ctrl+s")
        await left(app)
        await app.until(lambda: "done: send two references" in app.notice)
        assert not app.bar.is_open


async def test_words_are_annotated_and_the_text_stays(home):
    async with running(home) as app:
        before = sit_down(home)
        entry = next(one for one in before.entries if "Asked for the letter" in one.body)
        before.store.close()
        await app.press("tab", "a")
        await app.until(lambda: isinstance(app.app.screen, AnnotateScreen))
        screen = app.app.screen
        await app.press(*["ctrl+right"] * 3, *["shift+right"] * 4)
        marked = screen.words
        assert len(marked) == 4
        await app.press(*"base asked 190k")
        await app.until(lambda: any("190,000" in plain(line) for line in screen.meaning))
        assert screen.words == marked and any(
            f"on “{' '.join(marked.split())}”" in plain(line) for line in screen.meaning
        )
        await app.press("enter")
        await app.until(lambda: "Annotated: 1 statement" in app.notice)
    after = sit_down(home)
    now = entries.find(after, entry.id)
    assert now.text == entry.text and now.statements[-1].wording.quote == marked
    after.store.close()


async def test_an_annotation_that_cannot_be_read_says_what_it_lacks(home):
    async with running(home) as app:
        await app.press("tab", "a")
        await app.until(lambda: isinstance(app.app.screen, AnnotateScreen))
        screen = app.app.screen
        await app.press(*"whatever", "enter")
        await app.until(lambda: any("Not kept" in plain(line) for line in screen.meaning))
        await app.press("escape")
        await left(app)


async def test_resizing_while_typing_folds_the_panel_and_loses_nothing(home):
    async with running(home) as app:
        editor = await opened(app, "n")
        await written(app, editor, "acme call from Dana: [base promised 190k] then")
        for size in ((80, 24), (40, 10), (200, 50), (120, 36)):
            await app.pilot.resize_terminal(*size)
            await app.press("x")
            assert editor.panel.display is (size[0] >= 100)
            if size == (80, 24):
                await app.until(lambda: "190,000" in plain(editor.query_one(Folded).line))
        assert editor.text.text.endswith("thenxxxx")


@pytest.mark.parametrize("size", [(120, 36), (40, 10)])
async def test_any_text_is_shown_harmlessly_and_kept_to_the_character(home, size):
    async with running(home, size=size) as app:
        editor = await opened(app, "n")
        for text in (*HOSTILE, "form\x0cfeed\x1cand\u2028line\x85ends\r\nmixed\r"):
            editor.text.put(text, 0, len(editor.text.text))
            await app.pilot.pause()
            assert editor.text.text == text
            assert_harmless(app)
            editor.text.put_cursor(len(text) // 2)
            text_area = editor.text
            for move in (text_area.action_cursor_up, text_area.action_cursor_down, text_area.action_cursor_line_end):
                move()
            text_area.action_cursor_right(select=True)
            await app.pilot.pause()
            assert_harmless(app)
        editor.files = tuple(capture_files())
        editor.show_understood()
        await app.pilot.pause()
        assert_harmless(app)


def capture_files():
    from journal.domain.records import Attachment

    return [Attachment(name=text[:80], digest="0" * 64, size=1) for text in HOSTILE]


@pytest.mark.parametrize("line", ["Words that fill a line, [base promised 185k] and more.\n", "endless ", "漢字 "])
async def test_typing_in_a_text_of_a_megabyte_does_not_stall(home, line):
    async with running(home) as app:
        editor = await opened(app, "n")
        text = f"acme call from Dana: {line * (1_000_000 // len(line))}"
        editor.text.put(text, 0, 100)
        await app.until(lambda: editor.read and editor.read.text == text)
        assert not editor.read.is_whole and app.shows("panel", "All of it is read when it is saved")
        began = monotonic()
        for letter in "abcdefghij":
            editor.text.insert(letter)
            await asyncio.sleep(0)
            for y in range(editor.text.size.height):
                editor.text.render_line(y)
        assert (monotonic() - began) / 10 < 0.25
        assert editor.text.text.endswith("abcdefghij")


async def test_letters_typed_right_behind_n_are_part_of_the_text(home):
    async with running(home) as app:
        for character in "nutq1":
            app.app.post_message(Key(character, character))
        await opened(app)
        await app.until(lambda: app.app.screen.text.text.endswith("utq1"))
        assert app.app.theme == "journal-dark"


async def test_a_text_of_an_entry_that_closes_nothing_is_left_without_a_trace(home):
    async with running(home) as app:
        await opened(app, "e")
        await app.press("ctrl+s")
        await left(app)
        await opened(app, "n")
        await app.press("escape")
        await left(app)
    assert drafts.names(home) == ()
    after = sit_down(home)
    assert len(capture.summary(after, after.entries[0])) and len(after.entries) == 2
    after.store.close()
