"""The program `journal`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from journal.cli.run import run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.config import Settings
    from journal.domain.instants import Clock


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on its arguments (None: those of the process) and return its exit code."""
    return run(sys.argv[1:] if argv is None else argv, os.environ, _show_app)


def _show_app(settings: Settings, clock: Clock) -> None:
    """Show the app on the journal in the settings' home. Raises what opening it raises."""
    from journal.tui.run import run as show

    show(settings, clock)


if __name__ == "__main__":
    sys.exit(main())
