"""`verify`, `redact`, `backup`, `restore`, `compact`: what they print, what they ask, and what they exit with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SECRET = "their lawyer told me in confidence"


@pytest.fixture
def told(acme, home):
    """A journal with a text that was changed once, and what is due because of it."""
    acme("add", f"acme call from Dana: {SECRET}, [base promised 185k]; due fri 5pm answer the offer")
    acme("edit", acme("log", "--json").json[0]["id"], "--text", f"acme call from Dana: {SECRET}; due fri 5pm answer it")
    acme("add", "acme: second")
    return acme


@pytest.fixture
def secret(told):
    return next(one["id"] for one in told("log", "--json").json if SECRET in one["body"])


def log_of(home):
    (path,) = (home / "log").glob("*.jsonl")
    return path


def everything(home):
    return b"\n".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_verify_tells_that_all_is_well(told):
    assert told("verify") == (0, "4 lines checked: nothing is damaged, altered or missing.\n", "")
    form = told("verify", "--json").json
    assert (form["ok"], form["lines"], form["damage"], form["removed"], len(form["heads"])) == (True, 4, [], 0, 1)


def test_verify_of_nothing(journal, home):
    assert journal("verify").code == 0
    assert journal("verify", "--anchor").code == 3
    assert not home.exists()


def test_verify_names_the_first_wrong_line_and_what_it_held(told, home):
    log = log_of(home)
    log.write_bytes(log.read_bytes().replace(b"second", b"sec0nd"))
    done = told("verify")
    assert done.code == 6
    assert done.out.startswith(f"{log.name}, line 4: its checksum is wrong\n  It held: add of ")
    assert "“sec0nd”" in done.out
    assert done.err.startswith(f"1 line is damaged or altered: {log}, line 4 (its checksum is wrong). It held: add of ")
    assert done.err.count("\n") == 1
    done = told("verify", "--json")
    assert done.code == 6
    (damage,) = json.loads(done.out)["damage"]
    assert (damage["line"], damage["held"]["do"], damage["held"]["texts"]) == (4, "add", ["sec0nd"])


def test_an_anchor_kept_elsewhere(told, home):
    anchor = told("verify", "--anchor").out.strip()
    told("add", "acme: third")
    assert told("verify", "--against", anchor).out.endswith(f"The log extends {anchor}\n")
    assert told("verify", "--against", anchor.rpartition("-")[2], "--json").json["against"][0]["extends"] is True
    log = log_of(home)
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:3]))
    assert told("verify").code == 0
    done = told("verify", "--against", anchor)
    assert (done.code, done.err.startswith(f"The log does not extend {anchor}: ")) == (6, True)
    assert told("verify", "--against", "\x1b[31m").code == 4


@pytest.mark.parametrize("command", [["redact"], ["compact", "--drop-history"]])
@pytest.mark.parametrize("option", [[], ["--json"]])
def test_without_anybody_to_ask_it_has_to_be_said(told, home, secret, command, option):
    before = log_of(home).read_bytes()
    name, *rest = command
    done = told(name, *([secret] if name == "redact" else []), *rest, *option)
    assert done.code == 2
    assert "there is nobody to ask; say --yes" in done.err
    assert log_of(home).read_bytes() == before


@pytest.mark.parametrize(("answer", "does"), [("y", True), ("Yes ", True), ("n", False), ("", False), ("yeah", False)])
def test_on_a_terminal_it_asks(told, home, secret, monkeypatch, answer, does):
    monkeypatch.setattr("journal.cli.source.is_typed", lambda: True)
    monkeypatch.setattr("journal.cli.source.raw_line", lambda terminal: answer)
    done = told("redact", secret)
    assert done.code == 0
    assert SECRET in done.out and "for good? It cannot be undone. [y/N]" in done.out
    assert (SECRET.encode() not in everything(home)) is does
    assert ("Nothing was removed." in done.out) is not does


def test_what_is_redacted_is_gone_and_stays_visible_as_that(told, home, secret, tmp_path):
    anchor = told("verify", "--anchor").out.strip()
    told("backup", str(tmp_path / "copy.tar.gz"))
    form = told("redact", secret, "--yes", "--json").json
    assert (form["id"], form["body"], form["statements"]) == (secret, "Redacted on Tue 24 Nov 2026.", [])
    assert form["redacted_at"] == "2026-11-24T17:42:00-05:00"
    assert (form["negotiation"], form["channel"], form["participants"]) == ("acme", "call", ["Dana"])
    assert [one["what"] for one in form["follow_ups"]] == ["redacted"]
    assert [one["path"] for one in form["backups"]] == [str(tmp_path / "copy.tar.gz")]
    assert SECRET.encode() not in everything(home) and b"answer" not in everything(home)
    assert told("verify", "--against", anchor).code == 0
    for argv in (["log"], ["today"], ["show", secret], ["history"], ["history", secret]):
        done = told(*argv)
        assert (done.code, "Redacted on Tue 24 Nov 2026." in done.out) == (0, True)
    assert told("history", secret).out.count("removed for good") == 2
    assert [one["gone"] for one in told("history", secret, "--json").json] == [True, True, False]
    assert "redacted" in told("due").out
    done = told("redact", secret, "--yes")
    assert "removed already" in done.out and str(tmp_path / "copy.tar.gz") in done.out


def test_entries_that_quote_it_are_named_and_a_calendar_that_is_kept_forgets_it(acme, tmp_path):
    calendar = tmp_path / "kept.ics"
    acme("export", "ics", "--keep", str(calendar))
    secret = acme("add", f"acme call from Dana: {SECRET}; [due 3d: ask about {SECRET}]", "--json").json["id"]
    other = acme("add", f"acme note: so {SECRET}, well", "--json").json["id"]
    assert SECRET in calendar.read_text().replace("\r\n ", "")
    done = acme("redact", secret, "--yes")
    assert "Entries that quote it, or sent a letter made from it, stay" in done.out
    assert f"{other[-4:]}  note: so {SECRET}, well" in done.out
    assert SECRET not in calendar.read_text().replace("\r\n ", "")
    again = acme("redact", other, "--yes", "--json").json
    assert (again["quoting"], again["removed"]) == ([], 1)


def test_what_is_redacted_cannot_come_back(told, home, secret):
    told("redact", secret, "--yes")
    before = log_of(home).read_bytes()
    for argv in (
        ["undo"],
        ["revert", secret],
        ["edit", secret, "--text", "x"],
        ["annotate", secret, "base promised 1k"],
    ):
        done = told(*argv)
        assert (done.code, "for good" in done.err) == (4, True), argv
    assert log_of(home).read_bytes() == before


def test_a_text_that_was_taken_back_can_be_redacted(acme, home):
    secret = acme("add", f"acme: {SECRET}", "--json").json["id"]
    acme("undo")
    assert acme("redact", secret, "--yes").code == 0
    assert SECRET.encode() not in everything(home)
    assert acme("redact", "zzzz", "--yes").code == 3


def test_the_stage_it_moved_to_stays(acme):
    entry = acme("add", f"acme: stage negotiating; {SECRET}", "--json").json["id"]
    acme("redact", entry, "--yes")
    assert acme("board", "--json").json[0]["stage"] == "negotiating"


def test_backup_and_restore(told, home, tmp_path):
    archive, before = tmp_path / "a.tar.gz", told("log", "--json").json
    assert told("backup", str(archive)).out.startswith(f"Backed up: {archive}\n  4 lines, 2 files, ")
    assert told("backup", str(archive)).code == 4
    form = told("backup", str(archive), "--over", "--json").json
    assert (form["path"], form["lines"], form["damage"]) == (str(archive), 4, 0)
    assert told("--home", str(tmp_path / "other"), "restore", str(archive)).code == 0
    assert told("--home", str(tmp_path / "other"), "log", "--json").json == before
    told("add", "acme: third")
    assert told("restore", str(archive)).code == 4
    aside = told("restore", str(archive), "--over", "--json").json["set_aside"]
    assert told("log", "--json").json == before
    assert len(told("--home", aside, "log", "--json").json) == len(before) + 1
    assert told("restore", str(tmp_path / "none")).code == 3


def test_a_backup_that_brings_a_redacted_text_back_says_so(told, home, secret, tmp_path):
    told("backup", str(tmp_path / "a"))
    told("redact", secret, "--yes")
    assert f"journal redact {secret}" in told("restore", str(tmp_path / "a"), "--over").out


def test_a_backup_of_a_damaged_journal_is_made_and_told(told, home, tmp_path):
    log = log_of(home)
    log.write_bytes(log.read_bytes().replace(b"second", b"sec0nd"))
    done = told("backup", str(tmp_path / "a"))
    assert (done.code, Path(tmp_path / "a").exists()) == (6, True)
    assert done.err.startswith(f"The backup was made, of a journal with damage ({log.name}, line 4: ")


def test_compact_tells_and_removes_only_when_told(told, home):
    assert told("compact").out.startswith("2 superseded revisions take ")
    form = told("compact", "--json").json
    assert form == {"revisions": 2, "bytes": form["bytes"], "dropped": False}
    before = told("log", "--json").json
    assert (
        told("compact", "--drop-history", "--yes").out == f"Removed 2 superseded revisions, {form['bytes']:,} bytes.\n"
    )
    assert told("log", "--json").json == before
    assert told("verify").code == 0
    assert told("compact").out == "Nothing is superseded; there is nothing to save.\n"
    assert told("undo").code == 4
