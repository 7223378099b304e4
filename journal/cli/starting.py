"""The program without a command, and `demo`: the app on a terminal, the Today page elsewhere."""

from __future__ import annotations

from pathlib import Path

from journal.cli.call import Call
from journal.errors import UsageError


def journal(call: Call) -> None:
    """The app; where there is no terminal to show it on, the Today page."""
    if call.has_screen():
        call.show_app()
    else:
        from journal.cli.reading import today

        today(call)


def demo(call: Call) -> None:
    """The same on a sample journal in a temporary home, gone afterwards."""
    if call.args.home:
        raise UsageError("`journal demo` has a temporary home of its own; leave out --home.")
    import tempfile

    from journal.config import SETTINGS_FILE
    from journal.service.demo import fill, settings_text

    with tempfile.TemporaryDirectory(prefix="journal-demo-", ignore_cleanup_errors=True) as folder:
        call.args.home = folder
        today = call.clock(call.settings)().day
        Path(folder, SETTINGS_FILE).write_text(settings_text(today), encoding="utf-8")
        fill(call.session)
        journal(call)
        call.close()
