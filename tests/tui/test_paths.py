"""The paths on the screen: playbooks walked, the gate ticked, post-mortems answered, the week reviewed."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from app_driver import Driver, filled, running, sit_down
from hostile import HOSTILE

from journal.domain.paths.playbook import PLACES
from journal.domain.records import Entry, FollowUpStatus, Outcome
from journal.service import capture, gate, negotiations, playbooks, post_mortem, reviewing
from journal.tui.screens.checklist import ChecklistScreen, TickDialog
from journal.tui.screens.closing import CloseDialog, DecideDialog
from journal.tui.screens.post_mortem import AnswerDialog, PostMortemScreen
from journal.tui.screens.review import ReviewScreen
from journal.tui.widgets.field import Field


@pytest.fixture
def told(home):
    """The filled journal, with an offer that falls short and a decision to decline in another negotiation."""
    filled(home)
    session = sit_down(home)
    capture.add(
        session, "acme letter from Dana, today 10am: [offer v1]; [base 178k]; [start 1 Feb]; [probation 3 months]"
    )
    negotiations.new(session, "borg", company="Borg", role="Lead", currency="EUR")
    capture.add(session, "borg call from Kim, 20 Nov: [base promised 120k]")
    session.store.close()
    return home


@asynccontextmanager
async def opened(home, *keys, kind=ChecklistScreen, **more):
    """The app with a screen of the paths opened on the first row."""
    async with running(home, **more) as app:
        await app.press(*keys)
        await app.until(lambda: isinstance(app.app.screen, kind) and app.app.screen.data is not None)
        await app.until(lambda: app.app.screen.pane.rows.height > 1)
        yield app


def said(app: Driver) -> str:
    return "\n".join(app.pane("lines"))


def beside(app: Driver) -> str:
    """What is told beside the list, however its lines are broken."""
    return " ".join(" ".join(app.pane("beside")).split())


async def answer(app: Driver, kind: type, words: str) -> None:
    await app.until(lambda: isinstance(app.app.screen, kind))
    field = app.app.screen.query_one(Field)
    field.value = words
    await app.press("enter")


async def test_a_playbook_opens_on_its_first_open_step_and_ticks_it(told):
    async with opened(told, "P") as app:
        screen = app.app.screen
        assert "The offer differs from what was promised" in said(app)
        assert screen.line.step == "compare"
        assert "guaranteed, or depending on something?" in beside(app)
        assert app.keys[:3] == ["tick", "not needed", "other playbook"]
        await app.press("v")
        await answer(app, TickDialog, "with Kim")
        await app.until(lambda: "by hand" in said(app))
        assert "Ticked: Compare it" in app.notice
        await app.press("v")
        await app.until(lambda: "by hand" not in said(app))
        await app.press("-")
        await answer(app, TickDialog, "")
        await app.until(lambda: "not needed" in said(app))
        await app.press("u")
        await app.until(lambda: "not needed" not in said(app))
        await app.press("escape")
        await app.until(lambda: not isinstance(app.app.screen, ChecklistScreen))
    assert playbooks.walk(sit_down(told), "acme", "differs").checklist.line("compare").is_open


async def test_what_the_journal_settles_is_opened_and_not_ticked(told):
    async with opened(told, "P") as app:
        await app.press("k", "v")
        await app.until(lambda: "settles it: offer v1" in app.notice)
        await app.press("enter")
        await app.until(lambda: app.place.entry_id)
        shown = sit_down(told).store.get(Entry, app.place.entry_id)
        assert shown is not None and "offer v1" in shown.body


async def test_a_step_leads_where_it_is_done(told):
    async with opened(told, "P") as app:
        await app.press("enter")
        await app.until(lambda: app.app.current_mode == "offers")
    async with opened(told, "P") as app:
        app.app.screen.lines.select("s:decide")
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, DecideDialog))


@pytest.mark.parametrize("place", PLACES)
async def test_every_place_that_a_step_may_name_is_there(told, place):
    """A file of one's own may lead from a step to any of them."""
    (told / "playbooks").mkdir()
    (told / "playbooks" / "differs.toml").write_text(
        f'title = "Mine"\nwhen = "differs"\n[[step]]\nid = "it"\ntext = "Go"\ngo = "{place}"\n'
    )
    async with opened(told, "P") as app:
        here, mode = app.app.screen, app.app.current_mode
        await app.press("enter")
        await app.until(lambda: app.app.screen is not here or app.app.current_mode != mode)


async def test_other_playbooks_are_paged_to(told):
    async with opened(told, "P", "]") as app:
        await app.until(lambda: "They ended it" in said(app))
        await app.press("[", "[")
        await app.until(lambda: "Accepting the offer" in said(app))
        assert app.app.screen.line.step == "decide"


