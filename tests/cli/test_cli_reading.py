"""`today`, `log`, `show`, `people`, `history`, `where`: what is printed, and the JSON of each."""

from __future__ import annotations

import pytest

from journal.cli import endings

ENTRY = [
    "id", "negotiation", "occurred_at", "all_day", "zone", "recorded_at", "channel", "direction", "participants",
    "body", "late", "stage", "tags", "statements", "follow_ups", "findings", "attachments",
]  # fmt: skip
FOLLOW_UP = [
    "id", "negotiation", "entry", "what", "due", "all_day", "zone", "owner", "kind", "status", "overdue",
    "snoozed_until",
]  # fmt: skip
CARD = [
    "negotiation", "company", "role", "stage", "outcome", "days_in_stage", "last_contact", "next_due", "overdue",
    "offer_expires", "gaps", "unwritten",
]  # fmt: skip


@pytest.fixture
def told(acme):
    """A journal with three entries in two negotiations, and one that is not filed."""
    acme("new", "borg")
    acme("add", "acme call from Dana Reyes, yesterday 4pm: She can do [base promised 185k]. [due fri 5pm answer] #pay")
    acme("add", "borg email to Lee Park, today 9:12: Asked for the schedule. [due today their schedule | them]")
    offer = "[offer v1 expires wed 5pm]; [base 95k]; [due mon send references]"
    acme("add", f"borg letter from Lee Park, on 20 Nov: {offer}")
    acme("add", "Remember: ask about the bonus")
    return acme


EMPTY = """\
Tue 24 Nov 2026  17:42

This journal is empty. Three things to do:

Begin a negotiation, one possible job, by a short name
    journal new acme --company Acme

Keep what happened, a line at a time
    journal add "acme call from Dana: hello"

See a journal in use, with invented data
    journal demo
"""

TODAY = """\
Tue 24 Nov 2026  17:42  ● 1 overdue

Due
  ····  ● 1 d over   borg  send references
  ····  ○ Fri 17:00  acme  answer  2 d 23 h
  1 waiting for them
  1 entry is in no negotiation yet

Nudges  days are business days
  ◌ Wed 17:00  borg  Offer expires Wed 17:00, 23 h left, no answer

Standing
  acme  lead  1 d
  borg  lead  4 d  expires Wed 17:00

Today  Tue 24 Nov
····  17:42  unfiled  note  1 finding
      Remember: ask about the bonus
····  09:12  borg  email → Lee Park
      Asked for the schedule. [due today their schedule | them]
      ◌ today  their schedule  from them

Yesterday  Mon 23 Nov
····  16:00  acme  call ← Dana Reyes  late
      She can do [base promised 185k]. [due fri 5pm answer] #pay
      ○ Fri 17:00  answer

Friday  20 Nov
····         borg  letter ← Lee Park  late
      [offer v1 expires wed 5pm]; [base 95k]; [due mon send references]
      ● 1 d over  send references
"""


@pytest.mark.parametrize("argv", [[], ["today"]])
def test_an_empty_journal_greets_with_three_things_to_do(journal, argv):
    assert journal(*argv) == (0, EMPTY, "")


@pytest.mark.parametrize("argv", [[], ["today"]])
def test_today(told, argv):
    assert told(*argv).plain == TODAY


def test_today_as_json(told):
    page = told("today", "--json").json
    assert [*page] == [
        "now",
        "zone",
        "overdue",
        "later",
        "waiting",
        "unfiled",
        "due",
        "nudges",
        "playbooks",
        "standing",
        "days",
    ]
    assert (page["now"], page["zone"]) == ("2026-11-24T17:42:00-05:00", "America/New_York")
    assert [page[key] for key in ("overdue", "later", "waiting", "unfiled")] == [1, 0, 1, 1]
    assert [one["what"] for one in page["due"]] == ["send references", "answer"]
    assert [one["negotiation"] for one in page["standing"]] == ["acme", "borg"]
    assert [(one["day"], len(one["entries"])) for one in page["days"]] == [
        ("2026-11-24", 2), ("2026-11-23", 1), ("2026-11-20", 1)
    ]  # fmt: skip
    assert [*page["due"][0]] == FOLLOW_UP
    assert [*page["standing"][0]] == CARD
    assert [*page["days"][0]["entries"][0]] == ENTRY


