"""The list of backups made: where they lie outside the home, so that a redaction can name what it does not reach."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from journal.store.files import write_whole

LIST_FILE = "backups.json"


class Copy(NamedTuple):
    """A backup: its path, and when it was made (ISO 8601, UTC)."""

    path: Path
    at: str


def known(home: Path) -> tuple[Copy, ...]:
    """The backups made or restored from, oldest first; they may have been moved or removed since."""
    try:
        rows = json.loads((home / LIST_FILE).read_bytes())
        return tuple(Copy(Path(row["path"]), str(row["at"])) for row in rows)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def note(home: Path, path: Path) -> None:
    """Add a backup. For use under the lock. Raises OSError."""
    at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    rows = [*(one for one in known(home) if one.path != path), Copy(path, at)]
    text = json.dumps([{"path": str(one.path), "at": one.at} for one in rows], indent=1)
    write_whole(home / LIST_FILE, text.encode("utf-8", "replace"))
