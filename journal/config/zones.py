"""The zone of the machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo


def local_zone(environ: Mapping[str, str]) -> str:
    """The IANA name of the machine's zone; UTC where it cannot be told."""
    named = environ.get("TZ", "").removeprefix(":")
    if named and is_zone(named):
        return named
    try:
        _, found, linked = os.readlink("/etc/localtime").partition("zoneinfo/")  # noqa: PTH115
    except OSError:
        found, linked = "", ""
    if found and is_zone(linked):
        return linked
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def is_zone(name: str) -> bool:
    """Whether it is a zone of the IANA table."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True
