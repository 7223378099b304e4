"""Date phrases, read by our own table: `read_when` in a text, `parse_when` where a phrase stands alone."""

from __future__ import annotations

from journal.domain.dates.read import parse_when, read_when
from journal.domain.dates.reading import Ambiguous, Looking, Reading

__all__ = ["Ambiguous", "Looking", "Reading", "parse_when", "read_when"]
