"""A body cut into the places that may hold a statement or a mark.

A place is what stands in brackets, or a line or a part of one between semicolons that holds no bracket. Semicolons
in brackets separate too; outside, no bracket is cut. Brackets do not nest: the innermost counts. The last one before
an empty line may never have been closed: then it is open up to the end of its line, or to a semicolon. A bracket with
an address behind it is a link of Markdown, and text; the sign of a list or a quotation before a line is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = re.compile(r"[\[\];\n]")
_TAG = re.compile(r"(?<![^\s\[(;])#([^\W\d_][\w-]*)")
_LIST_SIGNS = re.compile(r"(?:[-*+•>][ \t]+)+")
_LINKS = ("(http", "(/", "(#", "(.", "(mailto:", "(<")


class Place:
    """A place in a body: from `start` to `end` with its brackets, of which `inner` to `inner_end` is to be read.

    `bare`: it has no brackets. `is_open`: its bracket is not closed.
    """

    __slots__ = ("bare", "end", "inner", "inner_end", "is_open", "start")

    def __init__(
        self, start: int, end: int, inner: int, inner_end: int, *, bare: bool = False, is_open: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.inner = inner
        self.inner_end = inner_end
        self.bare = bare
        self.is_open = is_open


def tags_of(body: str) -> tuple[str, ...]:
    """The words behind a `#`, as they were typed, each once whatever its case."""
    tags: dict[str, str] = {}
    if "#" in body:
        for match in _TAG.finditer(body):
            tags.setdefault(match[1].casefold(), match[1])
    return tuple(tags.values())


def places_of(body: str) -> Iterator[Place]:
    """The places of a body, in the order of the text. They do not overlap and none is empty."""
    brackets = _brackets(body)
    at = done = 0
    for cut in _cuts(body, brackets):
        held = done
        while done < len(brackets) and brackets[done][1] <= cut:
            start, end, is_open = brackets[done]
            yield from _open(body, start, end) if is_open else _bracketed(body, start, end)
            done += 1
        if done == held and at < cut:
            yield from _bare(body, at, cut)
        at = cut + 1


def _bracketed(body: str, start: int, end: int) -> Iterator[Place]:
    """The parts of a bracket: the first begins and the last ends with it."""
    at = start + 1
    while at < end:
        semicolon = body.find(";", at, end - 1)
        stop = semicolon if semicolon >= 0 else end - 1
        inner, inner_end = _trimmed(body, at, stop)
        if inner < inner_end:
            is_last = stop == end - 1
            yield Place(start if at == start + 1 else inner, end if is_last else inner_end, inner, inner_end)
        at = stop + 1


def _open(body: str, start: int, end: int) -> Iterator[Place]:
    inner, inner_end = _trimmed(body, start + 1, end)
    if inner < inner_end:
        yield Place(start, inner_end, inner, inner_end, is_open=True)


def _bare(body: str, at: int, stop: int) -> Iterator[Place]:
    start, end = _trimmed(body, at, stop)
    sign = _LIST_SIGNS.match(body, start, end)
    if sign is not None:
        start = sign.end()
    if start < end:
        yield Place(start, end, start, end, bare=True)


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """The same place without the blanks at its ends."""
    text = body[start:end]
    bare = text.lstrip()
    start = end - len(bare)
    return start, start + len(bare.rstrip())


def _brackets(body: str) -> list[tuple[int, int, bool]]:
    """The brackets of a body: where each starts, where the text goes on behind it, and whether it is open."""
    found: list[tuple[int, int, bool]] = []
    opened: int | None = None
    line = 0
    for match in _SIGNS.finditer(body):
        at, sign = match.start(), match.group()
        if sign == "[":
            opened = at
        elif sign == "\n":
            if opened is not None and not body[max(line, opened) : at].strip():
                found.append((opened, _end_of_part(body, opened), True))
                opened = None
            line = at + 1
        elif sign == "]" and opened is not None:
            if not body.startswith(_LINKS, at + 1):
                found.append((opened, at + 1, False))
            opened = None
    if opened is not None:
        found.append((opened, _end_of_part(body, opened), True))
    return found


def _end_of_part(body: str, at: int) -> int:
    ends = [end for end in (body.find(";", at), body.find("\n", at)) if end >= 0]
    return min(ends, default=len(body))


def _cuts(body: str, brackets: list[tuple[int, int, bool]]) -> Iterator[int]:
    """Where a line or a part of one ends, outside brackets; the body's end is the last."""
    spans = iter(brackets)
    span = next(spans, None)
    for match in _SIGNS.finditer(body):
        at = match.start()
        while span is not None and span[1] <= at:
            span = next(spans, None)
        if match.group() in ";\n" and not (span is not None and span[0] < at):
            yield at
    yield len(body)