async def test_declining_is_told_from_its_playbook_and_the_call_is_done(told):
    session = sit_down(told)
    negotiations.decide(session, "acme", accept=False, because="the commute")
    session.store.close()
    async with opened(told, "P") as app:
        screen = app.app.screen
        assert "Declining the offer" in said(app)
        assert screen.line.step == "told"
        assert "The reason is the commute." in beside(app)
        await app.press("enter")
        await app.until(lambda: app.bar.is_open)
        assert app.bar.draft.text == "acme call to Dana: I declined. [told] "
        assert app.bar.draft.what == "call Dana: I decline"
        await app.press("enter")
        await app.until(lambda: "✓ Tell them, by phone" in said(app))
        assert "✓ Note who answered" in said(app)
    session = sit_down(told)
    (call,) = [one for one in session.follow_ups if one.what == "call Dana: I decline"]
    assert (call.status, call.closed_by) == (FollowUpStatus.DONE, session.entries[-1].id)


async def test_a_step_that_needs_words_is_not_saved_without_them(told):
    async with opened(told, "P") as app:
        app.app.screen.lines.select("s:remedy")
        await app.press("enter")
        await app.until(lambda: app.bar.is_open)
        assert app.bar.draft.text == "acme email to Dana: [base asked "
        await app.press("enter")
        await app.until(lambda: not app.bar.is_open)
    assert len(sit_down(told).entries) == 4


async def test_the_gate_tells_why_and_where_there_is_little_room_too(told):
    async with opened(told, "N") as app:
        assert "Before giving notice" in said(app) and "It cannot know what" in said(app)
        app.app.screen.lines.select("s:written:base")
        await app.until(lambda: "only said: USD 185,000 a year" in beside(app))
        assert "Call from Dana Reyes" in beside(app)
        assert "only said" not in said(app)
    async with opened(told, "N", size=(80, 24)) as app:
        assert "only said: USD 185,000 a year" in said(app)


async def test_promises_for_later_become_follow_ups(told):
    async with opened(told, "N") as app:
        assert "1 promise comes due later: f makes follow-ups" in said(app)
        assert "follow-ups" in app.keys
        await app.press("f")
        await app.until(lambda: "comes due later" not in said(app))
        assert "follow-ups" not in app.keys
        await app.press("f")
    assert gate.gate(sit_down(told), "acme").to_remind_of == ()


async def test_who_kept_what_is_said_on_the_gate(told):
    session = sit_down(told)
    capture.add(session, "acme contract from Dana: [stage signed]")
    session.store.close()
    async with opened(told, "N") as app:
        assert "Who kept what" in said(app)
        app.app.screen.lines.select("k:base")
        await app.until(lambda: "Base salary USD 185,000" in beside(app))
        await app.press("-")
        await answer(app, TickDialog, "178 on the slip")
        await app.until(lambda: "not kept" in said(app))
        await app.press("v")
        await answer(app, TickDialog, "")
        await app.until(lambda: "not kept" not in said(app) and "✓ Base salary" in said(app))


async def test_an_acceptance_that_was_written_leads_to_its_gate(told):
    async with running(told) as app:
        await app.until(lambda: app.shows("due", "playbook"))
        await app.press("c")
        app.bar.field.value = "borg note: [decided accept]"
        await app.pilot.pause()
        await app.press("enter")
        await app.until(lambda: "Before giving notice" in app.notice)
        await app.press("N")
        await app.until(lambda: isinstance(app.app.screen, ChecklistScreen) and app.app.screen.data is not None)
        assert app.app.screen.data.negotiation.name == "borg"


async def test_today_and_the_board_name_the_playbook_that_fits(told):
    async with running(told) as app:
        await app.until(lambda: app.shows("due", "playbook"))
        assert app.shows("due", "Compare it with what was")
        app.place.pane.select("playbook:" + sit_down(told).negotiation("acme").id)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, ChecklistScreen))
        await app.press("escape", "3")
        await app.until(lambda: app.app.current_mode == "board" and app.app.screen.data is not None)
        assert app.app.screen.data.suggestions[sit_down(told).negotiation("acme").id].name == "differs"


async def test_a_post_mortem_is_answered_question_by_question(told):
    session = sit_down(told)
    capture.add(session, "acme call from Dana: [closed offer withdrawn because the budget was cut]")
    session.store.close()
    async with opened(told, "M", kind=PostMortemScreen) as app:
        assert "Post-mortem: offer withdrawn" in said(app) and "not kept yet" in said(app)
        await app.press("enter")
        await app.until(lambda: isinstance(app.app.screen, AnswerDialog))
        assert app.app.screen.query_one(Field).value == "the budget was cut"
        await answer(app, AnswerDialog, "the budget, and my tone")
        await app.until(lambda: "the budget, and my tone" in said(app))
        assert "not kept yet" not in said(app)
        await app.press("l")
        await answer(app, AnswerDialog, "Ask kindly.")
        await app.until(lambda: "Ask kindly." in said(app))
        app.app.screen.pane.select("l:0")
        await app.press("enter")
        await answer(app, AnswerDialog, "")
        await app.until(lambda: "Ask kindly." not in said(app))
        await app.press("u")
        await app.until(lambda: "Ask kindly." in said(app))
    page = post_mortem.post_mortem(sit_down(told), "acme")
    assert (page.told.answer("why"), page.told.lessons) == ("the budget, and my tone", ("Ask kindly.",))


