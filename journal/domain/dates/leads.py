"""The small words before a day or a clock time that don't change it: `at`, `on the`, `um`, `à`, `a las`."""

from __future__ import annotations

from journal.domain.dates.names import LEADS
from journal.domain.dates.tokens import Line


def after_lead(line: Line, index: int) -> int:
    """The token after such a word, or `index` where there is none. `à` needs its accent: `a` is an article."""
    texts = line.texts(index, 2)
    if texts in LEADS:
        return index + 2
    if texts[:1] in LEADS or (texts[0] == "a" and line.raw(index, index + 1) in "àÀ"):
        return index + 1
    return index
