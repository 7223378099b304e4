"""Entries that were begun in the editor and not saved, kept so that they survive a crash."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from journal.domain.record import record
from journal.domain.records import Attachment
from journal.errors import StoreError
from journal.store import drafts

NEW = "entry"
"""What the draft of a new entry is called in the store; that of an existing one has its id behind it."""
_FILES = "-files"


@record(kw_only=False)
class Unfinished:
    """A text that was not saved, and the files already kept for it."""

    text: str
    files: tuple[Attachment, ...] = ()


def draft_name(entry_id: str = "") -> str:
    """What the draft of an entry is called."""
    return f"{NEW}-{entry_id}" if entry_id else NEW


class Drafts:
    """The drafts of the editor: read at once, written through `ask`, which does it in the desk's thread."""

    def __init__(self, home: Path, ask: Callable[[Callable[[], None], str], None]) -> None:
        self._home = home
        self._ask = ask
        self._known: dict[str, Unfinished | None] = {}

    def get(self, entry_id: str = "") -> Unfinished | None:
        """What was left of a new entry or of one by its id; None where nothing was, or it cannot be read."""
        name = draft_name(entry_id)
        if name not in self._known:
            try:
                self._known[name] = _read(self._home, name)
            except StoreError:
                self._known[name] = None
        return self._known[name]

    def keep(self, text: str, files: Sequence[Attachment], entry_id: str = "") -> None:
        """Keep what stands in the editor; a draft that cannot be written is told of when the entry is saved."""
        name, kept = draft_name(entry_id), Unfinished(text, tuple(files))
        self._known[name] = kept
        self._ask(lambda: _write(self._home, name, kept), name)

    def drop(self, entry_id: str = "") -> None:
        """Forget a draft."""
        name = draft_name(entry_id)
        if self.get(entry_id) is not None:
            self._known[name] = None
            self._ask(lambda: _forget(self._home, name), name)


def left(home: Path) -> tuple[str, ...]:
    """The ids of the entries that have a draft; an empty one for a new entry."""
    named = (name for name in drafts.names(home) if name == NEW or name.startswith(f"{NEW}-"))
    return tuple(name.removeprefix(NEW).removeprefix("-") for name in named if not name.endswith(_FILES))


def _read(home: Path, name: str) -> Unfinished | None:
    text = drafts.read(home, name)
    if text is None:
        return None
    listed = drafts.read(home, name + _FILES)
    try:
        files = tuple(Attachment(**one) for one in json.loads(listed or "[]"))
    except (ValueError, TypeError):
        files = ()
    return Unfinished(text, files)


def _write(home: Path, name: str, kept: Unfinished) -> None:
    drafts.keep(home, name, kept.text)
    if kept.files:
        listed = [{"name": one.name, "digest": one.digest, "size": one.size} for one in kept.files]
        drafts.keep(home, name + _FILES, json.dumps(listed))
    else:
        drafts.drop(home, name + _FILES)


def _forget(home: Path, name: str) -> None:
    drafts.drop(home, name)
    drafts.drop(home, name + _FILES)
