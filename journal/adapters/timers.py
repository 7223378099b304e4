"""What makes a machine call `journal remind` every few minutes: a systemd user timer, or a line for cron."""

from __future__ import annotations

import shlex

MINUTES = 5
SERVICE, TIMER = "journal-remind.service", "journal-remind.timer"


def units(command: list[str]) -> dict[str, str]:
    """The two unit files of a systemd user timer by their names."""
    quoted = " ".join(_escaped(word) for word in command)
    return {
        SERVICE: f"[Unit]\nDescription=Reminders of the negotiation journal\n\n[Service]\nType=oneshot\n"
        f"ExecStart={quoted}\n",
        TIMER: f"[Unit]\nDescription=Reminders of the negotiation journal\n\n[Timer]\n"
        f"OnCalendar=*:0/{MINUTES}\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n",
    }


def cron_line(command: list[str]) -> str:
    """The line of a crontab; a per cent sign would end it there."""
    return f"*/{MINUTES} * * * * {shlex.join(command)}".replace("%", "\\%")


def _escaped(word: str) -> str:
    """A word of `ExecStart` (systemd.service, command lines): quoted, `%` and `$` doubled."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if plain != word or not plain or any(char.isspace() for char in plain) else plain
