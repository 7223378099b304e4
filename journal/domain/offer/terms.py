"""Terms of two values side by side: what changed, and what only the offer says."""

from __future__ import annotations

from dataclasses import fields, replace

from journal.domain.phrasing import terms_words
from journal.domain.records import Terms, Value

# The others are part of the quantity itself, or date a price.
_COMPARED = (
    "over_months", "cliff_months", "vest", "every_months", "begins_months", "begins_on", "for_year",
    "clawback_months", "instalments", "strike", "cap", "cap_percent", "guaranteed", "guaranteed_percent",
    "acceleration",
)  # fmt: skip


def changed_terms(promised: Value, offered: Value) -> tuple[str, ...]:
    """The terms that both name and name differently, as sentences; what one leaves open is no change."""
    notes = []
    for name in _COMPARED:
        said, now = getattr(promised.terms, name), getattr(offered.terms, name)
        if said not in (None, ()) and now not in (None, ()) and said != now:
            before, after = _only(promised.terms, name), _only(offered.terms, name)
            notes.append(f"Promised {terms_words(before)}, offered {terms_words(after)}.")
    return tuple(notes)


def added_terms(promised: Value, offered: Value) -> tuple[str, ...]:
    """The terms that only the offer names, in one sentence; nothing where there are none."""
    names = [
        name
        for name in _COMPARED
        if getattr(promised.terms, name) in (None, ()) and getattr(offered.terms, name) not in (None, ())
    ]
    if not names:
        return ()
    return (f"The offer says {terms_words(_only(offered.terms, *names))}; the promise left it open.",)


def same_schedule(one: Value, other: Value) -> bool:
    """Whether two are paid over time in the same way."""
    return all(getattr(one.terms, name) == getattr(other.terms, name) for name in _COMPARED)


def filled(value: Value | None, earlier: Value | None) -> Value | None:
    """A value with the terms that an earlier statement of the same one named and it does not."""
    if value is None or earlier is None or earlier.terms == value.terms:
        return value
    said = {one.name: getattr(earlier.terms, one.name) for one in fields(Terms)}
    kept = {name: term for name, term in said.items() if getattr(value.terms, name) in (None, (), "")}
    return replace(value, terms=replace(value.terms, **kept))


def _only(terms: Terms, *names: str) -> Terms:
    return Terms(**{name: getattr(terms, name) for name in names})
