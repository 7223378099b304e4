"""`nudges`, `remind`, `export ics`, `import ics`, and what repeats, on the command line."""

from __future__ import annotations

import json
import re

import pytest

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:abc
SEQUENCE:{sequence}
DTSTAMP:20261120T100000Z
DTSTART;TZID=Europe/Lisbon:20261201T{hour}0000
SUMMARY:Offer talk
ORGANIZER;CN=Dana:mailto:dana@acme.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def told(acme):
    """acme with a call of two weeks ago, what they owe since, and an offer that expires tomorrow."""
    acme("add", "acme call from Dana, 10 nov 9am: hello [due 16 nov the plan | them]")
    acme("add", "acme letter from Omar, yesterday 9am: [offer v1 expires wed 5pm]; [base 180k]")
    return acme


def test_nudges_say_why_and_what_to_do(told):
    done = told("nudges")
    assert (done.code, done.out) == (
        0,
        "◌ acme  Offer expires Wed 17:00, 23 h left, no answer  expires\n"
        "  Decide and tell them, or ask Omar for more time.\n"
        "◌ acme  Late since Mon 16 Nov: the plan  late_move\n"
        "  Ask Dana for it, and for a new date.\n",
    )


def test_nudges_as_json(told):
    first, second = told("nudges", "acme", "--json").json
    assert [*first] == [
        "kind", "negotiation", "reason", "advice", "since", "when", "days", "entry", "follow_up", "opening",
    ]  # fmt: skip
    assert (first["kind"], first["when"], first["opening"]) == ("expires", "2026-11-25T17:00:00-05:00", "call to Omar")
    assert (second["since"], second["days"], second["follow_up"]) == (
        "2026-11-16",
        6,
        told("due", "--json").json[0]["id"],
    )


