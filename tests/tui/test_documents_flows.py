"""Letters, the comparison document, remedies and talks in the app."""

from __future__ import annotations

import pytest
from app_driver import running, sit_down
from textual.geometry import Size
from textual.widgets import Input

from journal.domain.letters import LetterState
from journal.domain.records import FollowUpKind, Stance
from journal.domain.records.letter import LetterKind
from journal.service import capture, letters, negotiations
from journal.tui import jobs_documents as jobs
from journal.tui.render.documents import choice_rows, plan_rows, preview_rows, remedy_rows
from journal.tui.render.letters import letter_rows, text_rows
from journal.tui.render.line import cells, plain
from journal.tui.screens.document_dialogs import KindDialog
from journal.tui.screens.editor import EditorScreen
from journal.tui.screens.letter import LetterScreen
from journal.tui.screens.letters import LettersScreen
from journal.tui.screens.remedies import RemediesScreen
from journal.tui.screens.report import ReportScreen

TOLD = (
    "acme call from Dana Reyes, on 13 Nov 10:00: [base promised 185k guaranteed]; [signing promised 20k]",
    "acme letter from Dana, on 20 Nov 9:30: [offer v1 expires 27 Nov 17:00]; [base 178k]; [title “Staff”]",
)


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    session = sit_down(home)
    negotiations.new(session, "acme", company="Acme", role="Staff Engineer", currency="USD")
    for line in TOLD:
        capture.add(session, line)
    session.store.close()
    return home


def letters_in(home):
    session = sit_down(home)
    found = letters.standings(session)
    session.store.close()
    return found


def entries_in(home):
    session = sit_down(home)
    found = session.entries
    session.store.close()
    return found


async def in_offers(app):
    await app.press("5")
    await app.until(lambda: app.app.current_mode == "offers" and app.pane("list"))
    await app.until(lambda: app.place.key)


async def opened(app, screen, *keys):
    await app.press(*keys)
    await app.until(lambda: isinstance(app.app.screen, screen))
    await app.pilot.pause()
    return app.app.screen


@pytest.mark.parametrize("width", [38, 40, 52, 64, 82, 120])
def test_rows_fit(home, width):
    session = sit_down(home)
    one = session.negotiations[0].id
    letters.draft(session, "acme", LetterKind.RECAP)
    letters.draft(session, "acme", LetterKind.COUNTER, because="take it or leave it " * 20)
    data = jobs.board(session, one)
    report = jobs.report(session, one, None, "text")
    weighed = jobs.weigh(session, one, "base", ["signing=8000", "review"])
    session.store.close()
    size = Size(width, 30)
    for rows in (
        letter_rows(data, size),
        text_rows(data, data.standings[0], size, is_plain=True),
        choice_rows(report, size),
        preview_rows(report, size),
        remedy_rows(weighed, ["signing"], size),
        plan_rows(weighed, "signing", size),
    ):
        assert [line for number in range(rows.height) if cells(line := plain(rows.line(number))) > width] == []


