"""The fields of a prep as texts: one way to write each, whether in options, a form or an editor.

In an editor a prep is a text of one line a thing, each begun by the word of its field:

    target 195k
    walk-away 176k
    instead borg
    priority base 5
    market 178k-205k, source salary survey, date Oct 2026
    point two fleet migrations led
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.domain.record import record
from journal.domain.records.prep import Prep

Texts = Mapping[str, Sequence[str]]
"""What is written in each field, by the field's id; a field without texts is empty."""

UNREAD = "unread"
"""The field of lines that begin with no word of the form."""


@record(kw_only=False)
class Field:
    """A field of the form. `word` begins its lines, `label` names it, `example` shows what to write.

    `is_many` tells whether it may hold more than one text.
    """

    id: str
    word: str
    label: str
    example: str
    is_many: bool = True


FIELDS: tuple[Field, ...] = (
    Field("target", "target", "Target", "195k", is_many=False),
    Field("walk_away", "walk-away", "Walk away", "176k", is_many=False),
    Field("alternative", "instead", "Instead", "borg, or words", is_many=False),
    Field("priorities", "priority", "Priority", "base 5"),
    Field(
        "market",
        "market",
        "Market",
        "178k-205k, source salary survey, region New York, role Staff Engineer, date Oct 2026",
    ),
    Field("points", "point", "Point", "two fleet migrations led"),
    Field("shown", "show", "I bring", "the incident report of last year"),
    Field("questions", "ask", "To ask", "Who signs off on the number?"),
)
"""Every field in the order of the form."""

_WORDS = {one.word: one.id for one in FIELDS} | {
    "walkaway": "walk_away",
    "alternative": "alternative",
    "question": "questions",
}
HEAD = "# One thing a line: " + ", ".join(one.word for one in FIELDS) + ". Lines like this one are left out."
_COMMENT = "# "


def texts_of(prep: Prep | None, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What is written in each field of a prep; `names` has what the ids of negotiations are called."""
    if prep is None:
        return {}
    instead = names.get(prep.instead or "", "") or prep.alternative
    texts = {
        "target": (prep.target.text,) if prep.target else (),
        "walk_away": (prep.walk_away.text,) if prep.walk_away else (),
        "alternative": (instead,) if instead else (),
        "priorities": tuple(one.text for one in prep.priorities),
        "market": tuple(one.text for one in prep.market),
        "points": prep.points,
        "shown": prep.shown,
        "questions": prep.questions,
        UNREAD: prep.unread,
    }
    return {key: written for key, written in texts.items() if written}


def as_text(texts: Texts) -> str:
    """The texts as one, for an editor: a line each, with a line above that tells how."""
    lines = [f"{one.word} {text}" for one in FIELDS for text in texts.get(one.id, ())]
    return "\n".join([HEAD, *lines, *texts.get(UNREAD, ())])


def from_text(text: str) -> dict[str, tuple[str, ...]]:
    """The texts that an editor's text holds; never raises, and leaves nothing out but its own line and empty ones."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        words = " ".join(line.split())
        if not words or (words.startswith(_COMMENT) and words == " ".join(HEAD.split())):
            continue
        key, said = _keyed(words)
        if said:
            found[key] = (*found.get(key, ()), said)
    return found


def _keyed(line: str) -> tuple[str, str]:
    word, _, rest = line.partition(" ")
    key = _WORDS.get(word.casefold().removesuffix(":"))
    if key is None and line.casefold().startswith("walk away"):
        return "walk_away", line[len("walk away") :].lstrip(": ")
    return (key, rest.strip()) if key is not None else (UNREAD, line)
