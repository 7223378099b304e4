"""The program's own data files."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data"


def data_text(name: str) -> str:
    """The text of a file under `journal/data`, by its path there. Raises OSError where the installation lacks it."""
    return (_FOLDER / name).read_text(encoding="utf-8")
