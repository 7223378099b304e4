"""The person's own editor: which one, on what file, and what happens when it fails."""

from __future__ import annotations

import shlex
import signal
import stat
import sys
from pathlib import Path

import pytest

from journal.adapters import editor
from journal.adapters.decoding import decode
from journal.errors import BadInputError


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    """Temporary folders inside the test's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def editing(script: str) -> dict[str, str]:
    """An editor that is a line of Python; `path` is the file."""
    code = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {script}"
    return {"EDITOR": shlex.join([sys.executable, "-c", code])}


def test_the_text_comes_back_and_its_file_stays_until_it_is_discarded(scratch):
    manuscript = editor.write("before", editing("path.write_text(path.read_text() + 'after\\n\\n')"))
    assert manuscript.text == "before\nafter"
    assert manuscript.path.exists()
    manuscript.discard()
    assert list(scratch.iterdir()) == []


def test_nobody_else_can_read_the_file():
    manuscript = editor.write("secret", editing("pass"))
    assert stat.S_IMODE(manuscript.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(manuscript.path.parent.stat().st_mode) == 0o700


def test_visual_wins_over_editor():
    visual = editing("path.write_text('visual')")["EDITOR"]
    assert editor.write("", {"EDITOR": "false", "VISUAL": visual}).text == "visual"


def test_bytes_that_are_no_utf_8_are_not_lost():
    assert editor.write("", editing("path.write_bytes(b'Z\\xfcrich')")).text == "Zürich"


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"EDITOR": "no-such-editor -w"},
         "The editor “no-such-editor” could not be run (No such file or directory); set EDITOR to one that is there."),
        ({"EDITOR": "vi 'unfinished"},
         "EDITOR is “vi 'unfinished”, which is no command; name a program, as in: EDITOR=nano"),
        (editing("sys.exit(3)"), "The editor ended with code 3, so nothing was saved."),
    ],
)  # fmt: skip
def test_an_editor_that_fails_leaves_a_sentence_and_no_file(environ, sentence, scratch):
    with pytest.raises(BadInputError) as caught:
        editor.write("as it was", environ)
    assert caught.value.sentence == sentence
    assert list(scratch.iterdir()) == []


def test_no_editor_at_all(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(BadInputError, match="No editor is known; name one in the environment variable EDITOR"):
        editor.write("", {})


def test_what_was_written_before_the_editor_failed_is_kept(scratch):
    with pytest.raises(BadInputError) as caught:
        editor.write("", editing("path.write_text('long work'); sys.exit(1)"))
    kept = caught.value.sentence.removeprefix("The editor ended with code 1, so nothing was saved; the text is in ")
    assert Path(kept.removesuffix(".")).read_text() == "long work"


def test_an_interrupt_in_the_editor_does_not_end_the_program():
    manuscript = editor.write("", editing("import os, signal; os.kill(os.getppid(), 2); path.write_text('still here')"))
    assert manuscript.text == "still here"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Zürich".encode(), "Zürich"),
        ("Zürich".encode("utf-8-sig"), "Zürich"),
        ("Zürich".encode("utf-16"), "Zürich"),
        ("Zürich €".encode("cp1252"), "Zürich €"),
        (b"\x81\xff\xfe", "\x81ÿþ"),
        (b"", ""),
        (b"a\x00b", "a\x00b"),
    ],
)
def test_decoding(raw, text):
    assert decode(raw) == text
