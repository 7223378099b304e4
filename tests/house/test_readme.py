"""The README says what the program does."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
import readme

from journal import errors
from journal.cli.commands import COMMANDS
from journal.cli.run import DEFECT, DONE
from journal.config import Settings, clock
from journal.service import capture, negotiations
from journal.service.session import Session, open_session

TEXT = readme.README.read_text(encoding="utf-8")


def test_its_examples_and_tables_come_from_the_program(tmp_path: Path) -> None:
    written, remade = (readme.without_ids(text).splitlines() for text in (TEXT, readme.remade(TEXT, tmp_path)))
    differences = [line for line in difflib.ndiff(written, remade) if line[0] in "+-"]
    assert not differences, "write it anew with: python tests/house/readme.py\n" + "\n".join(differences)


def test_ci_finds_its_two_commands() -> None:
    script = (readme.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    found = re.findall(r"grep -m1 (-F )?(['\"])(.+?)\2 README", script)
    patterns = [re.escape(words) if is_plain else words for is_plain, _, words in found]
    commands = [line.strip() for line in TEXT.splitlines() if line.startswith("    python3 -m venv .venv && ")]
    assert len(patterns) == len(commands) == 2
    assert all(sum(re.search(pattern, line) is not None for line in commands) == 1 for pattern in patterns)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    now = clock({"JOURNAL_NOW": readme.NOW}, readme.ZONE)
    session = open_session(Settings(home=tmp_path, zone=readme.ZONE), now)
    negotiations.new(session, "acme", currency="USD")
    return session


def test_what_it_says_can_be_written_is_understood(session: Session) -> None:
    lines = readme.fenced("capture", TEXT)
    assert len(lines) > 10
    for line in lines:
        reading = capture.add(session, line)
        assert reading.entry.findings == (), line
        assert len(reading.parts) == line.count("["), line


def test_the_values_it_names_are_understood(session: Session) -> None:
    bullet = re.search(r"^- \*Values\*:(.*?)(?=^- )", TEXT, re.MULTILINE | re.DOTALL)
    assert bullet is not None
    values = re.findall(r"`(.+?)`", bullet[1])
    assert len(values) > 10
    for value in values:
        texts = [
            f"acme call from Dana: [{item} promised {value}]" for item in ("base", "bonus", "equity", "pto", "title")
        ]
        assert any(not capture.understand(session, text).entry.findings for text in texts), value


def test_it_names_every_item(session: Session) -> None:
    bullet = re.search(r"^- \*Items\*: (.*?), each", TEXT, re.MULTILINE | re.DOTALL)
    assert bullet is not None
    assert re.split(r",\s+", bullet[1]) == [item.id for item in session.items.items]


def test_it_names_every_command_and_setting() -> None:
    listed = TEXT.partition("$ journal --help")[2].partition("```")[0]
    assert set(re.findall(r"^  ([a-z][a-z-]*)  ", listed, re.MULTILINE)) == set(COMMANDS)
    block = TEXT.partition("## Settings")[2].partition("##")[0]
    settings = [name for name in Settings.__slots__ if name != "home"]
    assert re.findall(r"^    (\w+) = ", block, re.MULTILINE) == settings


def test_it_names_every_exit_code() -> None:
    known = {one.exit_code for one in vars(errors).values() if isinstance(one, type)}
    written = {int(code) for code in re.findall(r"^\| (\d) \|", TEXT, re.MULTILINE)}
    assert written == known | {DONE, DEFECT}