async def test_a_recap_is_drafted_changed_sent_and_undone(home):
    async with running(home) as app:
        await in_offers(app)
        await opened(app, LettersScreen, "L")
        await app.press("l")
        await app.until(lambda: isinstance(app.app.screen, KindDialog))
        await app.press("r", "enter")
        await app.until(lambda: isinstance(app.app.screen, LetterScreen))
        letter = app.app.screen
        await app.until(lambda: "- Base salary (Dana Reyes, call, 13 Nov 2026): USD 185,000" in letter.text.text)
        letter.text.put("Subject: Recap\n\nThis is my final offer.\n", 0, len(letter.text.text))
        await app.until(lambda: app.shows("panel", "“my final offer” may read as"))
        await app.press("ctrl+t")
        assert letter.text.selected_text == "my final offer"
        await app.press("ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, LettersScreen))
        await app.until(lambda: app.shows("beside", "This is my final offer."))
        await app.press("s")
        await app.until(lambda: isinstance(app.app.screen, EditorScreen))
        assert "[Dana Reyes: base promised USD 185000 per year guaranteed]" in app.app.screen.text.text
        await app.press("ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, LettersScreen) and app.shows("lines", "sent"))
        assert [one.state for one in letters_in(home)] == [LetterState.SENT]
        await app.press("u")
        await app.until(lambda: app.shows("lines", "drafted"))
        assert [one.state for one in letters_in(home)] == [LetterState.DRAFTED]


async def test_what_is_typed_in_a_letter_is_there_again_after_a_crash(home):
    session = sit_down(home)
    letters.draft(session, "acme", LetterKind.THANKS)
    session.store.close()
    async with running(home) as app:
        await in_offers(app)
        await opened(app, LettersScreen, "L")
        await app.until(lambda: app.shows("lines", "Thanks"))
        letter = await opened(app, LetterScreen, "enter")
        letter.text.put("Half a thought", 0, len(letter.text.text))
        await app.until(lambda: app.app.drafts.get(letter.draft_key) is not None)
        await app.pilot.pause(0.2)
    async with running(home) as app:
        await in_offers(app)
        await opened(app, LettersScreen, "L")
        await app.until(lambda: app.shows("lines", "Thanks"))
        letter = await opened(app, LetterScreen, "enter")
        assert letter.text.text == "Half a thought"
        await app.press("escape")
        await app.until(lambda: isinstance(app.app.screen, LettersScreen))
    assert [one.letter.body for one in letters_in(home)] == ["Half a thought"]


async def test_an_empty_letter_is_not_kept_and_its_text_stays(home):
    session = sit_down(home)
    letters.draft(session, "acme", LetterKind.THANKS)
    session.store.close()
    async with running(home) as app:
        await in_offers(app)
        await opened(app, LettersScreen, "L")
        await app.until(lambda: app.shows("lines", "Thanks"))
        letter = await opened(app, LetterScreen, "enter")
        letter.text.put("", 0, len(letter.text.text))
        await app.press("ctrl+s")
        await app.until(lambda: app.shows("panel", "would be empty"))
        assert isinstance(app.app.screen, LetterScreen)


async def test_what_was_changed_elsewhere_meanwhile_is_not_replaced_unasked(home):
    session = sit_down(home)
    draft = letters.draft(session, "acme", LetterKind.THANKS).letter
    async with running(home) as app:
        await in_offers(app)
        await opened(app, LettersScreen, "L")
        await app.until(lambda: app.shows("lines", "Thanks"))
        letter = await opened(app, LetterScreen, "enter")
        letters.rewrite(session, draft.id, "Subject: Thanks\n\nTheirs")
        letter.text.put("Subject: Thanks\n\nMine", 0, len(letter.text.text))
        await app.press("ctrl+s")
        await app.until(lambda: app.shows("panel", "It was changed elsewhere meanwhile"))
        assert [one.letter.body for one in letters_in(home)] == ["Theirs"]
        await app.press("ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, LettersScreen))
    session.store.close()
    assert [one.letter.body for one in letters_in(home)] == ["Mine"]


async def test_a_draft_is_dropped_and_brought_back(home):
    session = sit_down(home)
    letters.draft(session, "acme", LetterKind.THANKS)
    session.store.close()
    async with running(home) as app:
        await in_offers(app)
        await opened(app, LettersScreen, "L")
        await app.until(lambda: app.shows("lines", "Thanks"))
        await app.press("X")
        await app.until(lambda: not app.shows("lines", "Thanks"))
        assert "Dropped: Thank you" in app.notice
        await app.press("u")
        await app.until(lambda: app.shows("lines", "Thanks"))


async def test_the_document_is_ticked_seen_copied_and_written(home, tmp_path):
    async with running(home) as app:
        await in_offers(app)
        report = await opened(app, ReportScreen, "r")
        await app.until(lambda: app.shows("beside", "Base salary") and app.place.lines.key)
        await app.press("enter")
        await app.until(lambda: not app.shows("beside", "Base salary"))
        assert app.shows("lines", "[ ] Base salary")
        await app.press("f")
        await app.until(lambda: app.shows("lines", "[x] Base salary") and app.shows("lines", "[ ] Title and level"))
        await app.press("o")
        await app.until(lambda: app.shows("beside", "# What we spoke of, and the offer"))
        await app.press("y")
        assert app.app.clipboard.startswith("# What we spoke of")
        await app.press("w")
        await app.until(lambda: app.app.screen is not report)
        field = app.app.screen.query_one("#file", Input)
        assert field.value == "~/acme-comparison.md"
        field.value = str(tmp_path / "c.md")
        await app.press("enter")
        await app.until(lambda: (tmp_path / "c.md").exists())
        await app.until(lambda: app.app.screen is report)
        await app.press("w")
        await app.until(lambda: app.app.screen is not report)
        app.app.screen.query_one("#file", Input).value = str(tmp_path / "c.md")
        await app.press("enter")
        await app.until(
            lambda: any("is there already" in str(one.render()) for one in app.app.screen.query(".problem"))
        )
        assert "−7,000" in (tmp_path / "c.md").read_text(encoding="utf-8")


async def test_remedies_are_ticked_sized_and_asked_for(home):
    async with running(home) as app:
        await in_offers(app)
        await opened(app, RemediesScreen, "m")
        await app.until(lambda: app.shows("lines", "short of USD 28,000 in four years"))
        await app.until(lambda: app.place.lines.key)
        await app.press("j")
        await app.until(lambda: app.place.remedy == "signing")
        await app.press("v")
        await app.until(lambda: app.app.screen.query("#value"))
        app.app.screen.query_one("#value", Input).value = "lots"
        await app.press("enter")
        await app.until(lambda: any("is no value" in str(one.render()) for one in app.app.screen.query(".problem")))
        app.app.screen.query_one("#value", Input).value = "8000"
        await app.press("enter")
        await app.until(lambda: app.shows("lines", "[x] A signing bonus as a bridge"))
        assert app.shows("beside", "USD 20,000 of the gap")
        await app.press("s")
        await app.until(lambda: isinstance(app.app.screen, EditorScreen))
        await app.press("ctrl+s")
        await app.until(lambda: isinstance(app.app.screen, RemediesScreen))
    asked = [one for entry in entries_in(home) for one in entry.statements if one.stance is Stance.ASKED]
    assert [(one.item, one.value.amount) for one in asked] == [("signing", 8000)]


async def test_what_is_not_short_has_no_remedies(home):
    async with running(home) as app:
        await in_offers(app)
        await app.press("j", "j")
        await app.until(lambda: app.place.item == "title")
        await app.press("m")
        await app.until(lambda: "is not short of what was promised" in app.notice)


async def test_a_talk_is_asked_for_and_its_outcome_written_down(home):
    async with running(home) as app:
        await in_offers(app)
        await app.press("T")
        await app.until(lambda: app.app.screen.query("#at"))
        app.app.screen.query_one("#at", Input).value = "yesterday"
        await app.press("enter")
        await app.until(lambda: any("past" in str(one.render()) for one in app.app.screen.query(".problem")))
        app.app.screen.query_one("#at", Input).value = "thu 10:00"
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, LetterScreen))
        await app.press("escape")
        await app.until(lambda: app.app.current_mode == "offers" and not isinstance(app.app.screen, LetterScreen))
        await app.press("T")
        await app.until(lambda: isinstance(app.app.screen, EditorScreen))
        text = app.app.screen.text
        assert text.text.endswith("base: \nsigning: ")
        text.put("acme call with Dana Reyes: [base agreed 185k]", 0, len(text.text))
        await app.press("ctrl+s")
        await app.until(lambda: not isinstance(app.app.screen, EditorScreen))
    session = sit_down(home)
    kinds = {one.kind: one.is_open for one in session.follow_ups}
    session.store.close()
    assert kinds[FollowUpKind.MEETING] is False
    assert kinds[FollowUpKind.THEIR_MOVE] is True


async def test_signing_without_what_was_promised_is_told(home):
    async with running(home) as app:
        await app.press("c")
        await app.type("acme: [stage signed]")
        await app.press("enter")
        await app.until(lambda: "2 promised items are not in the letter" in app.notice)


async def test_on_a_narrow_screen_one_side_is_seen_at_a_time(home):
    async with running(home, size=(80, 24)) as app:
        await in_offers(app)
        report = await opened(app, ReportScreen, "r")
        beside, lines = report.query_one("#beside"), report.query_one("#lines")
        await app.until(lambda: app.shows("lines", "Base salary"))
        assert (lines.display, beside.display) == (True, False)
        await app.press("tab")
        await app.until(lambda: app.app.focused is beside)
        assert (lines.display, beside.display) == (False, True)
        await app.press("escape")
        await app.until(lambda: app.app.focused is lines)
        await app.press("escape")
        await app.until(lambda: app.app.screen is not report)
