"""TinyDB's own tests against the journal's classes: `python -m tests.attack.tinydb_suite [--source DIR]`.

The tests come with TinyDB's source distribution, which is fetched for it; `--source` names a folder where it lies
already. Ends with 1 where a test differs that is not listed here, or one that is listed does not differ any more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

BY_DESIGN = {
    "test_tables::test_table_repr": "expects the names of TinyDB's own classes",
    "test_tinydb::test_repr": "expects the name of TinyDB's own class",
    "test_tables::test_persist_table": "a table is there as soon as it has a document; making it would be a change",
    "test_tinydb::test_access_storage": "expects TinyDB's storage in memory, where ours has a log",
    "test_tinydb::test_storage_access": "expects TinyDB's storage in memory, where ours has a log",
    "test_tinydb::test_multiple_dbs": "keeps a float; the journal refuses those, since canonical JSON has none",
}
"""Tests that have to fail, each with its reason."""

FEWEST = 140
"""So many have to pass; fewer were not all found."""

CHECKOUT = Path(__file__).parents[2]


def main() -> int:
    """Fetch, run, compare; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack.tinydb_suite", description=__doc__)
    parser.add_argument("--source", type=Path, help="a folder that holds TinyDB's source distribution")
    source = parser.parse_args().source
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        archive = _archive(source) if source else _fetched(scratch / "source")
        if archive is None:
            return 1
        return _judged(_run(scratch, archive))


def _fetched(folder: Path) -> Path | None:
    wanted = f"tinydb=={version('tinydb')}"
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-binary", ":all:", "--no-deps"]
    done = subprocess.run([*command, "--dest", str(folder), wanted], capture_output=True, text=True)
    if done.returncode:
        _tell(f"TinyDB's source distribution ({wanted}) could not be fetched:\n{done.stderr.strip()}")
        return None
    return _archive(folder)


def _archive(folder: Path) -> Path | None:
    found = sorted(folder.glob("tinydb-*.tar.gz"))
    if not found:
        _tell(f"There is no tinydb-*.tar.gz in {folder}.")
        return None
    return found[-1]


def _run(scratch: Path, archive: Path) -> dict[str, str]:
    """What became of each test: passed, skipped or how it failed."""
    with tarfile.open(archive) as packed:
        packed.extractall(scratch / "unpacked", filter="data")
    (tests,) = (scratch / "unpacked").glob("*/tests")
    # Not beside its sources: the TinyDB that is installed is the one to be tested.
    place = scratch / "suite" / "tests"
    shutil.copytree(tests, place)
    shutil.copy(Path(__file__).with_name("tinydb_conftest.py"), place / "conftest.py")
    (scratch / "suite" / "pytest.ini").write_text("[pytest]\n")
    report = scratch / "report.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=line", f"--junitxml={report}"]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [*command, "tests"], cwd=scratch / "suite", env=environment, capture_output=True, text=True, timeout=150
    )
    if not report.exists():
        _tell(done.stdout + done.stderr)
        return {}
    return {_name(case): _outcome(case) for case in ElementTree.parse(report).iter("testcase")}


def _name(case: ElementTree.Element) -> str:
    return f"{case.get('classname', '').rpartition('.')[2]}::{case.get('name', '')}"


def _outcome(case: ElementTree.Element) -> str:
    for kind in ("failure", "error"):
        found = case.find(kind)
        if found is not None:
            return (found.get("message") or kind).splitlines()[0]
    return "passed" if case.find("skipped") is None else "skipped"


def _judged(outcomes: dict[str, str]) -> int:
    passed = sum(outcome == "passed" for outcome in outcomes.values())
    skipped = sum(outcome == "skipped" for outcome in outcomes.values())
    failed = {name: why for name, why in outcomes.items() if why not in ("passed", "skipped")}
    _tell(f"TinyDB {version('tinydb')}: {passed} passed, {skipped} skipped, {len(failed)} differ")
    for name, reason in BY_DESIGN.items():
        _tell(f"  {name}: {reason}" if name in failed else f"  {name}: is listed, and does not differ any more")
    for name in failed.keys() - BY_DESIGN.keys():
        _tell(f"  {name}: not expected: {failed[name]}")
    if passed < FEWEST:
        _tell(f"  at least {FEWEST} had to pass")
    return int(failed.keys() != BY_DESIGN.keys() or passed < FEWEST)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
