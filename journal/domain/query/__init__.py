"""The search language: a text becomes a frozen tree with positions, and a tree a predicate over entries."""

from __future__ import annotations

from journal.domain.query.parse import parse
from journal.domain.query.tree import All, Any, Field, Not, Query, QueryError, Sort, Words

__all__ = ["All", "Any", "Field", "Not", "Query", "QueryError", "Sort", "Words", "parse"]
