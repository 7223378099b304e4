"""Asking SQLite's full text. A word is never syntax: whatever is looked for is a quoted phrase."""

from __future__ import annotations

import sqlite3

from journal.store.index_rows import WEIGHTS


def matching(connection: sqlite3.Connection, wanted: tuple[str, ...], *, is_prefix: bool) -> list[int]:
    """The numbers of the rows whose texts have the words next to each other."""
    return numbers_told(
        connection, "SELECT group_concat(rowid) FROM text WHERE text MATCH ?", _match(wanted, is_prefix)
    )


def weighing(connection: sqlite3.Connection, wanted: tuple[str, ...], *, is_prefix: bool) -> dict[int, float]:
    """How well the texts of rows match words, by number; more is better."""
    # The limit keeps SQLite from weighing where it only adds up, which it can't.
    query = (
        "SELECT group_concat(rowid), group_concat(score) FROM (SELECT rowid,"
        f" -bm25(text, {', '.join(map(str, WEIGHTS))}) AS score FROM text WHERE text MATCH ? LIMIT -1)"
    )
    ((numbers, scores),) = connection.execute(query, (_match(wanted, is_prefix),))
    return (
        {} if numbers is None else dict(zip(map(int, numbers.split(",")), map(float, scores.split(",")), strict=True))
    )


def numbers_told(connection: sqlite3.Connection, query: str, *given: object) -> list[int]:
    """The numbers that a query tells in one row, with commas between them."""
    # One row, however many numbers: between two rows the screen's thread may take its time.
    ((text,),) = connection.execute(query, given)
    return list(map(int, text.split(","))) if text else []


def _match(wanted: tuple[str, ...], is_prefix: bool) -> str:
    """The full-text query of words: a quoted phrase, so that nothing in it is syntax; words hold no quotation mark."""
    return f'"{" ".join(wanted)}"{"*" if is_prefix else ""}'
