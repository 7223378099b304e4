"""Backups: one consistent archive while others write, and a restore that verifies first and sets aside what was there."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import tarfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make

from journal.domain.records import Entry
from journal.errors import BadInputError, DamageError, JournalError, NotFoundError, StoreError
from journal.store import Store, attachments
from journal.store.backup import MANIFEST, back_up
from journal.store.copies import known
from journal.store.migrations import Step
from journal.store.restore import restore
from journal.store.verify import examine


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "backup.tar.gz"


@pytest.fixture
def written(home: Path, store: Store, tmp_path: Path) -> Path:
    """A journal with a torn end, an attachment, settings and a draft."""
    (tmp_path / "letter").write_bytes(b"\0letter")
    make.put(store, make.entry("e1", "one", attachments=(attachments.keep(home, tmp_path / "letter"),)))
    make.put(store, make.entry("e2", "two"))
    with make.log_file(home).open("ab") as log:
        log.write(b'{"seq":3,"dev":"torn')
    (home / "settings.toml").write_text('currency = "EUR"\n')
    return home


def names(archive: Path) -> set[str]:
    with tarfile.open(archive) as members:
        return set(members.getnames())


def files(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_everything_comes_back_elsewhere(written: Path, archive: Path, tmp_path: Path) -> None:
    made = back_up(written, archive)
    assert (made.path, made.size, made.found.lines) == (archive, archive.stat().st_size, 2)
    done = restore(archive, tmp_path / "other")
    assert (done.aside, done.returned, done.found.damage) == (None, (), ())
    other = Store.open(tmp_path / "other")
    assert make.bodies(other) == ["one", "two"]
    first = other.all(Entry)[0]
    assert attachments.is_whole(tmp_path / "other", first.attachments[0])
    assert (tmp_path / "other" / "settings.toml").read_text() == 'currency = "EUR"\n'
    make.put(other, make.entry("e3", "three"))
    assert (other.verify(), make.bodies(other)) == ((), ["one", "two", "three"])
    assert {head.dev for head in made.found.heads} < {head.dev for head in examine(tmp_path / "other").heads}


def test_a_backup_is_private_noted_and_never_overwrites_silently(
    written: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(0)
    try:
        back_up(written, archive)
        with pytest.raises(BadInputError, match="is there already"):
            back_up(written, archive)
        assert back_up(written, archive, over=True).path == archive
    finally:
        os.umask(before)
    assert archive.stat().st_mode & 0o777 == 0o600 and (written / "backups.json").stat().st_mode & 0o777 == 0o600
    assert [one.path for one in known(written)] == [archive]
    assert {path.name for path in archive.parent.iterdir()} == {"backup.tar.gz", "home", "letter"}


def test_a_failed_backup_leaves_nothing(
    written: Path, archive: Path, monkeypatch: pytest.MonkeyPatch, failing: Any
) -> None:
    back_up(written, archive)
    before = archive.read_bytes()
    monkeypatch.setattr("journal.store.backup.sync", failing)
    with pytest.raises(StoreError, match="could not be written"):
        back_up(written, archive, over=True)
    assert archive.read_bytes() == before
    assert not list(archive.parent.glob(".*"))


@pytest.mark.parametrize(
    ("target", "error"), [("home", BadInputError), ("nowhere/backup", StoreError)], ids=["a folder", "no folder"]
)
def test_places_that_will_not_do(written: Path, tmp_path: Path, target: str, error: type[JournalError]) -> None:
    with pytest.raises(error):
        back_up(written, tmp_path / target)


def test_nothing_to_back_up(home: Path, archive: Path) -> None:
    with pytest.raises(NotFoundError):
        back_up(home, archive)
    assert not home.exists() and not archive.exists()


def test_a_backup_while_another_writes_is_of_one_moment(
    home: Path, store: Store, archive: Path, quick_disk: None
) -> None:
    make.put(store, make.entry("e0", "first"))
    going = threading.Event()

    def write() -> None:
        other = Store.open(home)
        number = 0
        while not going.is_set() and number < 300:
            number += 1
            make.put(other, make.entry(f"e{number}", f"text {number}"), make.follow_up(f"f{number}", f"e{number}"))
        other.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for _ in range(3):
            back_up(home, archive, over=True)
            into = home.parent / f"into{_}"
            restored = restore(archive, into)
            assert restored.found.damage == ()
            bodies = make.bodies(Store.open(into))
            assert bodies[1:] == [f"text {number}" for number in range(1, len(bodies))]
    finally:
        going.set()
        thread.join()


def test_over_a_journal_only_when_told_and_it_is_set_aside(
    written: Path, archive: Path, opened: Callable[[], Store]
) -> None:
    back_up(written, archive)
    store = opened()
    make.put(store, make.entry("e3", "since"))
    before = files(written)
    with pytest.raises(BadInputError, match="--over"):
        restore(archive, written)
    assert files(written) == before
    done = restore(archive, written, over=True)
    assert done.aside is not None
    assert make.bodies(Store.open(done.aside)) == ["one", "two", "since"]
    assert attachments.is_whole(done.aside, Store.open(done.aside).all(Entry)[0].attachments[0])
    store.refresh()
    assert make.bodies(store) == ["one", "two"]
    make.put(store, make.entry("e4", "after"))
    assert (make.bodies(store), store.verify()) == (["one", "two", "after"], ())
    modes = {
        path.stat().st_mode & 0o777 for path in written.rglob("*") if path.is_file() and path.name != "settings.toml"
    }
    assert modes == {0o600}
    assert {path.stat().st_mode & 0o777 for path in written.rglob("*") if path.is_dir()} == {0o700}


def test_what_was_redacted_and_comes_back_is_told(written: Path, archive: Path) -> None:
    back_up(written, archive)
    store = Store.open(written)
    store.redact("e2", lambda one: make.entry("e2", "gone", redacted_at=make.MOMENT))
    assert restore(archive, written, over=True).returned == ("e2",)


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def flipped(raw: bytes) -> bytes:
    return raw[: len(raw) // 2] + bytes([raw[len(raw) // 2] ^ 1]) + raw[len(raw) // 2 + 1 :]


def packed(change: Callable[[dict[str, bytes]], object]) -> Callable[[bytes], bytes]:
    """The archive with other contents."""

    def repack(raw: bytes) -> bytes:
        with tarfile.open(fileobj=io.BytesIO(raw)) as members:
            held = {one.name: members.extractfile(one).read() for one in members}  # type: ignore[union-attr]
        change(held)
        made = io.BytesIO()
        with tarfile.open(fileobj=made, mode="w:gz") as members:
            for name, data in held.items():
                member = tarfile.TarInfo(name)
                member.size = len(data)
                members.addfile(member, io.BytesIO(data))
        return made.getvalue()

    return repack


def alter_log(held: dict[str, bytes]) -> None:
    (name,) = (name for name in held if name.endswith(".jsonl"))
    held[name] = held[name].replace(b"two", b"2wo")


def newer(held: dict[str, bytes]) -> None:
    held[MANIFEST] = json.dumps(json.loads(held[MANIFEST]) | {"format": 2}).encode()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (cut, (DamageError, BadInputError)),
        (flipped, (DamageError, BadInputError)),
        (lambda raw: b"", BadInputError),
        (lambda raw: b"no archive", BadInputError),
        (lambda raw: gzip.compress(b"no archive either"), BadInputError),
        (packed(lambda held: held.update({"../evil": b"x"})), BadInputError),
        (packed(lambda held: held.update({"log/../../evil.jsonl": b"x"})), BadInputError),
        (packed(lambda held: held.update({"log/more.jsonl": b"x"})), DamageError),
        (packed(lambda held: held.pop(MANIFEST)), DamageError),
        (packed(lambda held: held.update({MANIFEST: b"[]"})), StoreError),
        (packed(alter_log), DamageError),
        (packed(newer), StoreError),
    ],
)
def test_what_is_no_whole_backup_replaces_nothing(
    written: Path, archive: Path, change: Callable[[bytes], bytes], error: Any
) -> None:
    back_up(written, archive)
    archive.write_bytes(change(archive.read_bytes()))
    before = files(written)
    with pytest.raises(error):
        restore(archive, written, over=True)
    assert files(written) == before
    assert not (written.parent / "evil").exists()


def test_no_backup_at_all(home: Path, archive: Path) -> None:
    with pytest.raises(NotFoundError):
        restore(archive, home)
    assert not home.exists()


def test_a_backup_of_newer_data_is_refused(home: Path, archive: Path, tmp_path: Path) -> None:
    make.put(Store.open(home, steps=(Step("none", lambda tables: tables),)), make.entry("e1"))
    back_up(home, archive)
    with pytest.raises(StoreError, match="newer version"):
        restore(archive, tmp_path / "other")
    assert not list((tmp_path / "other").iterdir())


def test_damage_is_backed_up_as_it_is_and_comes_back(written: Path, archive: Path, tmp_path: Path) -> None:
    log = make.log_file(written)
    log.write_bytes(log.read_bytes().replace(b'"one"', b'"0ne"'))
    assert len(back_up(written, archive).found.damage) == 1
    done = restore(archive, tmp_path / "other")
    assert len(done.found.damage) == 1
    assert b"0ne" in make.log_file(tmp_path / "other").read_bytes()


def test_settings_of_an_empty_home_stay(written: Path, archive: Path, tmp_path: Path) -> None:
    back_up(written, archive)
    other = tmp_path / "other"
    other.mkdir()
    (other / "settings.toml").write_text("")
    restore(archive, other)
    assert (other / "settings.toml").read_text() == ""


def test_the_parts_of_a_backup(written: Path, archive: Path) -> None:
    back_up(written, archive)
    found = names(archive)
    assert {name.split("/")[0] for name in found} == {"log", "attachments", "settings.toml", "backups.json", MANIFEST}
    with tarfile.open(archive) as members:
        assert {(one.mode, one.uid, one.uname) for one in members} == {(0o600, 0, "")}


def test_no_flipped_bit_changes_what_is_restored(
    written: Path, archive: Path, tmp_path: Path, quick_disk: None
) -> None:
    back_up(written, archive)
    raw, chance = archive.read_bytes(), random.Random(5)
    restore(archive, tmp_path / "whole")
    whole = {name: data for name, data in files(tmp_path / "whole").items() if name != "backups.json"}
    found = 0
    for number in range(60):
        place = chance.randrange(len(raw))
        archive.write_bytes(raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :])
        into = tmp_path / f"into{number}"
        try:
            restore(archive, into)
        except JournalError:
            found += 1
            assert not list(into.rglob("*"))
        else:
            assert {name: data for name, data in files(into).items() if name != "backups.json"} == whole
    assert found > 50


@pytest.mark.parametrize("name", ["playbooks/über acht.toml", "letters/recap.txt"])
def test_files_of_ones_own_come_back_and_are_set_aside(written: Path, archive: Path, tmp_path: Path, name: str) -> None:
    mine = written / name
    mine.parent.mkdir()
    mine.write_text("title = 'mine'", encoding="utf-8")
    back_up(written, archive)
    restore(archive, tmp_path / "other")
    assert (tmp_path / "other" / name).read_text(encoding="utf-8") == "title = 'mine'"
    mine.write_text("title = 'newer'", encoding="utf-8")
    done = restore(archive, written, over=True)
    assert done.aside is not None
    assert mine.read_text(encoding="utf-8") == "title = 'mine'"
    assert (done.aside / name).read_text(encoding="utf-8") == "title = 'newer'"
