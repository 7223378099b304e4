"""One line of the log: a transaction in JSON, chained by hashes and closed by a checksum (DESIGN.md, section 4)."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache

from journal.domain.record import NamedTuple
from journal.safe_text import scrub

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Doc = dict[str, "Any"]
Op = tuple[str, str, str, str]
"""Table, id, and in canonical JSON: the revision replaced as `[dev,seq]` or `null`, the document or `null`."""

_quote = json.encoder.encode_basestring
_CRC = len(b',"crc":"00000000"}')
_LARGEST = 2**53


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces; lone surrogates become U+FFFD, one for one."""
    text = "".join(_encoder()(value, 0))
    return text if text.isascii() else scrub(text)


@cache
def _encoder() -> Callable[[object, int], Iterable[str]]:
    """What json.dumps makes anew at every call; a tenth of the time of a save."""
    options = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    make: Any = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return lambda value, _: options.iterencode(value)
    return make(None, options.default, _quote, None, ":", ",", True, False, False)  # type: ignore[no-any-return]


def parsed(text: bytes) -> Any:
    """What JSON says that could be canonical; None for `null`, and for anything else: floats, say, or no JSON."""
    try:
        return _decoder().decode(text.decode())
    except (ValueError, RecursionError):
        return None


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)


def _refuse(text: str) -> None:
    raise ValueError(f"canonical JSON has no {text}")


def check_plain(value: object) -> None:
    """Raise ValueError for what canonical JSON does not have: floats, integers of 2^53 and more."""
    if isinstance(value, float):
        raise ValueError(f"the journal keeps no floats: {value!r}; write the number as text")
    if isinstance(value, int) and abs(value) >= _LARGEST:
        raise ValueError(f"the journal keeps no integers of 2^53 and more: {value}; write the number as text")
    if isinstance(value, dict):
        for part in value.values():
            check_plain(part)
    elif isinstance(value, list | tuple):
        for part in value:
            check_plain(part)


def compose(*, seq: int, dev: str, at: str, do: str, prev: str | None, ops: Iterable[Op]) -> tuple[bytes, str]:
    """The line of a transaction, newline and all, and its head."""
    written, named = [], []
    for name, id_, was, doc in ops:
        table, key, salt = _quote(name), _quote(id_), os.urandom(16).hex()
        h = digest(f'{{"d":{doc},"id":{key},"salt":"{salt}","t":{table},"was":{was}}}')
        written.append(f'{{"t":{table},"id":{key},"was":{was},"d":{doc},"salt":"{salt}","h":"{h}"}}')
        named.append(f'[{table},{key},{was},"{h}"]')
    do = _quote(do)
    before = "null" if prev is None else _quote(prev)
    head = digest(f'{{"at":"{at}","dev":"{dev}","do":{do},"ops":[{",".join(named)}],"prev":{before},"seq":{seq}}}')
    raw = (
        f'{{"seq":{seq},"dev":"{dev}","at":"{at}","do":{do},"prev":{before},"ops":[{",".join(written)}],"head":"{head}"'
    ).encode()
    return b'%b,"crc":"%08x"}\n' % (raw, zlib.crc32(raw)), head


def head_of(data: Doc) -> str:
    """The head that a transaction read from the log should have."""
    ops = [[op["t"], op["id"], op["was"], op["h"]] for op in data["ops"]]
    return digest(canonical({key: data[key] for key in ("seq", "dev", "at", "do", "prev")} | {"ops": ops}))


def hash_of(op: Doc) -> str:
    """The hash that one change of a transaction should have, of which nothing was dropped."""
    return digest(canonical({key: op[key] for key in ("t", "id", "was", "d", "salt")}))


def is_whole(raw: bytes) -> bool:
    """Whether a line, without its newline, ends in the checksum of what stands before."""
    return raw[-_CRC:] == b',"crc":"%08x"}' % zlib.crc32(raw[:-_CRC])


class Read(NamedTuple):
    """A transaction as it was read: what it changed, where its line starts, and its size without the newline.

    A change is a table, an id, and the document's JSON; None where it was removed.
    """

    dev: str
    seq: int
    at: str
    do: str
    head: str
    changes: list[tuple[str, str, bytes | None]]
    start: int
    size: int


def read_line(raw: bytes, dev: str, start: int) -> Read | None:
    """The transaction of a whole line in the file of a device; None where it is none."""
    return _read_plain(raw, dev, start) or _read_any(raw, dev, start)


def _read_plain(raw: bytes, dev: str, start: int) -> Read | None:
    """A line of one change as `compose` writes it, its document left as it is: a fifth of the time of parsing.

    Inside JSON's strings a quotation mark is escaped, so what is looked for is found where it is meant.
    """
    begin, _, rest = raw.partition(b',"ops":[{"t":"')
    parts = begin.split(b'"')
    table, _, rest = rest.partition(b'","id":"')
    id_, _, rest = rest.partition(b'","was":')
    was, _, rest = rest.partition(b',"d":')
    doc, end = rest[:-_END], rest[-_END:]
    is_plain = (
        (end[:9], end[41:48], end[112:124]) == (b',"salt":"', b'","h":"', b'"}],"head":"')
        and (parts[1], parts[3], parts[7], parts[11], parts[15]) == (b"seq", b"dev", b"at", b"do", b"prev")
        and (doc[:1] == b"{" or doc == b"null")
        # Where the change lost its content to a removal, the document that was found is another's.
        and b'"},{"t":"' not in was
        and b'"},{"t":"' not in doc
        and b"\\" not in begin + table + id_
    )
    if not is_plain:
        return None
    try:
        seq, at = int(parts[2][1:-1]), parts[9].decode()
        changes = [(table.decode(), id_.decode(), None if doc == b"null" else doc)]
        read = Read(dev, seq, at, parts[13].decode(), end[124:188].decode(), changes, start, len(raw))
    except ValueError:
        return None
    return read if 0 < seq < _LARGEST and _is_moment(at) else None


_END = 189 + _CRC
"""Bytes from the document's end to the line's: salt, hash, head and checksum are of fixed length."""


def _read_any(raw: bytes, dev: str, start: int) -> Read | None:
    data = parsed(raw)
    if not is_sound(data):
        return None
    try:
        changes = [(op["t"], op["id"], _text(op.get("d"))) for op in data["ops"]]
    except RecursionError:
        return None
    return Read(dev, data["seq"], data["at"], data["do"], data["head"], changes, start, len(raw))


def _text(doc: Doc | None) -> bytes | None:
    return None if doc is None else canonical(doc).encode()


def is_sound(data: Any) -> bool:
    """Whether parsed JSON has the parts of a transaction that are read without asking."""
    try:
        return (
            type(data["seq"]) is int
            and 0 < data["seq"] < _LARGEST
            and type(data["do"]) is type(data["head"]) is str
            and _is_moment(data["at"])
            and all(type(op["t"]) is type(op["id"]) is str and type(op.get("d", {})) in _DOC for op in data["ops"])
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _is_moment(at: str) -> bool:
    return len(at) == 27 and at[26] == "Z" and at[:2] == "20" and datetime.fromisoformat(at) is not None


_DOC = (dict, type(None))


def digest(text: str) -> str:
    """SHA-256 in lower-case hex."""
    hexadecimal: str = _sha256()(text.encode()).hexdigest()
    return hexadecimal


@cache
def _sha256() -> Callable[[bytes], Any]:
    # As the standard library's random does: hashlib loads OpenSSL, some milliseconds in a short command.
    try:
        from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        try:
            from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            from hashlib import sha256
    return sha256  # type: ignore[no-any-return,unused-ignore]