def test_a_log_of_many_days_shortens_the_ids_once(acme, monkeypatch):
    for day in range(1, 9):
        acme("add", f"acme call from Dana, {day} Nov: hello")
    calls = []
    shorten = endings.shortest_endings
    monkeypatch.setattr(endings, "shortest_endings", lambda ids: calls.append(1) or shorten(ids))
    assert acme("log").out.count("hello") == 8
    assert len(calls) == 1


def test_log_is_the_days_of_today_in_full(told):
    assert told("log").plain == TODAY[TODAY.index("Today  ") :]


@pytest.mark.parametrize(
    ("argv", "bodies"),
    [
        ([], ["Remember", "Asked", "She", "[offer"]),
        (["--limit", "2"], ["Remember", "Asked"]),
        (["--in", "BORG"], ["Asked", "[offer"]),
        (["--in", "borg", "--limit", "1"], ["Asked"]),
        (["--limit", "9"], ["Remember", "Asked", "She", "[offer"]),
    ],
)
def test_log_as_json(told, argv, bodies):
    entries = told("log", "--json", *argv).json
    assert [one["body"].split()[0].strip(":") for one in entries] == bodies
    assert all([*one] == ENTRY for one in entries)


SHOWN = """\
····  acme  Call from Dana Reyes  yesterday 16:00

      acme call from Dana Reyes, yesterday 4pm: She can do [base promised 185k]. [due fri 5pm answer] #pay

      Base salary  promised  USD 185,000 a year  verbal, Dana Reyes
      ····  ○ Fri 17:00  acme  answer  2 d 23 h
      recorded today 17:42  late  #pay
"""


def test_show(told):
    entry = told("log", "--in", "acme", "--json").json[0]["id"]
    assert told("show", entry[-4:]).plain == SHOWN
    assert told("show", entry, "--json").json["body"].startswith("She can do")


MARKED = """\
····  borg  Note  today 17:42

      borg note: [stage written offer] [bsae promised 1k]

      Stage  written offer
      ▲ expected an item, such as base; nearest: base
        … note: [stage written offer] [bsae promised 1k]
                                       ^^^^
      recorded today 17:42
"""


def test_show_has_the_marks_and_the_findings(told):
    entry = told("add", "borg note: [stage written offer] [bsae promised 1k]", "--json").json["id"]
    assert told("show", entry).plain == MARKED


def test_people(told):
    told("person", "Dana", "--role", "recruiter", "--authority", "messenger", "--in", "borg")
    dana = "Dana Reyes  recruiter  messenger  acme, borg\n"
    assert told("people").out == f"{dana}{'Lee Park':34}borg\n"
    assert told("people", "acme").out == dana
    assert [one["name"] for one in told("people", "borg", "--json").json] == ["Dana Reyes", "Lee Park"]


def test_two_people_that_were_one(told):
    told("add", "acme call from Dee: hello")
    merged = told("person", "Dana Reyes", "--merge", "Dee", "--json").json
    assert (merged["name"], merged["aliases"]) == ("Dana Reyes", ["Dee"])
    assert told("log", "--limit", "1", "--json").json[0]["participants"] == ["Dana Reyes"]
    assert told("people", "acme").out == "Dana Reyes  acme  also Dee\n"


def test_nobody_and_nothing_yet(journal):
    assert journal("people") == (0, "Nobody yet; whoever an entry names is listed here.\n", "")
    assert journal("log") == (0, "There is no entry yet. To write one: journal add\n", "")
    assert journal("history") == (0, "Nothing has been written yet.\n", "")
    for argv in (["people"], ["log"], ["history"], ["due"]):
        assert journal(*argv, "--json") == (0, "[]\n", "")


