"""Letter templates of the person's own: text files in the journal's folder."""

from __future__ import annotations

from pathlib import Path

from journal.adapters.decoding import decode
from journal.errors import BadInputError

FOLDER = "letters"
LONGEST = 200_000
"""Bytes that a template may have."""


def own_template(home: Path, name: str) -> tuple[str, Path] | None:
    """The text of a template of that file name and where it is; None where there is none.

    Raises BadInputError where it cannot be read or is no template by its size.
    """
    path = home / FOLDER / name
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise BadInputError(f"The template {path} cannot be read ({error.strerror or error}).") from None
    if len(raw) > LONGEST:
        raise BadInputError(f"The template {path} is longer than {LONGEST:,} bytes.")
    return decode(raw).replace("\r\n", "\n"), path
