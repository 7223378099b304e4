"""The files that playbooks are read from.

A file in the journal's own folder `playbooks` takes the place of the program's file of the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journal.domain.paths.fitting import SITUATIONS
from journal.domain.paths.playbook import Playbook, read_playbook
from journal.domain.record import record
from journal.errors import BadInputError
from journal.service.data import data_names, data_text
from journal.service.session import Session

FOLDER = "playbooks"
ENDING = ".toml"
LARGEST = 200_000
"""Bytes of a file that is read as a playbook."""


@record
class Mistake:
    """A file that could not be used: a sentence with the place."""

    name: str
    sentence: str


@record
class Shelf:
    """Every playbook by name, which of them are the person's own, and the files that could not be used."""

    books: Mapping[str, Playbook]
    own: frozenset[str]
    mistakes: tuple[Mistake, ...]


def shelf(session: Session) -> Shelf:
    """Every playbook there is; files are looked at again when one of them has changed."""
    own = _own_files(session)
    stamps = tuple(_stamp(file) for file in own)
    kept: dict[object, Shelf] = session.lasting("playbooks", dict)
    if stamps not in kept:
        kept.clear()
        kept[stamps] = _read_all(own)
    return kept[stamps]


def _own_files(session: Session) -> tuple[Path, ...]:
    try:
        return tuple(sorted((session.store.home / FOLDER).glob(f"*{ENDING}")))
    except OSError:
        return ()


def _stamp(file: Path) -> tuple[str, int, int]:
    try:
        told = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), told.st_mtime_ns, told.st_size


def _read_all(own: tuple[Path, ...]) -> Shelf:
    books = {_name(path): _built_in(path) for path in data_names(FOLDER, ENDING)}
    mine, mistakes = set[str](), []
    for file in own:
        try:
            books[file.stem] = _read(file)
            mine.add(file.stem)
        except BadInputError as error:
            instead = "the built-in one is used" if file.stem in books else "it is left out"
            mistakes.append(Mistake(name=file.stem, sentence=f"{file}: {error.sentence}; {instead}."))
    order = sorted(books, key=lambda name: (_place(books[name]), name))
    return Shelf(books={name: books[name] for name in order}, own=frozenset(mine), mistakes=tuple(mistakes))


def _place(book: Playbook) -> int:
    return list(SITUATIONS).index(book.when) if book.when in SITUATIONS else len(SITUATIONS)


def _name(path: str) -> str:
    return Path(path).stem


def _built_in(path: str) -> Playbook:
    import tomllib

    return read_playbook(_name(path), tomllib.loads(data_text(path)))


def _read(file: Path) -> Playbook:
    """A file of the person's. Raises BadInputError with the place of what is wrong."""
    import tomllib

    try:
        if file.stat().st_size > LARGEST:
            raise BadInputError(f"it is larger than {LARGEST:,} bytes")
        return read_playbook(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise BadInputError(f"it is no TOML: {error}") from None
    except UnicodeDecodeError:
        raise BadInputError("it is not written in UTF-8") from None
    except OSError as error:
        raise BadInputError(f"it cannot be read ({error.strerror})") from None
    except RecursionError:
        raise BadInputError("it is nested too deeply") from None
