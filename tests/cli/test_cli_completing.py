"""Completion: the scripts, and what is offered at the cursor."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(journal, shell):
    script = journal("completion", shell)
    assert script.code == 0
    assert "journal" in script.out and "_ARGCOMPLETE" in script.out


@pytest.fixture
def offered(acme, home, tmp_path):
    """What is offered after a line has been typed."""
    acme("new", "borg")
    acme("add", "acme call from Dana Reyes: [due fri 5pm answer]")

    def offered(line: str) -> list[str]:
        found = tmp_path / "found"
        environ = os.environ | {
            "JOURNAL_HOME": str(home),
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
            "_ARGCOMPLETE": "1",
            "_ARGCOMPLETE_IFS": "\n",
            "_ARGCOMPLETE_STDOUT_FILENAME": str(found),
        }
        subprocess.run([sys.executable, "-m", "journal"], env=environ, check=True, capture_output=True)
        return [word.replace("\\ ", " ").strip() for word in found.read_text().split("\n") if word.strip()]

    return offered


def test_what_is_offered(offered, acme):
    entry = acme("log", "--json").json[0]
    letter = acme("draft", "acme", "thanks", "--json").json["id"][-4:]
    ending, due = entry["id"][-4:], entry["follow_ups"][0]["id"][-4:]
    expected = {
        "journal sn": ["snooze"],
        "journal stage ": ["acme", "borg"],
        "journal stage acme wri": ["written_offer"],
        "journal new --stage neg": ["negotiating"],
        "journal new ": [],
        "journal done ": [due],
        "journal show ": [ending],
        "journal person ": ["Dana Reyes"],
        "journal add --channel le": ["letter"],
        "journal log --li": ["--limit"],
        "journal completion ": ["bash", "zsh", "fish"],
        "journal draft acme re": ["recap", "reminder"],
        "journal report acme --format ": ["md", "html", "text"],
        "journal letter ": [letter],
        "journal remedies acme base --pick si": ["signing"],
    }
    assert {line: offered(line) for line in expected} == expected


def test_a_journal_that_cannot_be_read_offers_nothing(offered, home, tmp_path):
    (tmp_path / "file").write_text("")
    assert offered(f"journal --home {tmp_path / 'file'} show ") == []
