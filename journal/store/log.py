"""The log: every device's file read on and folded in one order, and lines appended to this device's own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.errors import StoreError
from journal.store.files import make_folder, open_private, read_at, sync, sync_folder, trouble, write_all, write_whole
from journal.store.line import Op, Read, compose
from journal.store.lock import Lock
from journal.store.log_file import Damage, LogFile, Rewritten

FOLDER = "log"
SUFFIX = ".jsonl"
DEVICE_FILE = "device"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_SETTLED = 50_000_000
"""Nanoseconds after which a folder's time of change tells a later change from an earlier one."""


class Log:
    """The log of a home, which need not exist yet: reading makes nothing.

    Writing goes `acquire`, `catch_up`, `prepare`, `append`, `release`. After a failed write nothing more is
    written through this object: what the disk holds then is only known by reading it again.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / FOLDER
        self._name = str(self.folder)
        self.files: dict[str, LogFile] = {}
        self._lock = Lock(self.folder / "lock")
        self._own: LogFile | None = None
        self._listed = -1
        self.last = ("", "", 0)
        self._is_refused = False

    @property
    def damage(self) -> tuple[Damage, ...]:
        """The lines that cannot be trusted; they are kept as they are."""
        return tuple(one for file in self.files.values() for one in file.damage)

    @property
    def is_doubtful(self) -> bool:
        """Whether a last line looks damaged, which a second look may mend."""
        return any(file.is_doubtful for file in self.files.values())

    def is_behind(self) -> bool:
        """Whether other programs may have written since the last catching up. A stat each for folder and files."""
        try:
            return self._folder_time() != self._listed or any(file.is_behind() for file in self.files.values())
        except OSError as error:
            raise trouble(error, self.folder, saving=False) from error

    def is_as_read(self) -> bool:
        """Whether, under the lock, there is nothing to catch up with: what every save asks first."""
        try:
            return self._own is not None and len(self.files) == 1 and self._own.is_as_read()
        except OSError as error:
            raise trouble(error, self.folder, saving=True) from error

    def catch_up(self, *, locked: bool = False) -> Iterator[Sequence[Read]]:
        """What was appended since, in batches, in the order of (at, dev, seq).

        Raises Rewritten where everything has to be read again, because what was read has changed or what is new
        belongs before it; StoreError where the files can't be read.
        """
        try:
            if self._own is None or not locked:
                self._list()
            if len(self.files) == 1:
                for file in self.files.values():
                    yield from self._noting(file.read_on(locked=locked))
            elif self.files:
                yield from self._noting([self._merged(locked=locked)])
        except OSError as error:
            raise trouble(error, self.folder, saving=locked) from error

    def acquire(self) -> None:
        """Become the one writer, making the home at the first time. Raises StoreError."""
        if self._is_refused:
            raise StoreError("Not saved: writing failed before; open the journal again, then save again.")
        try:
            try:
                self._lock.acquire()
            except FileNotFoundError:
                make_folder(self.folder)
                self._lock.acquire()
        except OSError as error:
            raise trouble(error, self.folder, saving=True) from error

    def renew(self) -> None:
        """Acquire again, by the file that is there now: the home may be another than the one that was locked."""
        self._lock.close()
        self.acquire()

    def release(self) -> None:
        """Let other programs write."""
        self._lock.release()

    def prepare(self) -> None:
        """Make ready to append, once everything is read: the own file opened, its torn end set aside and cut."""
        if self._own is not None and self._own.size == self._own.end:
            return
        try:
            file = self._own or self._open_own()
            if file.size > file.end:
                self._cut(file)
        except OSError as error:
            raise trouble(error, self.folder, saving=True) from error
        self._own = file

    def append(self, do: str, ops: Sequence[Op]) -> Read:
        """Write one transaction; it is on the disk when this returns.

        Raises StoreError where it could not be saved; nothing more is written then.
        """
        file = self._own
        assert file is not None
        seq, at = file.seq + 1, self._now(file.dev)
        raw, head = compose(seq=seq, dev=file.dev, at=at, do=do, prev=file.head, ops=ops)
        start = file.end
        if not file.is_ended:
            raw, start = b"\n" + raw, start + 1
        try:
            write_all(file.descriptor, raw)
            # Never a second try: the system may have taken the pages for written after the first.
            sync(file.descriptor)
        except OSError as error:
            self._refuse(file)
            raise trouble(error, file.path, saving=True) from error
        changes = [(name, id_, None if text == "null" else text.encode()) for name, id_, _, text in ops]
        read = Read(file.dev, seq, at, do, head, changes, start, len(raw) - 1 - (start - file.end))
        file.accept(read, raw)
        self.last = (at, file.dev, seq)
        return read

    def resume(self, files: dict[str, LogFile], last: tuple[str, str, int]) -> None:
        """Go on from where another reader of this log was."""
        self.files, self.last = files, last

    def forget(self) -> None:
        """Close the files, so that the next catching up reads everything."""
        for file in self.files.values():
            file.close()
        self.files, self._own, self._listed, self.last = {}, None, -1, ("", "", 0)

    def close(self) -> None:
        self.forget()
        self._lock.close()

    def _folder_time(self) -> int:
        try:
            return os.stat(self._name).st_mtime_ns  # noqa: PTH116  # asked before every save
        except FileNotFoundError:
            return 0

    def _list(self) -> None:
        changed = self._folder_time()
        if changed == self._listed:
            return
        try:
            names = sorted(name for name in os.listdir(self.folder) if name.endswith(SUFFIX))  # noqa: PTH208
        except FileNotFoundError:
            names = []
        for name in names:
            if name.removesuffix(SUFFIX) not in self.files:
                file = LogFile(self.folder / name)
                self.files[file.dev] = file
        # A file made within the same tick of the file system's clock would go unnoticed.
        self._listed = changed if time.time_ns() - changed > _SETTLED else -1

    def _merged(self, *, locked: bool) -> list[Read]:
        fresh = [read for file in self.files.values() for batch in file.read_on(locked=locked) for read in batch]
        fresh.sort(key=_place)
        if fresh and _place(fresh[0]) < self.last:
            raise Rewritten
        return fresh

    def _noting(self, batches: Iterator[list[Read]] | list[list[Read]]) -> Iterator[list[Read]]:
        for batch in batches:
            if batch:
                self.last = max(self.last, _place(batch[-1]))
                yield batch

    def _now(self, dev: str) -> str:
        now = datetime.now(UTC)
        last, by, _ = self.last
        if by not in ("", dev):
            # What this device writes knows of what it has read from another, so it has to be folded after it.
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        return max(now.isoformat(timespec="microseconds")[:26] + "Z", last)

    def _open_own(self) -> LogFile:
        file = LogFile(self.folder / f"{self._device()}{SUFFIX}")
        known = self.files.get(file.dev)
        descriptor, is_new = open_private(file.path, os.O_RDWR | os.O_APPEND)
        if known is not None:
            known.close()
            file = known
        file.descriptor = descriptor
        self.files[file.dev] = file
        if is_new:
            sync_folder(self.folder)
            file.look()
        return file

    def _device(self) -> str:
        """This device's name in the journal, minted once. A home that lost it gets another."""
        path = self.home / DEVICE_FILE
        try:
            name = path.read_text(encoding="ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            name = ""
        if len(name) == 4 and set(name) <= set(_LETTERS):
            return name
        while not name or name in self.files:
            name = "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(4))
        write_whole(path, f"{name}\n".encode())
        return name

    def _cut(self, file: LogFile) -> None:
        """A torn end would glue itself onto the next line; its bytes are kept beside the log."""
        torn = read_at(file.descriptor, file.size - file.end, file.end)
        write_whole(self.folder / f"{file.dev}.{file.end}.{os.urandom(2).hex()}.torn", torn)
        try:
            os.ftruncate(file.descriptor, file.end)
            sync(file.descriptor)
        except OSError:
            self._is_refused = True
            raise
        file.look()

    def _refuse(self, file: LogFile) -> None:
        self._is_refused = True
        try:
            # What is said not to be saved should not turn up later; if it stays, it is a whole line or a torn end.
            os.ftruncate(file.descriptor, file.end)
            file.look()
        except OSError:
            return


def _place(read: Read) -> tuple[str, str, int]:
    return read.at, read.dev, read.seq
