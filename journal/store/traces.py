"""Traces of a text beside the log: drafts, bytes of torn lines, derived data, attachments that nothing else names."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from journal.store import drafts, recent
from journal.store.attachments import path_of
from journal.store.files import sync_folder
from journal.store.line import Doc
from journal.store.log import FOLDER, SUFFIX

DERIVED = "derived*.sqlite*"
STAGE = ".restore-"
"""How the folder begins in which a backup is unpacked; one that is left was of a program that was killed."""

WIDTH = 20
"""Characters in a row that make a trace: fewer are shared by texts that have nothing to do with each other."""

LEAST = 8
"""A whole text of so few characters is a trace all the same."""

SHORTEST = 4
"""Letters of a word that tells something."""

STEP = WIDTH // 2
MOST = 100
"""Of a longer text so many pieces are looked for in every entry."""

_WORD = re.compile(r"\w+")
_ABANDONED = 60
_TEXTS = frozenset({"body", "text", "quote", "condition", "because", "what", "found", "note"})


class Traces:
    """Knows a removed text again, and pieces of it, also as JSON writes it."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self._windows: set[str] = set()
        self._short: set[str] = set()
        self.digests: set[str] = set()
        self.statements: set[str] = set()
        self.words: set[str] = set()
        self._pieces: set[bytes] = set()

    def learn(self, doc: Doc) -> None:
        """Note the texts of a document and the files it names."""
        self.digests.update(one["digest"] for one in doc.get("attachments", ()))
        self.statements.update(one["id"] for one in doc.get("statements", ()))
        for key, text in _strings(doc):
            written = json.dumps(text, ensure_ascii=False)[1:-1]
            for form in {text, written}:
                self._windows.update(form[at : at + WIDTH] for at in range(len(form) - WIDTH + 1))
            starts = range(0, len(written) - WIDTH + 1, max(STEP, len(written) // MOST))
            self.words |= words_of(text)
            self._pieces.update(written[at : at + WIDTH].encode() for at in starts)
            if key == "body" and LEAST <= len(text.strip()) < WIDTH:
                self._short.add(text.strip())

    def is_in(self, raw: bytes) -> bool:
        """Whether bytes hold a trace, or name the record."""
        text = raw.decode("utf-8", "replace")
        return f'"{self.id}"' in text or bool(self._places(text))

    def is_quoted(self, raw: bytes) -> bool:
        """Whether JSON repeats a longer piece of it, of some thirty characters: quick, for every entry there is."""
        return any(piece in raw for piece in self._pieces)

    def cut(self, text: str) -> str:
        """The text without what is a trace."""
        gone = self._places(text)
        return "".join(letter for at, letter in enumerate(text) if at not in gone)

    def _places(self, text: str) -> set[int]:
        places: set[int] = set()
        for at in range(len(text) - WIDTH + 1):
            if text[at : at + WIDTH] in self._windows:
                places.update(range(at, at + WIDTH))
        for short in self._short:
            at = text.find(short)
            while at >= 0:
                places.update(range(at, at + len(short)))
                at = text.find(short, at + 1)
        return places


def words_of(text: str) -> set[str]:
    """The words of a text that have some letters, without regard to case."""
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= SHORTEST}


def _strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _strings(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, key)
    elif isinstance(value, str) and key in _TEXTS:
        yield key, value


def scrub(home: Path, traces: Traces) -> list[str]:
    """Remove the traces from what lies beside the log; the files that were changed or removed. Raises OSError."""
    return [*_from_drafts(home, traces), *_from_recent(home), *_from_torn(home, traces)]


def scrub_derived(home: Path) -> None:
    """Remove what can be made anew from the log, and what a killed program had unpacked. Raises OSError.

    To be done once the log is rid of the text: until then another program may make it anew from that.
    """
    for path in home.glob(DERIVED):
        path.unlink(missing_ok=True)
    for path in home.glob(f"{STAGE}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED:
            shutil.rmtree(path)


def scrub_attachments(home: Path, digests: Iterable[str]) -> list[str]:
    """Remove the attached files that no line of the log names any more; their paths. Raises OSError."""
    wanted = {digest.encode(): digest for digest in digests}
    for path in (home / FOLDER).glob(f"*{SUFFIX}"):
        with path.open("rb") as file:
            for raw in file if wanted else ():
                for digest in [one for one in wanted if one in raw]:
                    del wanted[digest]
    kept = home / "attachments"
    return [
        shown
        for digest in wanted.values()
        if (path := path_of(home, digest)).parent.parent == kept
        for shown in _unlink(home, path)
    ]


def _from_drafts(home: Path, traces: Traces) -> Iterator[str]:
    for name in drafts.names(home):
        text = drafts.read(home, name) or ""
        left = "" if traces.id in name else traces.cut(text)
        if left == text:
            continue
        if left.strip():
            drafts.keep(home, name, left)
        else:
            drafts.drop(home, name)
        yield f"the draft “{name}”"


def _from_recent(home: Path) -> Iterator[str]:
    # Whoever searched for the text typed words of it; which ones nobody can tell.
    if recent.drop(home):
        yield "the last queries"


def _from_torn(home: Path, traces: Traces) -> Iterator[str]:
    for path in sorted((home / FOLDER).glob("*.torn")):
        if traces.is_in(path.read_bytes()):
            yield from _unlink(home, path)
    # What a program that was killed had begun to write: whole copies of the log among it.
    for path in sorted(home.glob(f"{FOLDER}/.*.new")) + sorted(home.glob("drafts/.*.new")):
        if time.time() - path.stat().st_mtime > _ABANDONED:
            yield from _unlink(home, path)


def _unlink(home: Path, path: Path) -> Iterator[str]:
    try:
        path.unlink()
    except FileNotFoundError:
        return
    sync_folder(path.parent)
    yield str(path.relative_to(home))
