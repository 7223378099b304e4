"""What a damaged line held, as far as it can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from journal.store.line import Doc, parsed
from journal.store.log import FOLDER
from journal.store.log_file import Damage

LONGEST = 1 << 20
_OP = re.compile(r'"t":"(\w{1,40})","id":"([^"\\]{1,80})"')
_TEXT = re.compile(r'"(?:body|what|name|label)":"((?:[^"\\]|\\.)*)')
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}


class Held(NamedTuple):
    """What is left of a line: what was done and when (empty: unreadable), what it changed, and its texts."""

    do: str
    at: str
    records: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]


def held(home: Path, damage: Damage) -> Held:
    """What the damaged line of a file holds. Raises OSError where it can no longer be read."""
    with (home / FOLDER / damage.file).open("rb") as file:
        file.seek(damage.start)
        raw = file.readline(LONGEST).removesuffix(b"\n")
    data = parsed(raw)
    return _told(data) if isinstance(data, dict) else _guessed(raw.decode("utf-8", "replace"))


def _told(data: Doc) -> Held:
    ops = [op for op in data.get("ops", ()) if isinstance(op, dict)] if isinstance(data.get("ops"), list) else []
    docs = [op["d"] for op in ops if isinstance(op.get("d"), dict)]
    return Held(
        do=str(data.get("do") or ""),
        at=str(data.get("at") or ""),
        records=tuple((str(op.get("t")), str(op.get("id"))) for op in ops),
        texts=tuple(str(text) for doc in docs for key in ("body", "what", "name", "label") if (text := doc.get(key))),
    )


def _guessed(text: str) -> Held:
    do = re.search(r'"do":"([^"\\]{1,40})"', text)
    at = re.search(r'"at":"(20[\d:TZ.-]{20,30})"', text)
    return Held(
        do=do[1] if do else "",
        at=at[1] if at else "",
        records=tuple(dict.fromkeys((one[1], one[2]) for one in _OP.finditer(text))),
        texts=tuple(_ESCAPE.sub(_unescaped, one[1]) for one in _TEXT.finditer(text) if one[1]),
    )


def _unescaped(found: re.Match[str]) -> str:
    kind = found[1]
    return chr(int(kind[1:], 16)) if len(kind) > 1 else _PLAIN.get(kind, kind)
