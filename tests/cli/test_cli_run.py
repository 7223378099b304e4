"""Whatever happens ends in an exit code and one sentence, and no text is lost."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import types

import pytest

from journal.cli import run as running
from journal.cli.output import OutputError, emit
from journal.errors import BadInputError, DamageError, NotFoundError, StoreError


@pytest.fixture
def command(monkeypatch):
    """`journal redo` replaced by a function of the test's own."""

    def replace(does):
        module = types.ModuleType("journal.cli.stand_in")
        module.redo = does
        monkeypatch.setitem(sys.modules, "journal.cli.stand_in", module)
        monkeypatch.setitem(running.MODULES, "redo", "stand_in")

    return replace


def raising(error, unsaved=""):
    def does(call):
        call.unsaved = unsaved
        raise error

    return does


def outcome(capsys, *argv):
    code = running.run(list(argv), {})
    return code, *capsys.readouterr()


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (BadInputError("A sentence."), 4, "A sentence.\n"),
        (NotFoundError("A sentence."), 3, "A sentence.\n"),
        (DamageError("A sentence.", detail="at line 3"), 6, "A sentence.\nat line 3\n"),
        (StoreError("Not written."), 5, "Not written.\n"),
        (StoreError("Not written.", unsaved="acme call: hi"), 5, "Not written.\nNot saved:\nacme call: hi\n"),
        (BadInputError("bad \x1b[31m\u202ename\n"), 4, "bad ␛[31mname \n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_errors_are_told_in_one_sentence(command, capsys, error, code, told):
    command(raising(error))
    assert outcome(capsys, "redo") == (code, "", told)


@pytest.mark.parametrize("error", [StoreError("No.", unsaved="the words"), RuntimeError("?"), KeyboardInterrupt()])
def test_a_text_that_was_given_is_printed_back_whatever_failed(command, capsys, error):
    command(raising(error, unsaved="the words\nthat were given"))
    assert outcome(capsys, "redo")[2].endswith("Not saved:\nthe words\nthat were given\n")


def test_a_defect_is_one_sentence_with_its_place(command, capsys):
    command(lambda call: emit(call.args.nothing))
    code, out, told = outcome(capsys, "redo")
    assert (code, out, told.count("\n")) == (1, "", 1)
    assert told.startswith("This is a defect of the program, not of yours (AttributeError: 'Namespace' object has no")
    assert " in run.py, line " in told


@pytest.mark.parametrize("error", [BrokenPipeError(errno.EPIPE, "Broken pipe"), OSError(errno.ENOSPC, "No space left")])
@pytest.mark.parametrize("when", ["write", "flush"])
def test_output_that_cannot_be_written(command, monkeypatch, capsys, error, when):
    class Full(io.StringIO):
        pass

    def fails(*_):
        raise error

    setattr(Full, when, fails)
    monkeypatch.setattr(sys, "stdout", Full())
    command(lambda call: call.page.line("something"))
    code = running.run(["redo"], {})
    monkeypatch.undo()
    told = capsys.readouterr().err
    if isinstance(error, BrokenPipeError):
        assert (code, told) == (0, "")
    else:
        assert (code, told) == (1, "The output could not be written (No space left); what was saved is saved.\n")
    assert OutputError.exit_code == 1


def test_no_output_at_all(command, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    command(lambda call: call.page.line("something"))
    assert running.run(["redo"], {}) == 0


def journal(*argv, **options):
    """The program in a process of its own."""
    environ = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}
    return subprocess.run([sys.executable, "-m", "journal", *argv], env=environ, check=False, **options)


def test_a_reader_that_leaves_early_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = journal("--help", stdout=pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")


def test_letters_the_output_lacks_are_no_error():
    done = journal("--help", capture_output=True)
    assert done.returncode == 0
    assert b"[COMMAND ?]" in done.stdout


def test_help_and_version_import_little():
    code = """if True:
        import sys
        before = set(sys.modules)
        from journal.__main__ import main
        main(["--help"]), main(["--version"])
        print(*set(sys.modules) - before)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = set(done.stdout.splitlines()[-1].split())
    assert {name for name in imported if name.startswith("journal")} == {
        "journal", "journal.__main__", "journal.cli", "journal.cli.commands", "journal.cli.output",
        "journal.cli.parser", "journal.cli.plain", "journal.cli.run", "journal.errors", "journal.safe_text",
    }  # fmt: skip
    assert not imported & {
        "typing",
        "argparse",
        "re",
        "dataclasses",
        "inspect",
        "json",
        "shutil",
        "asyncio",
        "importlib.metadata",
    }
