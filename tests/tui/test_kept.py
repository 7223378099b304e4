"""What a session keeps by change is what would be made from scratch, whatever happens to the journal."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tui_scene import NOW

from journal.config import Settings
from journal.domain.board import in_order
from journal.domain.instants import Instant
from journal.domain.record import replace
from journal.domain.records import Entry, FollowUp
from journal.domain.records.silence import NudgeKind
from journal.errors import JournalError
from journal.service import agenda, capture, entries, keeping, negotiations, nudges, playbooks, redaction
from journal.service.ledgers import ledger_of
from journal.service.loading import loading
from journal.service.session import Session, open_session
from journal.store import shortest_endings
from journal.tui import jobs
from journal.tui.jobs_journal import Shelf

TEXTS = st.sampled_from(
    [
        "acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed if hired by 1 Dec].",
        "acme letter from Dana: [offer v1 expires 27 Nov 5pm]; [base offered 178k]; [due fri 5pm answer the offer]",
        "acme email to Dana, 10 Nov: [base asked 190k]; [stage negotiating]; [due today send references]",
        "borg note: [closed rejected because of the budget]",
        "borg call from Lee, 3 Nov: [stage interviewing]; [due 1 Dec the letter | them]",
        "borg chat from Lee: About acme, [acme base promised 150k].",
        "corto call from Mia: not begun yet [due tomorrow call back]",
        "a thought of nobody's",
    ]
)
PLACE = st.integers(0, 30)
ACT = st.one_of(
    st.tuples(st.just("add"), TEXTS),
    st.tuples(st.just("add"), TEXTS),
    st.tuples(st.just("edit"), PLACE, TEXTS),
    st.tuples(st.sampled_from(["done", "snooze", "hand over", "redact"]), PLACE),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "elsewhere", "new", "later", "soon"])),
    st.tuples(st.just("silence"), st.sampled_from(NudgeKind)),
    st.tuples(st.just("tick"), PLACE),
    st.tuples(st.just("call"), st.sampled_from(["Dina", "Leo"])),
)


@pytest.fixture
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves don't wait for the disk."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


class Sitting:
    """A session that goes on, another program beside it, and a clock."""

    def __init__(self, home: Path) -> None:
        self.now: Instant = NOW
        self.home = home
        self.shelf = Shelf()
        self.session = self.sit_down()
        negotiations.new(self.session, "acme", company="Acme", currency="USD")
        negotiations.new(self.session, "borg")

    def sit_down(self) -> Session:
        return open_session(Settings(home=self.home, zone=NOW.zone, currency="USD"), lambda: self.now)

    def act(self, name: str, *given_: Any) -> None:
        session = self.session
        match name:
            case "add":
                capture.add(session, given_[0])
            case "edit" if one := _one(session.store.all(Entry), given_[0]):
                entries.edit(session, one.id, given_[1])
            case "done" if due := _one(session.open_follow_ups, given_[0]):
                agenda.done(session, due.id)
            case "snooze" if due := _one(session.open_follow_ups, given_[0]):
                agenda.snooze(session, due.id, "5d")
            case "hand over" if due := _one(session.open_follow_ups, given_[0]):
                agenda.hand_over(session, due.id)
            case "redact" if one := _one(session.store.all(Entry), given_[0]):
                redaction.redact(session, one.id)
            case "undo":
                keeping.undo(session)
            case "redo":
                keeping.redo(session)
            case "new" if all(one.name != "corto" for one in session.negotiations):
                negotiations.new(session, "corto")
            case "silence":
                nudges.silence(session, "acme", given_[0])
            case "tick" if one := _one(playbooks.suggestions(session), given_[0]):
                name = one.negotiation.name
                step = playbooks.walk(session, name, one.name).checklist.open[0].step
                playbooks.settle(session, name, one.name, step)
            case "call" if one := _one(session.people, 0):
                with session.store.unit("person") as unit:
                    unit.put(replace(one, name=given_[0]))
            case "soon":
                self.now = self.now.plus(timedelta(minutes=7, seconds=31))
            case "later":
                self.now = self.now.plus(timedelta(days=2))
            case "elsewhere":
                other = self.sit_down()
                capture.add(other, "acme call from Dana, 12 Nov: [base promised 170k]")
                other.store.close()
                session.store.refresh()


def _one(some: tuple[Any, ...], place: int) -> Any:
    return some[place % len(some)] if some else None


def shown(session: Session, shelf: Shelf) -> dict[str, Any]:
    today = jobs.today(session)
    listed = shelf.read(session, "")
    endings = shortest_endings(one.id for one in session.entries)
    assert [jobs.entry(session, one.id).ending for one in session.entries] == [
        endings[one.id] for one in session.entries
    ]
    return {
        "nudges": today.nudges,
        "suggestions": today.suggestions,
        "answered": dict(today.answered),
        "listed": (listed.entries, listed.days, list(listed.firsts), list(listed.shown), listed.outline.keys),
        "entries": session.entries,
        "filed": dict(session.by_negotiation),
        "written": dict(session.follow_ups_by_entry),
        "open": session.open_follow_ups,
        "page": today.page,
        "further": today.further,
        "latest": dict(today.latest),
        "cards": negotiations.cards(session),
        "board": negotiations.board(session),
        "overdue": agenda.overdue(session),
        "ledgers": [ledger_of(session, one).rows for one in session.negotiations],
        "closed": [one.name for one in session.negotiations if one.id in session.known().closed],
    }


def plain(session: Session) -> dict[str, Any]:
    """The orders as one would make them who has nothing but the records."""
    ordered = tuple(in_order(session.store.all(Entry)))
    follow_ups = session.store.all(FollowUp)
    filed = {
        key: tuple(one for one in ordered if one.negotiation == key) for key in {one.negotiation for one in ordered}
    }
    return {
        "entries": ordered,
        "filed": {key: some for key, some in filed.items() if key is not None},
        "written": {key: tuple(f for f in follow_ups if f.entry == key) for key in {f.entry for f in follow_ups}},
        "open": tuple(one for one in follow_ups if one.is_open),
    }


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ACT, min_size=1, max_size=10))
def test_kept_by_change_is_made_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, quick_disk: None, acts: list[tuple[Any, ...]]
) -> None:
    sitting = Sitting(tmp_path_factory.mktemp("kept") / "home")
    for act in acts:
        try:
            sitting.act(*act)
        except JournalError:
            continue
        finally:
            kept = shown(sitting.session, sitting.shelf)
            fresh = sitting.sit_down()
            assert kept == shown(fresh, Shelf())
            assert {key: kept[key] for key in plain(fresh)} == plain(fresh)
            fresh.store.close()
    sitting.session.store.close()


def test_a_journal_read_in_pieces_is_the_same(tmp_path: Path, quick_disk: None) -> None:
    sitting = Sitting(tmp_path / "home")
    for number in range(3):
        sitting.act("add", "acme call from Dana, yesterday 4pm: They can do [base promised 185k]. [due fri 5pm answer]")
        sitting.act("add", f"borg note: {number} [closed rejected]")
    going = loading(sitting.session, nudges.prepare, playbooks.prepare)
    next(going)
    # What is saved while it is read is in it.
    sitting.act("add", "acme note: meanwhile")
    with pytest.raises(StopIteration) as done:
        while True:
            next(going)
    whole: Session = done.value.value
    assert shown(whole, Shelf()) == shown(sitting.session, Shelf())
    whole.store.close()


def test_reading_in_pieces_that_is_given_up_gives_the_files_back(tmp_path: Path, quick_disk: None) -> None:
    sitting = Sitting(tmp_path / "home")
    going = loading(sitting.session)
    next(going)
    going.close()
    with pytest.raises(StopIteration):
        next(going)


def test_a_ledger_is_made_again_when_a_condition_lapses(tmp_path: Path, quick_disk: None) -> None:
    sitting = Sitting(tmp_path / "home")
    sitting.act("add", "acme call from Dana: [signing promised 20k if I start by 26 Nov]")
    acme = sitting.session.negotiation("acme")
    before = ledger_of(sitting.session, acme)
    assert ledger_of(sitting.session, acme) is before
    sitting.now = sitting.now.plus(timedelta(hours=2))
    assert ledger_of(sitting.session, acme) is before
    sitting.now = sitting.now.plus(timedelta(days=3))
    assert [row.lapsed is None for row in (*before.rows, *ledger_of(sitting.session, acme).rows)] == [True, False]
    # Set back, it is as before.
    sitting.now = NOW
    assert ledger_of(sitting.session, acme).rows == before.rows


AHEAD = [*(timedelta(minutes=7, seconds=31) * step for step in range(30)), *(timedelta(hours=9) * n for n in range(40))]


def test_as_time_goes_by_and_back_it_is_made_from_scratch(tmp_path: Path, quick_disk: None) -> None:
    sitting = Sitting(tmp_path / "home")
    for text in (
        "acme call from Dana, yesterday 4pm: They can do [base promised 185k guaranteed]; [due tue 18:00 send it]",
        "acme letter from Dana, today 9am: [offer v1 expires 26 Nov 17:00]; [base offered 178k]",
        "borg call from Lee, 20 Nov 10:00: [stage interviewing]; [due 27 Nov 15:00 the letter | them]",
    ):
        sitting.act("add", text)
    said, fresh = set(), sitting.sit_down()
    for ahead in (*AHEAD, *reversed(AHEAD)):
        sitting.now = NOW.plus(ahead)
        kept = shown(sitting.session, sitting.shelf)
        # Without what was kept, but for the store.
        made = Session(store=fresh.store, clock=fresh.clock, settings=fresh.settings, ids=fresh.ids)
        assert kept == shown(made, Shelf())
        said |= {(one.kind, one.reason) for one in kept["nudges"]}
    assert len(said) > 12
    fresh.store.close()


def test_what_nothing_happened_to_is_not_made_again(tmp_path: Path, quick_disk: None) -> None:
    sitting = Sitting(tmp_path / "home")
    sitting.act("add", "acme call from Dana: [base promised 185k]")
    acme, borg = (sitting.session.negotiation(name) for name in ("acme", "borg"))
    sitting.act("add", "borg call from Lee: [base promised 150k]")
    before = ledger_of(sitting.session, acme), ledger_of(sitting.session, borg)
    told = sitting.session.by_negotiation[acme.id]
    sitting.act("add", "borg call from Lee: [base promised 160k]")
    after = ledger_of(sitting.session, acme), ledger_of(sitting.session, borg)
    assert after[0] is before[0]
    assert after[1] is not before[1]
    assert sitting.session.by_negotiation[acme.id] is told
