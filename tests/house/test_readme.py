"""The README says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import readme

TEXT = readme.README.read_text(encoding="utf-8")


def test_its_examples_and_tables_come_from_the_program(tmp_path: Path) -> None:
    remade = readme.remade(TEXT, tmp_path)
    assert readme.without_ids(remade) == readme.without_ids(TEXT), "run tests/house/readme.py to write them anew"


def test_ci_finds_its_two_commands() -> None:
    script = (readme.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    patterns = re.findall(r"grep -m1 (?:-F )?[\"'](.+?)[\"'] README", script)
    commands = [line.strip() for line in TEXT.splitlines() if line.startswith("    python3 -m venv .venv && ")]
    assert len(patterns) == len(commands) == 2
    assert all(sum(re.search(pattern, line) is not None for line in commands) == 1 for pattern in patterns)
