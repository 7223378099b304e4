"""Desktop notifications, on a real bus with a desktop of the test's own, and where there is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

import pytest

from journal.adapters.timers import cron_line, units

DESKTOP = """
import asyncio, sys
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, method

class Desktop(ServiceInterface):
    def __init__(self):
        super().__init__("org.freedesktop.Notifications")
        self.count = 0
    @method()
    def GetCapabilities(self) -> "as":
        return ["body"]
    @method()
    def GetServerInformation(self) -> "ssss":
        return ["test", "test", "1", "1.2"]
    @method()
    def Notify(self, app: "s", replaces: "u", icon: "s", title: "s", body: "s", actions: "as", hints: "a{sv}",
               timeout: "i") -> "u":
        self.count += 1
        print(f"{app}|{title}|{body}", flush=True)
        return self.count

async def main():
    bus = await MessageBus().connect()
    bus.export("/org/freedesktop/Notifications", Desktop())
    await bus.request_name("org.freedesktop.Notifications")
    child = await asyncio.create_subprocess_exec(*sys.argv[1:])
    sys.exit(await child.wait())

asyncio.run(main())
"""

SHOW = "import sys; from journal.adapters.notifications import show; sys.exit(0 if show([('acme', 'answer, 18:00'), ('borg', 'x')]) else 7)"


def bare(**more: str) -> dict[str, str]:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("DBUS", "DISPLAY", "XDG", "JOURNAL"))
    }
    return kept | more


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no dbus-run-session here")
def test_they_arrive_on_a_desktop():
    command = ["dbus-run-session", "--", sys.executable, "-c", DESKTOP, sys.executable, "-c", SHOW]
    done = subprocess.run(command, env=bare(), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["Journal|acme|answer, 18:00", "Journal|borg|x"]


@pytest.mark.parametrize("address", [{}, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}])
def test_where_there_is_no_desktop_it_says_so_and_nothing_else(address):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SHOW], env=bare(**address), capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (7, "", "")


def test_the_library_is_imported_only_when_there_is_something_to_show():
    code = "import sys, journal.adapters.notifications, journal.cli.reminding; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"desktop_notifier", "dbus_fast", "asyncio"} & set(done.stdout.split())


COMMANDS = [
    (["/bin/journal", "--home", "/home/me", "remind"], "ExecStart=/bin/journal --home /home/me remind"),
    (["/my dir/journal", 'a"b', "50%", "$HOME", ""], 'ExecStart="/my dir/journal" "a\\"b" "50%%" "$$HOME" ""'),
]


@pytest.mark.parametrize(("command", "line"), COMMANDS)
def test_a_timer_calls_the_command_as_it_is(command, line):
    made = units(command)
    assert set(made) == {"journal-remind.service", "journal-remind.timer"}
    assert line in made["journal-remind.service"].splitlines()
    minutes, *_, words = cron_line(command).split(" ", 5)
    assert minutes == "*/5" and shlex.split(words.replace("\\%", "%")) == command
