"""`remind`: what is due now, as notifications of the desktop, each once; for cron or a timer."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from journal.cli.call import Call
from journal.domain.reminders import Reminder
from journal.exchange.json_form import stamp
from journal.safe_text import shown_line
from journal.service import reminding


def remind(call: Call) -> None:
    """Give the reminders whose time has come: on the desktop where that is possible, else on standard output."""
    if call.args.print_timer:
        _print_timer(call)
        return
    found = reminding.remind(call.session, lambda ones: _show(call, ones))
    if call.args.json:
        call.json([_form(one) for one in found])


def _show(call: Call, found: Sequence[Reminder]) -> bool:
    if call.args.json:
        return True
    if not call.args.print:
        from journal.adapters.notifications import show

        if show(_messages(found)):
            return True
    for one in found:
        call.page.line((one.title, "bold"), "  ", one.text)
    return True


def _messages(found: Sequence[Reminder]) -> list[tuple[str, str]]:
    if len(found) <= reminding.MOST:
        return [(shown_line(one.title), shown_line(one.text)) for one in found]
    first = "\n".join(f"{shown_line(one.title)}: {shown_line(one.text)}" for one in found[: reminding.MOST])
    return [(f"{len(found)} are due", f"{first}\nand {len(found) - reminding.MOST} more: journal due")]


def _form(one: Reminder) -> dict[str, str | None]:
    return {"at": one.at.iso(), "negotiation": one.title, "text": one.text, "when": stamp(one.when)}


def _print_timer(call: Call) -> None:
    from journal.adapters.timers import TIMER, cron_line, units

    command = [*_program(), "--home", str(call.home), "remind"]
    if call.args.json:
        call.json({"units": units(command), "cron": cron_line(command)})
        return
    page = call.page
    folder = "~/.config/systemd/user"
    page.line(("# A systemd user timer: two files,", "muted"))
    for name, text in units(command).items():
        page.line((f"# {folder}/{name}", "muted"))
        for line in text.splitlines():
            page.whole(line)
        page.line()
    page.whole((f"# then: systemctl --user enable --now {TIMER}", "muted"))
    page.line()
    page.whole(("# Or, without systemd, a line for `crontab -e`:", "muted"))
    page.whole(cron_line(command))


def _program() -> list[str]:
    """How this program is called from anywhere."""
    found = shutil.which("journal")
    return [str(Path(found).absolute())] if found else [sys.executable, "-m", "journal"]