async def test_what_the_journal_suggests_is_kept_with_one_key(told):
    session = sit_down(told)
    capture.add(session, "acme call from Dana: [closed rejected because of the team]")
    session.store.close()
    async with opened(told, "M", kind=PostMortemScreen) as app:
        assert "keep it" in app.keys
        await app.press("v")
        await app.until(lambda: "from the journal" not in said(app))
        assert "keep it" not in app.keys
    assert post_mortem.post_mortem(sit_down(told), "acme").told.answer("why") == "of the team"


async def test_lessons_stand_beside_what_is_asked_for(told):
    session = sit_down(told)
    post_mortem.keep(session, "borg", {}, ["Know the range before a figure."])
    session.store.close()
    async with running(told) as app:
        await app.until(lambda: app.shows("due", "playbook"))
        await app.press("c")
        await app.type("base asked 190k")
        await app.until(lambda: "before you ask  Know the range" in understanding(app))
        await app.type("; base promised 1k")
        app.bar.field.value = "acme call from Dana: base promised 190k"
        await app.until(lambda: "before you ask" not in understanding(app))


def understanding(app: Driver) -> str:
    from journal.tui.render.line import plain
    from journal.tui.widgets.bar_lines import Understanding

    widget = app.place.query_one(Understanding)
    return "\n".join(plain(line) for line in widget.lines(120))


async def test_the_week_is_reviewed_one_negotiation_after_the_other(told):
    async with opened(told, "W", kind=ReviewScreen) as app:
        screen = app.app.screen
        assert "1 of 2" in said(app) and "Owed by me" in said(app)
        first = screen.one.situation.negotiation.name
        assert "Answer the offer" in said(app) or first == "borg"
        await app.press("]")
        await app.until(lambda: "2 of 2" in said(app))
        await app.press("[")
        await app.until(lambda: "1 of 2" in said(app))
        await app.press("v")
        await app.until(lambda: "2 of 2" in said(app))
        await app.press("v")
        await app.until(lambda: not isinstance(app.app.screen, ReviewScreen))
        await app.until(lambda: "the review is done" in app.notice or "Reviewed" in app.notice)
    assert all(one.is_done for one in reviewing.review(sit_down(told)))


async def test_a_review_does_what_is_due_and_closes_what_is_over(told):
    async with opened(told, "W", kind=ReviewScreen) as app:
        screen = app.app.screen
        while screen.one.situation.negotiation.name != "acme":
            await app.press("]")
        await app.until(lambda: "two references" in said(app))
        due = next(one for one in screen.one.mine if "references" in one.what)
        screen.lines.select(f"f:{due.id}")
        await app.press("x")
        await app.until(lambda: app.bar.is_open)
        await app.press("enter")
        await app.until(lambda: "two references" not in said(app))
        await app.press("X")
        await app.until(lambda: isinstance(app.app.screen, CloseDialog))
        await app.press("q", "enter")
        await app.until(lambda: isinstance(app.app.screen, ReviewScreen) and "1 of 1" in said(app))
    assert negotiations.board(sit_down(told))[1][0].outcome is Outcome.WENT_QUIET


@pytest.mark.parametrize("keys", [("P",), ("N",), ("M",), ("W",)])
async def test_on_an_empty_journal_nothing_breaks(home, keys):
    sit_down(home).store.close()
    async with running(home) as app:
        await app.press(*keys)
        await app.pilot.pause()
        if keys == ("W",):
            await app.until(lambda: isinstance(app.app.screen, ReviewScreen) and app.app.screen.data is not None)
            assert "No negotiation is open." in said(app)
            await app.press("v", "]", "[", "X", "enter", "escape")
        else:
            assert "Choose a negotiation first" in app.notice


SCREENS = [("P", ChecklistScreen), ("N", ChecklistScreen), ("M", PostMortemScreen), ("W", ReviewScreen)]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
@pytest.mark.parametrize(("key", "kind"), SCREENS)
async def test_hostile_texts_are_shown_as_text_whatever_the_size(home, key, kind, size):
    session = sit_down(home)
    negotiations.new(session, "acme", company=HOSTILE[0], role=HOSTILE[1])
    for text in filter(str.strip, HOSTILE):
        capture.add(session, f"acme call from Dana: why, a reference, tax {text}\n[due fri {text[:200]}]")
    negotiations.decide(session, "acme", accept=False, because=HOSTILE[2])
    playbooks.settle(session, "acme", "declining", "lesson", reason=HOSTILE[3])
    post_mortem.keep(session, "acme", {"tone": HOSTILE[4][:2000], "why": HOSTILE[5][:2000]}, [HOSTILE[6]])
    session.store.close()
    (home / "playbooks").mkdir()
    (home / "playbooks" / "x\u202ey.toml").write_text("title = '\x1b[31m'")
    async with opened(home, "down", key, kind=kind, size=size) as app:
        for press in ("down", "end", "home", "v", "escape", "]"):
            await app.press(press)
            for strip in app.app.screen._compositor.render_strips():
                assert not {"\x1b", "\n", "\u202e"} & set(strip.text)
        assert app.app.is_running