def test_history_of_the_journal(told):
    told("undo")
    changes = told("history", "--json").json
    assert [one["do"] for one in changes] == ["undo", "add", "add", "add", "add", "new", "new"]
    assert [one["undone"] for one in changes] == [False, True, False, False, False, False, False]
    assert [*changes[0]] == ["at", "do", "what", "id", "undone"]
    _, first, *_, last = told("history").plain.splitlines()
    assert first.startswith("····  ")
    assert first.endswith("  add   unfiled note: Remember: ask about the bonus  taken back")
    assert last.endswith("  new   acme")


def test_history_of_an_entry(acme):
    entry = acme("add", "acme note: first", "--json").json["id"]
    acme("edit", entry, "--text", "acme note: second")
    states = acme("history", entry[-4:], "--json").json
    assert [(one["do"], one["record"]["body"]) for one in states] == [("add", "first"), ("edit", "second")]
    printed = acme("history", entry[-4:]).out.splitlines()
    assert [line.split()[-1] for line in printed[::2]] == ["add", "edit"]
    assert printed[1::2] == ["  acme note: first", "  acme note: −first− +second+"]


def test_undo_and_redo_name_what_they_do(acme):
    acme("add", "acme note: hello")
    taken, again = acme("undo"), acme("redo")
    assert taken.out.startswith("Took back: add acme note: hello  ")
    assert again.out.startswith("Made again: add acme note: hello  ")
    assert [*acme("undo", "--json").json] == ["at", "do", "what", "id", "undone"]
    assert acme("log", "--json").json == []
    acme("undo")
    assert acme("undo") == (3, "", "Nothing is left to take back.\n")


def test_there_is_nothing_to_make_again(journal):
    assert journal("redo") == (3, "", "Nothing was taken back that could be made again.\n")


FILES = {"log": "log/*.jsonl", "settings": "settings.toml", "drafts": "drafts"}


def test_where(journal, home):
    paths = {"home": home} | {key: home / path for key, path in FILES.items()}
    assert [line.split() for line in journal("where").out.splitlines()] == [[key, str(paths[key])] for key in paths]
    assert not home.exists()
    assert journal("where", "--json").json == {key: str(one) for key, one in paths.items()} | {"log": []}
    journal("add", "hello")
    (log,) = journal("where", "--json").json["log"]
    assert log.startswith(str(home / "log")) and log.endswith(".jsonl")


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_home_may_be_named_before_or_after_the_command(journal, tmp_path, place):
    other = ["--home", str(tmp_path / "other")]
    argv = [*other, "add", "hello"] if place == "before" else ["add", "hello", *other]
    assert journal(*argv).code == 0
    assert len(journal("log", "--json", *other).json) == 1
    assert journal("log", "--json").json == []


def test_demo_prints_its_today_page_and_leaves_nothing(journal, home, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = journal("demo")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Tue 24 Nov 2026  17:42") and "Standing\n  borg    negotiating" in done.out
    assert list(tmp_path.iterdir()) == []
    assert journal("demo", "--home", str(home))[::2] == (
        2, "`journal demo` has a temporary home of its own; leave out --home.\n"
    )  # fmt: skip


@pytest.mark.parametrize("argv", [("due",), ("nudges",), ("search", "zebra"), ("value", "acme"), ("gate", "acme")])
def test_no_sentence_is_cut_on_a_narrow_terminal(acme, monkeypatch, argv):
    monkeypatch.setattr("journal.cli.terminal.is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "60")
    acme("add", "acme call from Dana, 13 Nov: [base promised 185k guaranteed]")
    acme("add", "acme letter from Dana, 20 Nov: [offer v1]; [base 178k]")
    done = acme(*argv)
    assert done.code == 0 and "…" not in done.out
    assert all(len(line) <= 60 for line in done.out.splitlines() if not line.startswith("To settle a line by hand"))
