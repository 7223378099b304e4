"""The program's own data files."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data"


def data_text(name: str) -> str:
    """The text of a file under `journal/data`, by its path there. Raises OSError where the installation lacks it."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def data_names(folder: str, ending: str) -> tuple[str, ...]:
    """The files of a folder under `journal/data` whose names end so, in alphabetical order, by their paths there."""
    return tuple(sorted(f"{folder}/{file.name}" for file in (_FOLDER / folder).glob(f"*{ending}")))


def data_path(name: str) -> Path:
    """Where a file under `journal/data` is, by its path there."""
    return _FOLDER / name
