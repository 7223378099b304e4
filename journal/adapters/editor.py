"""The person's own editor, on a file that nobody else can read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from journal.adapters.decoding import decode
from journal.domain.record import record
from journal.errors import BadInputError, StoreError

USUAL = ("nano", "vim", "vi", "emacs")
FILE_NAME = "entry.md"


@record(kw_only=False)
class Manuscript:
    """A text that came out of the editor, and the file it is still kept in."""

    text: str
    path: Path

    def discard(self) -> None:
        """Remove the file and its folder: the text is kept elsewhere."""
        import shutil

        shutil.rmtree(self.path.parent, ignore_errors=True)


def write(text: str, environ: Mapping[str, str]) -> Manuscript:
    """Let a text be written in the editor that `VISUAL` or `EDITOR` names, in a private temporary folder.

    The file stays until `discard`. Raises BadInputError where no editor can be run, or where it ended with an
    error, and StoreError where the file cannot be made or read back; an edited file then stays where it is, named
    in the sentence.
    """
    command = _command(environ)
    path = _fresh_file(text)
    code = _run(command, path)
    try:
        written = path.read_bytes()
    except OSError as error:
        raise StoreError(f"The edited file {path} cannot be read ({error.strerror}).") from error
    result = Manuscript(decode(written).rstrip("\r\n"), path)
    if code != 0:
        raise BadInputError(f"The editor ended with code {code}, so nothing was saved{_left(result, text)}.")
    return result


def _left(result: Manuscript, before: str) -> str:
    """What became of the text when the editor gave up."""
    if result.text.strip() in ("", before.strip()):
        result.discard()
        return ""
    return f"; the text is in {result.path}"


def _command(environ: Mapping[str, str]) -> list[str]:
    import shlex
    import shutil

    named = environ.get("VISUAL") or environ.get("EDITOR")
    if not named:
        found = next(filter(shutil.which, USUAL), None)
        if found is None:
            raise BadInputError("No editor is known; name one in the environment variable EDITOR, as in: EDITOR=nano")
        return [found]
    try:
        words = shlex.split(named)
    except ValueError:
        words = []
    if not words:
        raise BadInputError(f"EDITOR is “{named}”, which is no command; name a program, as in: EDITOR=nano")
    return words


def _fresh_file(text: str) -> Path:
    import tempfile

    try:
        path = Path(tempfile.mkdtemp(prefix="journal-")) / FILE_NAME
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(f"{text}\n" if text else "")
    except OSError as error:
        raise StoreError(f"No file could be made for the editor ({error.strerror}).", unsaved=text) from error
    return path


def _run(command: list[str], path: Path) -> int:
    import contextlib
    import shutil
    import signal
    import subprocess

    before = None
    with contextlib.suppress(ValueError):
        # An interrupt typed in the editor is the editor's: we wait for it to end.
        before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call([*command, str(path)])
    except OSError as error:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise BadInputError(
            f"The editor “{command[0]}” could not be run ({error.strerror}); set EDITOR to one that is there."
        ) from error
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
