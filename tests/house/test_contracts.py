"""Imports run one way (DESIGN.md, section 3): the contracts of the project file hold, and would notice a breach."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINT = (sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*LINT, "--no-logo"], cwd=folder, capture_output=True, text=True)


def test_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_contracts_notice_a_breach(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "journal", tmp_path / "journal", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "journal/domain/instants.py").open("a", encoding="utf-8") as module:
        module.write("\nimport tinydb\nfrom journal.service import session\n")
    result = lint(tmp_path)
    assert result.returncode == 1
    assert "Imports run one way BROKEN" in result.stdout
    assert "TinyDB lives in the store alone BROKEN" in result.stdout
