"""Reminders are given once, whoever asks; and again once something was put off."""

from __future__ import annotations

from factories import instant

from journal.service import agenda, capture, negotiations, reminding
from journal.service.session import open_session


def at(session, text: str) -> None:
    moment = instant(text)
    session.clock = lambda: moment


def given(session, *, shows: bool = True) -> list[str]:
    return [one.text for one in reminding.remind(session, lambda found: shows)]


def test_each_is_given_once(session):
    negotiations.new(session, "acme")
    capture.add(session, "acme call with Dana: due 18:00 call back; meet wed 10:00 talk; due thu send it")
    assert given(session) == []
    at(session, "2026-11-24 18:00")
    assert given(session) == ["call back, today 18:00"]
    assert given(session) == []
    at(session, "2026-11-25 09:44")
    assert given(session) == []
    at(session, "2026-11-25 09:45")
    assert given(session) == ["talk, today 10:00"]
    at(session, "2026-11-26 09:00")
    assert given(session) == ["send it, today"]


def test_what_was_not_shown_is_given_again(session):
    capture.add(session, "note: due 18:00 call back")
    at(session, "2026-11-24 18:00")
    assert given(session, shows=False) == given(session) == ["call back, today 18:00"]
    assert given(session) == []


def test_while_another_program_gives_them_nothing_is_given_twice(session):
    capture.add(session, "note: due 18:00 call back")
    at(session, "2026-11-24 18:00")
    other = open_session(session.settings, session.clock)
    at_once: list[tuple[object, ...]] = []

    def show(found) -> bool:
        at_once.append(reminding.remind(other, lambda again: True))
        return True

    assert len(reminding.remind(session, show)) == 1
    assert at_once == [()] and given(other) == []
    assert (session.settings.home / "reminded.lock").stat().st_mode & 0o777 == 0o600


def test_what_was_put_off_is_given_again_and_what_is_done_is_forgotten(session):
    capture.add(session, "note: due 18:00 call back")
    at(session, "2026-11-24 18:00")
    assert given(session)
    (one,) = agenda.due(session)
    agenda.snooze(session, one.id, "in 1 hour")
    at(session, "2026-11-24 19:00")
    assert given(session) == ["call back, today 19:00"]
    agenda.done(session, one.id)
    assert given(session) == []
    path = session.settings.home / "reminded.txt"
    assert path.read_text() == "" and path.stat().st_mode & 0o777 == 0o600


def test_the_app_tells_of_what_has_a_time_in_its_own_minute(session):
    capture.add(session, "note: due 18:00 call back; due today send it")
    before, then, after = (instant(f"2026-11-24 {clock}") for clock in ("17:59", "18:00", "18:01"))
    assert [one.text for one in reminding.between(session, before, then)] == ["call back, today 18:00"]
    assert not reminding.between(session, then, after)


def test_two_thousand_at_once_are_no_stall(session):
    capture.add(session, "note: x\n" + "\n".join(f"[due 18:00 thing {number}]" for number in range(2000)))
    at(session, "2026-11-24 18:00")
    assert len(given(session)) == 2000
    assert given(session) == []
