"""The interpreter set up so that keys are answered at once."""

from __future__ import annotations

import gc
import sys

TURN_SECONDS = 0.0005
"""How long a thread may go on computing while another one waits."""
OFTEN = (2_000, 10, 1_000)
"""After how many new objects garbage is looked for, among the young and, seldom, among all of them."""


def be_quick() -> None:
    """Let the app's threads wait little for each other, and for the collector of garbage.

    A walk over everything there is takes longer than a frame: `tidy` does it when nobody types.
    """
    sys.setswitchinterval(TURN_SECONDS)
    gc.set_threshold(*OFTEN)


def tidy() -> None:
    """Look for garbage everywhere."""
    gc.collect()