def test_a_kind_is_silenced_listed_and_given_again(told):
    assert told("nudges", "acme", "--silence", "late").out == "Silenced: acme late move\n"
    assert "late_move" not in told("nudges").out.splitlines()[0]
    assert told("nudges").out.endswith("Silenced\n  acme  late move  journal nudges acme --unsilence late_move\n")
    assert [one["kind"] for one in told("nudges", "--json").json] == ["expires"]
    made = told("nudges", "acme", "--unsilence", "late_move", "--json").json
    assert (made["negotiation"], made["kind"]) == ("acme", "late_move")
    assert len(told("nudges", "--json").json) == 2
    assert told("undo").out.startswith("Took back: unsilence acme nudges silenced: late move")
    assert len(told("nudges", "--json").json) == 1


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["nudges", "nobody"], 3, "There is no negotiation “nobody”"),
        (["nudges", "--silence", "quiet"], 2, "Say of which negotiation"),
        (["nudges", "acme", "--silence", "loud"], 4, "“loud” is no kind of nudge; take one of expires"),
        (["nudges", "acme", "--silence", "quiet", "--unsilence", "quiet"], 2, "Either"),
        (["nudges", "acme", "--unsilence", "quiet"], 3, "are not silenced for acme"),
        (["export", "xml"], 2, "“xml” is no format"),
        (["import", "xml", "x"], 2, "“xml” is no format"),
        (["import", "ics", "none.ics"], 3, "There is no file none.ics"),
        (["import", "ics", "."], 4, ". cannot be read"),
        (["export", "ics", "--keep", "a", "--output", "b"], 2, "not both"),
        (["export", "ics", "--output", "/nowhere/at/all.ics"], 4, "There is no folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(told, argv, code, sentence):
    done = told(*argv)
    assert (done.code, done.out) == (code, "") and sentence in done.err and done.err.count("\n") == 1


def test_nudges_stand_below_what_is_due_and_on_the_page(told):
    assert told("due").out.endswith(
        "\nNudges\n◌ Wed 17:00  acme  Offer expires Wed 17:00, 23 h left, no answer\n"
        "◌ 6 d        acme  Late since Mon 16 Nov: the plan\n"
    )
    page = told("today")
    assert "Nudges  days are business days\n  ◌ Wed 17:00  acme  Offer expires" in page.out
    # What is late of theirs stands among what is due already.
    assert "Late since" not in page.out
    assert [one["kind"] for one in told("today", "--json").json["nudges"]] == ["expires", "late_move"]


def test_what_they_may_have_answered_is_asked_and_done_by_it(told):
    told("add", "acme email from Dana: the plan is attached")
    line = next(line for line in told("due").out.splitlines() if "the plan" in line)
    assert line.endswith("the plan  from them  answered today 17:42?")
    assert told("done", line[:4]).out.endswith("Done: acme the plan\n")


def test_what_repeats_is_said_back_done_and_told_in_its_history(acme):
    done = acme("add", "acme call with Dana: [due every friday 5pm call her]")
    assert "Follow-up  Fri 27 Nov 17:00, every Friday  call her" in " ".join(done.out.split("\n")).replace("    ", "  ")
    (one,) = acme("due", "--json").json
    assert one["repeat"] == {
        "every": 1, "unit": "week", "anchor": "2026-11-27", "clock": "17:00", "from_done": False, "times_done": 0,
    }  # fmt: skip
    assert acme("done", one["id"]).out.endswith("Done: acme call her, due again Fri 4 Dec 17:00\n")
    (again,) = acme("due", "--json").json
    assert (again["id"], again["due"], again["status"]) == (one["id"], "2026-12-04T17:00:00-05:00", "open")
    acme("snooze", one["id"], "mon")
    lines = acme("history", one["id"]).out.splitlines()
    assert lines[0] == "acme call her"
    assert [line.split("  ")[-1] for line in lines[1:]] == [
        "due Fri 27 Nov 17:00, every Friday",
        "done, due again Fri 4 Dec 17:00",
        "snoozed until Mon 30 Nov",
    ]
    assert [one["did"] for one in acme("history", one["id"], "--json").json][1] == "done, due again Fri 4 Dec 17:00"


def test_remind_prints_each_once(acme, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    acme("add", "acme note: [due today call back]; [due fri later]")
    assert acme("remind").out == "acme  call back, today\n"
    assert acme("remind") == (0, "", "")
    assert acme("remind", "--json").json == []


def test_remind_as_json_and_many_at_once(acme):
    acme("add", "acme note: " + " ".join(f"[due today thing {number}]" for number in range(7)))
    found = acme("remind", "--json").json
    assert len(found) == 7 and found[0] == {
        "at": "2026-11-24T09:00:00-05:00", "negotiation": "acme", "text": "thing 0, today", "when": "2026-11-24",
    }  # fmt: skip


def test_many_reminders_are_one_message():
    from factories import instant

    from journal.cli.reminding import _messages
    from journal.domain.reminders import Reminder

    now = instant("2026-11-24 17:42")
    ones = [Reminder(key=str(n), at=now, title="acme\x1b[31m", text=f"thing {n}", when=now.day) for n in range(2000)]
    ((title, text),) = _messages(ones)
    assert title == "2000 are due" and text.count("\n") == 5 and "\x1b" not in text
    assert text.endswith("and 1995 more: journal due")
    assert len(_messages(ones[:5])) == 5


def test_the_timer_names_this_home(acme, home):
    text = acme("remind", "--print-timer").out
    assert "OnCalendar=*:0/5" in text and f"--home {home} remind" in text
    made = acme("remind", "--print-timer", "--json").json
    assert set(made["units"]) == {"journal-remind.service", "journal-remind.timer"} and made["cron"].startswith("*/5 ")


def test_export_prints_writes_and_keeps(told, tmp_path):
    text = told("export", "ics").out
    assert text.startswith("BEGIN:VCALENDAR") and text.count("BEGIN:VTODO") == 2 and "BEGIN:VEVENT" not in text
    assert told("export", "ics", "--events", "--json").json["ics"].count("BEGIN:VEVENT") == 2
    path = tmp_path / "once.ics"
    assert told("export", "ics", "--output", str(path)).out == f"Written: {path}\n"
    kept = tmp_path / "kept.ics"
    assert told("export", "ics", "--keep", str(kept)).out == f"Kept up to date from now on: {kept}\n"
    told("add", "acme note: [due fri rest]")
    assert "SUMMARY:acme: rest" in kept.read_text() and "rest" not in path.read_text()
    told("undo")
    assert "rest" not in kept.read_text()
    told("export", "ics", "--keep", "off")
    told("add", "acme note: [due fri rest]")
    assert "rest" not in kept.read_text()


def test_invitations_come_in_move_and_are_known(acme, tmp_path):
    path = tmp_path / "talk.ics"
    acme("add", "acme call from Dana: hello")
    path.write_text(INVITATION.format(sequence=0, hour=15))
    (tmp_path / "broken.ics").write_text("hello")
    done = acme("import", "ics", str(tmp_path / "broken.ics"), str(path))
    assert done.code == 4 and "broken.ics is no calendar file" in done.err
    assert done.out[4:] == "  Meeting: acme Offer talk, Tue 1 Dec 10:00\n"
    path.write_text(INVITATION.format(sequence=1, hour=16))
    assert acme("import", "ics", str(path)).out[4:] == "  Changed: acme Offer talk, Tue 1 Dec 11:00\n"
    (taken,) = acme("import", "ics", str(path), "--json").json
    assert (taken["uid"], taken["fate"], taken["findings"]) == ("abc", "same", [])
    assert taken["follow_up"]["due"] == "2026-12-01T16:00:00+00:00"
    assert len(acme("due", "--json").json) == 1


def test_an_invitation_of_nobody_known_is_kept_and_asked_about(journal, tmp_path):
    path = tmp_path / "talk.ics"
    path.write_text(INVITATION.format(sequence=0, hour=15).replace(";TZID=Europe/Lisbon", ""))
    done = journal("import", "ics", str(path))
    assert done.code == 0 and "unfiled Offer talk, Tue 1 Dec 15:00" in done.out
    assert "▲ it names no zone; its time was taken as America/New_York time" in done.out
    assert "▲ which negotiation?" in done.out


def test_the_limits_of_nudges_are_a_setting(told, home):
    (home / "settings.toml").write_text("[nudges]\nexpires = 0\n")
    assert [one["kind"] for one in told("nudges", "--json").json] == ["exploding", "late_move"]
    (home / "settings.toml").write_text("[nudges]\nquiet = 4\n")
    done = told("nudges")
    assert done.code == 4 and "unknown “quiet”; it takes lead, screening" in done.err


def test_json_of_a_follow_up_without_a_repeat_is_as_ever(told):
    assert "repeat" not in json.dumps(told("due", "--json").json)


def test_show_tells_of_a_follow_up_too(acme):
    acme("add", "acme call with Dana: [due fri 5pm call her]")
    (one,) = acme("due", "--json").json
    acme("snooze", one["id"], "mon")
    lines = acme("show", one["id"]).out.splitlines()
    assert lines[0].endswith("call her  snoozed until Mon 30 Nov") and lines[2] == "acme call her"
    shown = acme("show", one["id"], "--json").json
    assert (shown["what"], [step["did"] for step in shown["history"]]) == (
        "call her", ["due Fri 27 Nov 17:00", "snoozed until Mon 30 Nov"],
    )  # fmt: skip
    assert acme("show", "zzzz").code == 3


def test_a_due_date_in_the_past_is_kept_and_said(acme):
    done = acme("add", "acme call with Dana: [due 2026-11-20 send it]")
    assert "Follow-up  Fri 20 Nov  send it  this is past" in " ".join(done.out.replace("    ", "  ").split("\n"))
    assert acme("due", "--json").json[0]["overdue"] is True


def test_an_unknown_zone_is_a_finding_and_nothing_is_lost(acme):
    done = acme("add", "--json", "acme call with Dana: [due fri 5pm Europe/Atlantis send it]").json
    assert [one["code"] for one in done["findings"]] == ["which_date"] and not done["follow_ups"]
    assert done["body"] == "[due fri 5pm Europe/Atlantis send it]"


def test_nudges_come_after_what_is_due_where_nothing_is(acme):
    acme("add", "acme letter from Dana, today: [offer v1 expires fri 5pm]; [base 178k]")
    assert re.match(r"Nothing is open\..*\n\nNudges\n◌ ", acme("due").out)


def test_a_calendar_that_is_kept_follows_what_the_gate_adds(acme, tmp_path):
    kept = tmp_path / "kept.ics"
    acme("export", "ics", "--keep", str(kept))
    acme("add", "acme call from Dana, 13 Nov: [review promised 6 months]; [start promised 1 Feb]")
    assert acme("gate", "acme", "--follow-ups").code == 0
    assert "was it kept: Review milestone" in kept.read_text()
