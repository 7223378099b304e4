"""The program `journal`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.config import Settings
    from journal.domain.instants import Clock


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on its arguments and return its exit code.

    None means the arguments of the process, which then is the program's own and ends as soon as it can: nothing
    is left to be done once a command has printed and saved.
    """
    if argv is not None:
        return _run(argv)
    # A command leaves little garbage; looking for it while modules load is a tenth of its time. The app looks
    # for it again once its first page is on the screen.
    gc.disable()
    code = _run(sys.argv[1:])
    if "threading" not in sys.modules and _is_told():
        # Nobody else is at work. Taking the modules apart is as much again.
        os._exit(code)
    return code


def _is_told() -> bool:
    """Whether all that was printed has gone where it goes."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


def _run(argv: Sequence[str]) -> int:
    from journal.cli.run import run

    return run(argv, os.environ, _show_app)


def _show_app(settings: Settings, clock: Clock) -> None:
    """Show the app on the journal in the settings' home. Raises what opening it raises."""
    from journal.tui.run import run as show

    show(settings, clock)


if __name__ == "__main__":
    sys.exit(main())
