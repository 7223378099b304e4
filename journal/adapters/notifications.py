"""Desktop notifications, by the library `desktop-notifier`, which is imported when there is one to show."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
APP = "Journal"
SECONDS = 10
"""How long the desktop may take to show them."""


def show(messages: Sequence[tuple[str, str]]) -> bool:
    """Show titles with their texts; whether all of them were. Never raises: there may be no desktop."""
    import asyncio
    import logging

    _find_bus()
    try:
        from desktop_notifier import DesktopNotifier
    except Exception:
        return False
    # The library writes a traceback where it finds no desktop.
    logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)

    async def shown() -> bool:
        given: list[str] = []
        notifier = DesktopNotifier(app_name=APP, app_icon=None)
        # Only what has arrived at the desktop is dispatched; sending itself never fails.
        notifier.on_dispatched = given.append
        sent = [await notifier.send(title=title, message=text) for title, text in messages]
        return sent == given

    async def in_time() -> bool:
        return await asyncio.wait_for(shown(), SECONDS)

    try:
        return asyncio.run(in_time())
    except Exception:
        return False


def _find_bus() -> None:
    """Under cron nobody says where the session's bus is; on systemd it is here."""
    if ADDRESS not in os.environ and hasattr(os, "getuid"):
        socket = Path(f"/run/user/{os.getuid()}/bus")
        if socket.exists():
            os.environ[ADDRESS] = f"unix:path={socket}"
