"""What no file of the project may hold, and what all of them have to agree on."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import journal

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 300

# Put together from halves, so that this file does not hold them itself.
FORBIDDEN = {
    "a registry's host": ("py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.org", "deb.debian" + ".org"),
    "a path of one machine": ("/" + "work/", "/" + "tmp/", "/" + "root/", "/opt/" + "venv"),
    "unfinished work": ("# TO" + "DO", "# FIX" + "ME", "# XX" + "X"),
}


def project_files() -> list[Path]:
    """Every text file that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in project_files()
        for word in FORBIDDEN[what]
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_modules_can_be_read_in_one_sitting() -> None:
    modules = [path for path in project_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] != "tests"]
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in modules}
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_the_version_is_the_newest_one_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([\d.]+)\]", changelog, re.MULTILINE)[0] == journal.__version__


def test_the_project_file_has_what_a_package_index_shows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "negotiation-journal"
    assert project["scripts"] == {"journal": "journal.__main__:main"}
    assert (ROOT / project["readme"]).is_file()
    assert all((ROOT / name).is_file() for name in project["license-files"])


def test_the_wheel_carries_the_styles() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert wheel["wheel"]["force-include"] == {"styles": "journal/styles"}
    assert list((ROOT / "styles").glob("*.tcss"))
