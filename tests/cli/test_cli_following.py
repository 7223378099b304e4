"""`due`, `done`, `snooze`, `drop`: what is open, and how it is closed or put off."""

from __future__ import annotations

import pytest


@pytest.fixture
def due(acme):
    """Four things to do, of all sorts; a function that gives the id of one by its words."""
    acme("add", "acme call from Dana, on 20 Nov: [due mon send the recap]")
    acme(
        "add",
        "acme note, today 8am: [due today 6pm call back]; [due fri 5pm answer]; [due tomorrow their letter | them]",
    )
    return lambda what: next(one["id"] for one in acme("due", "--json").json if one["what"] == what)


OPEN = """\
····  ● 1 d over   acme  send the recap
····  ● 18:00      acme  call back  in 18 min
····  ◌ Wed        acme  their letter  from them  1 d
····  ○ Fri 17:00  acme  answer  2 d 23 h
"""


def test_due_lists_everything_open_soonest_first(acme, due):
    assert acme("due").plain == OPEN
    assert [(one["what"], one["overdue"]) for one in acme("due", "--json").json] == [
        ("send the recap", True), ("call back", False), ("their letter", False), ("answer", False)
    ]  # fmt: skip


def test_nothing_is_due(acme):
    sentence = "Nothing is open. To be reminded, write it in an entry: [due fri 5pm answer the offer]\n"
    assert acme("due") == (0, sentence, "")


def test_a_line_for_a_prompt_tells_of_my_own(acme, due):
    assert acme("due", "--short") == (0, "1 overdue · 1 today\n", "")
    assert acme("due", "--short", "--json").json == {"overdue": 1, "today": 1}
    acme("done", due("send the recap"))
    assert acme("due", "--short") == (0, "1 today\n", "")
    acme("done", due("call back"))
    assert acme("due", "--short") == (0, "", "")


@pytest.mark.parametrize(("command", "said", "status"), [("done", "Done", "done"), ("drop", "Dropped", "dropped")])
def test_closing(acme, due, command, said, status):
    one = due("answer")
    assert acme(command, one[-4:]).plain == f"····  {said}: acme answer\n"
    assert "answer" not in acme("due").out
    assert acme(command, one[-4:]) == (4, "", f"“answer” is {status} already; `journal undo` takes it back.\n")
    acme("undo")
    assert acme(command, one, "--json").json["status"] == status


@pytest.mark.parametrize(
    ("when", "until", "words"),
    [
        (["3d"], "2026-11-27", "Fri 27 Nov"),
        (["fri"], "2026-11-27", "Fri 27 Nov"),
        (["next", "monday", "9am"], "2026-11-30T09:00:00-05:00", "Mon 30 Nov 09:00"),
        (["tomorrow 10:00"], "2026-11-25T10:00:00-05:00", "tomorrow 10:00"),
    ],
)
def test_snoozing(acme, due, when, until, words):
    one = due("send the recap")
    assert acme("snooze", one[-4:], *when).plain == f"····  Snoozed until {words}: acme send the recap\n"
    form = next(each for each in acme("due", "--json").json if each["id"] == one)
    assert (form["snoozed_until"], form["due"], form["overdue"]) == (until, "2026-11-23", False)
    assert f"○ Mon 23 Nov  acme  send the recap  snoozed until {words}" in acme("due").plain


@pytest.mark.parametrize(
    ("argv", "code", "sentence"),
    [
        (["done", "zzzz"], 3, "No follow-up has an id ending in “zzzz”; see `journal log` and `journal due`."),
        (["snooze", "ID", "yesterday"], 4,
         "“yesterday” is past; snooze until a time ahead, as in: fri, 3d, 1 Feb 10:00."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(acme, due, argv, code, sentence):
    called = [due("answer") if word == "ID" else word for word in argv]
    assert acme(*called) == (code, "", f"{sentence}\n")


def test_a_date_that_is_none_is_bad_input(acme, due):
    assert acme("snooze", due("answer"), "whenever")[0] == 4
