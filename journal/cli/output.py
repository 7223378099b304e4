"""Standard output, and what to do when it cannot be written."""

from __future__ import annotations

import os
import sys

from journal.errors import JournalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


class OutputError(JournalError):
    """What was to be printed could not be written."""

    exit_code = 1


def emit(text: str) -> None:
    """Print text as it is. Raises OutputError, and BrokenPipeError where nobody listens any more."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
    except OSError as error:
        _failed(error)


def flush() -> None:
    """See what was printed through to where it goes. Raises as `emit` does."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        _failed(error)


def _failed(error: OSError) -> NoReturn:
    """Nothing further goes anywhere: what is still buffered would fail once more at the exit."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)
    except (OSError, ValueError):
        pass
    if isinstance(error, BrokenPipeError):
        raise error
    reason = error.strerror or str(error)
    raise OutputError(f"The output could not be written ({reason}); what was saved is saved.") from error
