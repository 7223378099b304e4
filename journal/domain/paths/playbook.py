"""Playbooks: checklists in files, which a person can read and change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from journal.domain.paths.checklist import Checklist, Line, looked, settled
from journal.domain.paths.conditions import CONDITIONS
from journal.domain.paths.fitting import SITUATIONS
from journal.domain.paths.situation import Situation
from journal.domain.record import record
from journal.errors import BadInputError

PLACES = (
    "ledger", "report", "talk", "letters", "brief", "people", "decide", "gate", "kept", "close", "post_mortem",
)  # fmt: skip
"""Where in the app a step may lead to."""

WORDS = ("name", "company", "role", "person", "reason", "thanks", "words")
"""What may stand in braces in the lines of a playbook."""

LONGEST = 300
"""Characters of a line that are taken."""
MOST_STEPS = 60

_STEP_KEYS = ("id", "text", "hint", "seen", "write", "go")
_KEYS = ("title", "about", "when", "points", "step")
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_BRACES = re.compile(r"\{([^{}]*)\}")


@record
class Step:
    """One step: `seen` names the condition that ticks it, `write` the line to begin with, `go` where it is done."""

    id: str
    text: str
    hint: str = ""
    seen: str = ""
    write: str = ""
    go: str = ""


@record
class Playbook:
    """A path: `when` names the situation that suggests it, empty for none; `points` are lines for the talk."""

    name: str
    title: str
    about: str = ""
    when: str = ""
    steps: tuple[Step, ...]
    points: tuple[str, ...] = ()


def read_playbook(name: str, doc: Mapping[str, Any]) -> Playbook:
    """The playbook that a file's content is. Raises BadInputError with the place of the first mistake."""
    _known(doc, _KEYS, "at the top")
    steps = doc.get("step", [])
    if not isinstance(steps, list) or not steps:
        raise BadInputError("it has no [[step]]; a playbook is a list of steps, each with id and text")
    if len(steps) > MOST_STEPS:
        raise BadInputError(f"it has {len(steps)} steps, more than {MOST_STEPS}; make two playbooks of it")
    read = [_step(one, number) for number, one in enumerate(steps, 1)]
    twice = {one.id for one in read if sum(one.id == other.id for other in read) > 1}
    if twice:
        raise BadInputError(f"two steps have the id “{min(twice)}”; give each its own")
    points = doc.get("points", [])
    if not isinstance(points, list):
        raise BadInputError("at the top: points is a list of lines in quotation marks")
    when = _text(doc, "when", "at the top")
    _one_of(when, SITUATIONS, "at the top: “when” names no situation")
    return Playbook(
        name=name,
        title=_needed(doc, "title", "at the top"),
        about=_text(doc, "about", "at the top"),
        when=when,
        steps=tuple(read),
        points=tuple(filter(str.strip, (_filled(point, f"point {number}") for number, point in enumerate(points, 1)))),
    )


def _step(doc: Any, number: int) -> Step:
    place = f"step {number}"
    if not isinstance(doc, Mapping):
        raise BadInputError(f"{place} is no table; begin it with [[step]]")
    _known(doc, _STEP_KEYS, place)
    step_id = _needed(doc, "id", place)
    if not _ID.match(step_id):
        raise BadInputError(f"{place}: the id “{step_id}” has to be small letters, digits and _, as call_them")
    seen, go = _text(doc, "seen", place), _text(doc, "go", place)
    _one_of(seen, CONDITIONS, f"{place}: “seen” names no condition")
    _one_of(go, dict.fromkeys(PLACES), f"{place}: “go” names no place")
    hint = _filled(_text(doc, "hint", place), f"{place}, hint")
    write = _filled(_text(doc, "write", place), f"{place}, write")
    return Step(id=step_id, text=_needed(doc, "text", place), hint=hint, seen=seen, write=write, go=go)


def _known(doc: Mapping[str, Any], keys: tuple[str, ...], place: str) -> None:
    for key in doc:
        if key not in keys:
            raise BadInputError(f"{place}: “{key}” is no word of a playbook{_near(key, keys)}")


def _needed(doc: Mapping[str, Any], key: str, place: str) -> str:
    text = _text(doc, key, place)
    if not text:
        raise BadInputError(f"{place}: “{key}” is missing or empty")
    return text


def _text(doc: Mapping[str, Any], key: str, place: str) -> str:
    text = doc.get(key, "")
    if not isinstance(text, str):
        raise BadInputError(f"{place}: “{key}” has to be words in quotation marks")
    return " ".join(text.split())[:LONGEST] if key != "write" else text[:LONGEST]


def _filled(text: Any, place: str) -> str:
    if not isinstance(text, str):
        raise BadInputError(f"{place} has to be words in quotation marks")
    for name in _BRACES.findall(text):
        if name not in WORDS:
            raise BadInputError(f"{place}: “{{{name}}}” is not known{_near(name, WORDS)}")
    return text[:LONGEST]


def _one_of(word: str, words: Mapping[str, Any], wrong: str) -> None:
    if word and word not in words:
        raise BadInputError(f"{wrong} “{word}”{_near(word, tuple(words))}")


def _near(word: str, words: tuple[str, ...]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(words)}"


def walked(playbook: Playbook, situation: Situation, values: Mapping[str, str]) -> Checklist:
    """A playbook as it stands: each step ticked by the journal, else by hand. `values` fill the braces."""
    lines = []
    for step in playbook.steps:
        hint, write = fill(step.hint, values), fill(step.write, values)
        line = Line(step=step.id, text=step.text, hint=hint, write=write, go=step.go)
        lines.append(looked(line, CONDITIONS[step.seen](situation) if step.seen else None))
    ticks = situation.ticked(playbook.name)
    return Checklist(name=playbook.name, title=playbook.title, about=playbook.about, lines=settled(lines, ticks))


def talking_points(playbook: Playbook, values: Mapping[str, str]) -> tuple[str, ...]:
    """What there is to say, filled in; a point whose words the journal does not know is left out."""
    known = (point for point in playbook.points if all(values.get(name) for name in _BRACES.findall(point)))
    return tuple(fill(point, values) for point in known)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its braces filled; what is not known leaves nothing."""
    return _BRACES.sub(lambda match: values.get(match[1], ""), text)
