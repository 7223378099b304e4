"""Where the style sheets are."""

from __future__ import annotations

from pathlib import Path


def sheet(name: str) -> Path:
    """The style sheet of that name: the packaged copy beside the package's modules, else the checkout's."""
    package = Path(__file__).parent.parent
    packaged = package / "styles" / name
    return packaged if packaged.is_file() else package.parent / "styles" / name
