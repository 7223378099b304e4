"""Bytes from outside as text. Every byte becomes a letter, so that nothing is lost."""

from __future__ import annotations


def decode(raw: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252, else Latin-1, which has a letter for every byte."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in (*(("utf-16",) if marked else ()), "utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
