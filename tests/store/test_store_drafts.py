"""Drafts: any name, any text, there after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import store_factory as make
from hypothesis import given, settings

from journal.errors import StoreError
from journal.store import drafts


def test_kept_replaced_and_dropped(home: Path) -> None:
    assert (drafts.read(home, "capture"), drafts.names(home)) == (None, ())
    drafts.drop(home, "capture")
    assert not home.exists()
    drafts.keep(home, "capture", "first")
    drafts.keep(home, "capture", "second\r\nline\n")
    drafts.keep(home, "Entry/..", "")
    assert drafts.read(home, "capture") == "second\r\nline\n"
    assert (drafts.read(home, "Entry/.."), drafts.names(home)) == ("", ("Entry/..", "capture"))
    drafts.drop(home, "capture")
    drafts.drop(home, "capture")
    assert drafts.names(home) == ("Entry/..",)


@settings(deadline=None)
@given(name=make.TEXT, text=make.TEXT)
def test_any_name_and_any_text(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    home = tmp_path_factory.mktemp("home")
    drafts.keep(home, name, text)
    assert (drafts.names(home), drafts.read(home, name)) == ((name,), text)
    assert {path.parent for path in home.rglob("*.txt")} == {home / "drafts"}


def test_surrogates_and_foreign_files_do_no_harm(home: Path) -> None:
    drafts.keep(home, "a\ud800", "b\ud800")
    assert drafts.read(home, drafts.names(home)[0]) == "b\ufffd"
    (home / "drafts" / "odd%zz%4.txt").write_bytes(b"\xff")
    (home / "drafts" / ".half.txt.new").write_bytes(b"x")
    assert set(drafts.names(home)) == {"a\ufffd", "odd%zz%4"}


def test_they_are_private_whatever_the_umask(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    before = os.umask(0o000)
    try:
        drafts.keep(home, "x", "text")
    finally:
        os.umask(before)
    modes = {str(path.relative_to(home.parent)): path.stat().st_mode & 0o777 for path in (home, *home.rglob("*"))}
    assert modes == {"home": 0o700, "home/drafts": 0o700, "home/drafts/x.txt": 0o600}


def test_trouble_is_one_sentence_and_the_old_text_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch, failing: Callable[..., Any]
) -> None:
    drafts.keep(home, "x", "old")
    with monkeypatch.context() as patch:
        patch.setattr("journal.store.files.sync", failing)
        with pytest.raises(StoreError, match=r"^Not saved: "):
            drafts.keep(home, "x", "new")
    assert drafts.read(home, "x") == "old"
    assert [path.name for path in (home / "drafts").iterdir()] == ["x.txt"]
    home.joinpath("file").write_text("")
    with pytest.raises(StoreError, match="is a file where the journal needs a folder"):
        drafts.keep(home / "file", "x", "new")
    assert (drafts.read(home / "file", "x"), drafts.names(home / "file")) == (None, ())
    drafts.drop(home / "file", "x")
    (home / "drafts" / "folder.txt").mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        drafts.read(home, "folder")
