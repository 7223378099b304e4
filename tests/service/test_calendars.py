"""The calendar file: what stands in it, kept up to date, and invitations that are taken in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from factories import instant
from icalendar import Calendar

from journal.config import load, remember
from journal.domain.calendar import Invitation
from journal.domain.instants import Instant
from journal.domain.record import replace
from journal.domain.records import Channel, Direction, FollowUpStatus, Stage
from journal.errors import BadInputError, NotFoundError, StoreError
from journal.service import agenda, calendars, capture, entries, invitations, keeping, negotiations
from journal.service.invitations import Fate
from journal.service.session import open_session


@pytest.fixture
def acme(session):
    negotiations.new(session, "acme", company="Acme Rockets", stage=Stage.WRITTEN_OFFER)
    capture.add(session, "acme call from Dana Reyes: due fri 5pm answer; meet wed 10:00 the gaps; due thu terms | them")
    capture.add(session, "acme letter from Dana: [offer v1 expires 2 dec 5pm]; [base 180k]")
    return session


def by_summary(session) -> dict[str, object]:
    return {one.summary: one for one in calendars.items(session)}


def test_follow_ups_and_expiries_stand_in_it(acme):
    assert set(by_summary(acme)) == {"acme: answer", "acme: the gaps", "acme: terms (them)", "acme: the offer expires"}


def test_names_stay_and_the_sequence_grows_with_every_revision_and_undo(acme):
    (answer,) = [one for one in agenda.due(acme) if one.what == "answer"]
    first = by_summary(acme)["acme: answer"]
    agenda.snooze(acme, answer.id, "3d")
    second = by_summary(acme)["acme: answer"]
    keeping.undo(acme)
    third = by_summary(acme)["acme: answer"]
    assert first.uid == second.uid == third.uid
    assert [first.sequence, second.sequence, third.sequence] == [0, 1, 2]
    assert (second.when, third.when) == (date(2026, 11, 27), first.when)


def test_an_expiry_grows_too_and_goes_once_it_is_answered(acme):
    first = by_summary(acme)["acme: the offer expires"]
    capture.add(acme, "acme email from Dana: [offer expires 9 dec]")
    second = by_summary(acme)["acme: the offer expires"]
    assert (second.uid, second.when) == (first.uid, date(2026, 12, 9)) and second.sequence > first.sequence
    keeping.undo(acme)
    assert by_summary(acme)["acme: the offer expires"].sequence > second.sequence
    capture.add(acme, "acme call to Dana: stage agreed")
    assert "acme: the offer expires" not in by_summary(acme)


def test_what_is_done_says_so(acme):
    (answer,) = [one for one in agenda.due(acme) if one.what == "answer"]
    agenda.done(acme, answer.id)
    made = Calendar.from_ical(calendars.calendar_text(acme))
    (found,) = [one for one in made.walk("VTODO") if one["SUMMARY"] == "acme: answer"]
    assert (found["STATUS"], found.decoded("COMPLETED")) == ("COMPLETED", acme.now.utc)


def test_a_review_that_was_promised_stands_in_it(session):
    negotiations.new(session, "acme", stage=Stage.AGREED)
    capture.add(session, "acme email from Dana: [review promised 1 Jun 2027]; stage signed")
    assert by_summary(session)["acme: Review milestone"].when == date(2027, 6, 1)


def test_a_file_is_replaced_whole_and_only_where_it_differs(acme, tmp_path):
    path = tmp_path / "journal.ics"
    assert calendars.put(calendars.items(acme), str(path)) == str(path)
    before = path.stat()
    calendars.put(calendars.items(acme), str(path))
    assert path.stat().st_ino == before.st_ino and before.st_mode & 0o777 == 0o600
    capture.add(acme, "acme note: due sat rest")
    calendars.put(calendars.items(acme), str(path))
    assert b"acme: rest" in path.read_bytes() and not list(tmp_path.glob(".*"))


def test_a_folder_holds_a_file_for_each_and_only_ours_are_removed(acme, tmp_path):
    folder = tmp_path / "vdir"
    written = calendars.put(calendars.items(acme), f"{folder}/", events=True)
    assert written == f"{folder}/" and len(list(folder.iterdir())) == 8
    (folder / "someone@elsewhere.ics").write_text("theirs")
    capture.add(acme, "acme call to Dana: stage agreed")
    calendars.put(calendars.items(acme), str(folder), events=True)
    assert len(list(folder.iterdir())) == 7 and (folder / "someone@elsewhere.ics").read_text() == "theirs"
    assert all(len(Calendar.from_ical(one.read_bytes()).walk("VTODO")) <= 1 for one in folder.glob("*journal.ics"))


def test_a_place_that_cannot_be_written_is_told(acme, tmp_path):
    with pytest.raises(BadInputError, match="no folder"):
        calendars.put(calendars.items(acme), str(tmp_path / "none" / "journal.ics"))
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInputError, match="cannot be written"):
        calendars.put(calendars.items(acme), f"{tmp_path / 'file'}/")


def test_a_home_that_cannot_remember_it_is_told(acme, tmp_path):
    (acme.settings.home / "remembered.json").mkdir()
    with pytest.raises(StoreError, match="Not saved"):
        calendars.keep(acme, str(tmp_path / "journal.ics"))


def test_programs_that_remember_at_once_leave_a_whole_file(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(remember, home, theme=f"theme {number}" * 50) for number in range(200)]:
            done.result()
    assert load(home, {}).theme.startswith("theme ")
    assert [path.name for path in home.iterdir()] == ["remembered.json"]


def test_what_another_program_saves_while_it_is_written_stands_in_it(acme, tmp_path, monkeypatch):
    other, put = open_session(acme.settings, acme.clock), calendars.put_kept
    to_save = ["acme note: due fri water the plants"]

    def meanwhile(kept, wanted) -> None:
        if to_save:
            capture.add(other, to_save.pop())
        put(kept, wanted)

    monkeypatch.setattr(calendars, "put_kept", meanwhile)
    calendars.keep_up(acme, str(tmp_path / "journal.ics"))
    assert "water the plants" in (tmp_path / "journal.ics").read_text()


def test_a_calendar_that_can_no_longer_be_kept_is_told_as_that(acme, tmp_path):
    with pytest.raises(
        BadInputError, match=r"The journal is saved, the calendar .* is not: There is no folder .*--keep off"
    ):
        calendars.keep_up(acme, str(tmp_path / "gone" / "journal.ics"))


def test_what_the_settings_name_is_kept_before_what_was_chosen(acme, tmp_path):
    calendars.keep(acme, str(tmp_path / "journal.ics"))
    (acme.settings.home / "settings.toml").write_text(f'calendar = "events:{tmp_path}/vdir/"\n')
    kept = load(acme.settings.home, {}).calendar
    calendars.put_kept(kept, calendars.items(acme))
    assert len(list((tmp_path / "vdir").iterdir())) == 8


def test_what_is_kept_is_remembered_and_forgotten(acme, tmp_path):
    path = tmp_path / "journal.ics"
    calendars.keep(acme, str(path), events=True)
    kept = load(acme.settings.home, {}).calendar
    path.unlink()
    calendars.put_kept(kept, calendars.items(acme))
    assert b"BEGIN:VEVENT" in path.read_bytes()
    calendars.keep_none(acme)
    assert load(acme.settings.home, {}).calendar == ""


TALK = Invitation(
    uid="u-1", summary="Offer [v2]; talk", when=instant("2026-12-01 15:00", "Europe/Lisbon"), zone="Europe/Lisbon",
    organizer="Dana Reyes", people=("Dana Reyes", "Somebody New", "me@example.org"), place="Room 4",
)  # fmt: skip


def take(session, one: Invitation = TALK, negotiation: str | None = None):
    (taken,) = invitations.take_in(session, (one,), negotiation)
    return taken


def test_an_invitation_becomes_an_entry_with_its_meeting(acme):
    taken = take(acme)
    meeting, entry = taken.follow_up, taken.entry
    assert (taken.fate, acme.names[meeting.negotiation], meeting.kind) == (Fate.NEW, "acme", "meeting")
    assert (meeting.due.iso(), meeting.what) == ("2026-12-01T15:00:00+00:00", "Offer (v2), talk")
    assert (entry.channel, entry.direction) == (Channel.EMAIL, Direction.INCOMING)
    assert [acme.names[one.person] for one in entry.participants] == ["Dana Reyes"]
    assert "With Somebody New, me@example.org." in entry.body and "at Room 4" in entry.body
    assert not entry.findings and entries.find(acme, entry.id) == entry
    assert {one.name for one in acme.people} == {"Dana Reyes"}


def test_the_same_one_again_changes_nothing_and_a_newer_one_moves_it(acme):
    first = take(acme).follow_up
    count = len(acme.entries)
    assert take(acme).fate is Fate.SAME
    moved = take(acme, replace(TALK, sequence=2, when=instant("2026-12-02 16:00", "Europe/Lisbon")))
    assert (moved.fate, moved.follow_up.id, moved.follow_up.due.iso()) == (
        Fate.MOVED, first.id, "2026-12-02T16:00:00+00:00",
    )  # fmt: skip
    assert take(acme).fate is Fate.OLD
    assert len(acme.entries) == count and len([one for one in acme.follow_ups if one.uid]) == 1
    keeping.undo(acme)
    assert agenda.find(acme, first.id).due == first.due


def test_a_meeting_called_off_is_dropped_and_comes_back_when_it_is_on_again(acme):
    first = take(acme).follow_up
    off = take(acme, replace(TALK, sequence=1, is_cancelled=True))
    assert (off.fate, off.follow_up.status) == (Fate.DROPPED, FollowUpStatus.DROPPED)
    assert take(acme, replace(TALK, sequence=1, is_cancelled=True)).fate is Fate.SAME
    again = take(acme, replace(TALK, sequence=2, when=instant("2026-12-04 15:00")))
    assert again.follow_up.id == first.id and again.follow_up.is_open
    assert take(acme, replace(TALK, uid="u-2", is_cancelled=True)).fate is Fate.UNKNOWN


def test_an_edit_of_its_entry_keeps_the_invitation(acme):
    taken = take(acme)
    entries.edit(acme, taken.entry.id, taken.entry.text.replace("Room 4", "Room 5"))
    assert take(acme, replace(TALK, sequence=1, place="Room 5")).follow_up.id == taken.follow_up.id


def test_all_of_a_file_is_one_change(acme):
    before = len(acme.entries)
    invitations.take_in(acme, (TALK, replace(TALK, uid="u-2"), replace(TALK, uid="u-3", when=date(2026, 12, 3))))
    assert len(acme.entries) == before + 3
    assert keeping.undo(acme).do == "import"
    assert len(acme.entries) == before


@pytest.mark.parametrize(
    ("one", "negotiation", "filed"),
    [
        (TALK, None, "acme"),
        (replace(TALK, people=("X",), organizer="X"), None, None),
        (replace(TALK, people=("X",), organizer="X", summary="Acme Rockets: talk"), None, "acme"),
        (replace(TALK, people=("X",), organizer="X"), "borg", "borg"),
        (replace(TALK, people=("X",), organizer="X", summary="[[[;|]]]"), "borg", "borg"),
        (replace(TALK, summary=" | them"), "borg", "borg"),
    ],
)
def test_whose_meeting_it_is(acme, one, negotiation, filed):
    negotiations.new(acme, "borg", company="Borg")
    taken = take(acme, one, negotiation)
    assert acme.names.get(taken.follow_up.negotiation or "") == filed
    assert isinstance(taken.follow_up.due, Instant)


def test_an_unknown_negotiation_takes_nothing_in(acme):
    before = acme.entries
    with pytest.raises(NotFoundError):
        take(acme, TALK, "nobody")
    assert acme.entries == before


def test_two_thousand_follow_ups_are_written(session, tmp_path):
    marks = "\n".join(f"[due {2 + number % 300}d {8 + number % 9}:00 thing {number}]" for number in range(2000))
    capture.add(session, f"note: much to do\n{marks}")
    path = Path(calendars.put(calendars.items(session), str(tmp_path / "journal.ics")))
    assert path.read_bytes().count(b"BEGIN:VTODO") == 2000
