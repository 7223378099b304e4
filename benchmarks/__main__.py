"""Every figure of the design in one run: `python -m benchmarks [--entries N…]`. It takes about half an hour."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.measure import arguments

ALL = ("save", "startup", "keys", "search", "commands", "idle", "ledger", "safekeeping")
SIZED = frozenset(ALL) - {"ledger"}
"""Those that grow with the journal; the others have a size of their own."""


def main() -> None:
    given = arguments(__doc__, sizes=(1_000, 10_000, 100_000), runs=0)
    failed = []
    for name in ALL:
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        if given.runs and name != "idle":
            command += ["--runs", str(given.runs)]
        if name in SIZED:
            command += ["--entries", *(str(size) for size in given.entries)]
        print(flush=True)
        if subprocess.run(command).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
