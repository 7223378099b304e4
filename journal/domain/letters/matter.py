"""What letter templates are given: words, no records, and nothing that one keeps to oneself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from journal.domain.document.questions import question_on
from journal.domain.document.words import date_words, difference, origin, quoted, said_by, said_value
from journal.domain.instants import Instant, When
from journal.domain.offer.asks import AskStatus
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Ledger, Row
from journal.domain.record import record
from journal.domain.records import ME, Entry, ItemTable
from journal.domain.records.letter import Letter, LetterKind

_OPEN = (AskStatus.OPEN, AskStatus.PARTLY)


@record
class Wanted:
    """What a letter is to say beside the ledger. Empty and None mean not said.

    `to` are names, `me` is how it is signed. `by` is a time for an answer, `at` when a talk is to be and `minutes` how
    long. `earlier` is the letter that a reminder is about, with the entry that sent it; `talk` the last conversation.
    """

    to: tuple[str, ...] = ()
    me: str = ""
    by: When | None = None
    at: When | None = None
    minutes: int = 30
    because: str = ""
    purpose: str = ""
    earlier: tuple[Letter, Entry] | None = None
    talk: Entry | None = None


def rows_for(kind: LetterKind, ledger: Ledger) -> tuple[Row, ...]:
    """The rows a letter of a kind is about where nobody chose any."""
    choose = _ROWS.get(kind)
    return tuple(row for row in ledger.rows if choose(row, ledger)) if choose is not None else ()


def _is_unwritten(row: Row, ledger: Ledger) -> bool:
    return any(one.item == row.item for one in ledger.unwritten)


def _is_asked(row: Row, ledger: Ledger) -> bool:
    has_asks = any(one.asked_status in _OPEN for one in ledger.rows)
    return row.asked_status in _OPEN if has_asks else _is_gap(row, ledger)


def _is_gap(row: Row, ledger: Ledger) -> bool:
    return not ledger.is_pending and row.is_gap


def _is_open(row: Row, ledger: Ledger) -> bool:
    """Whether there is something to ask about it."""
    return bool(question_on(row, None, {})) or any(one.item == row.item for one in ledger.conflicts)


def _is_part(row: Row, ledger: Ledger) -> bool:
    return bool(row.promised or row.since or row.agreed or row.offered)


_ROWS: Mapping[LetterKind, Callable[[Row, Ledger], bool]] = {
    LetterKind.RECAP: _is_unwritten,
    LetterKind.COUNTER: _is_asked,
    LetterKind.CLARIFICATION: _is_open,
    LetterKind.ACCEPTANCE: _is_part,
    LetterKind.TALK: _is_gap,
}


def matter_of(
    ledger: Ledger,
    rows: Sequence[Row],
    wanted: Wanted,
    names: Mapping[str, str],
    items: ItemTable,
    now: Instant,
    *,
    private: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Everything a template may name; what is not known is empty.

    `private` are the items that the person gave a figure of their own.
    """
    about = ledger.negotiation
    first = wanted.to[0].split()[0] if wanted.to and wanted.to[0].split() else ""
    unwritten = {one.item for one in ledger.unwritten}
    made = [_item(row, ledger, names) | {"difference": _difference(row, items, private)} for row in rows]
    return {
        "greeting": f"Dear {first}," if first else "Hello,",
        "closing": f"Kind regards,\n{wanted.me}" if wanted.me else "Kind regards",
        "to": list(wanted.to),
        "first": first,
        "me": wanted.me,
        "company": about.company,
        "role": about.role,
        "negotiation": about.name,
        "today": date_words(now.day),
        "items": made,
        "unwritten": [row.label for row in rows if row.item in unwritten],
        "offer": _offer(ledger),
        "said_on": _said_on(rows),
        "talked_on": date_words(wanted.talk.occurred) if wanted.talk else "",
        "by": when_in_full(wanted.by),
        "at": when_in_full(wanted.at),
        "minutes": wanted.minutes,
        "because": _sentence(wanted.because),
        "purpose": _sentence(wanted.purpose),
        "earlier": _earlier(wanted),
    }


def when_in_full(when: When | None) -> str:
    """`27 Nov 2026, 17:00 (New York)`; a whole day without a time; empty for none."""
    if when is None:
        return ""
    if isinstance(when, Instant):
        place = when.zone.rpartition("/")[2].replace("_", " ")
        return f"{date_words(when)}, {when.local:%H:%M} ({place})"
    return date_words(when)


def _difference(row: Row, items: ItemTable, private: frozenset[str]) -> str:
    return difference(row, items, is_private=row.item.partition("/")[0] in private or row.item in private)


def _item(row: Row, ledger: Ledger, names: Mapping[str, str]) -> dict[str, Any]:
    claim = row.since or row.promised
    conflict = next((one for one in ledger.conflicts if one.item == row.item), None)
    first = origin(claim, row) if claim is not None else None
    return {
        "label": row.label,
        "promised": said_value(claim),
        "offered": said_value(row.offered),
        "asked": said_value(row.asked) if row.asked_status in _OPEN else "",
        "agreed": said_value(row.agreed),
        "said_by": said_by(first, names) if first else "",
        "speaker": _speaker(first, names),
        "quote": quoted(first) if first else "",
        "question": question_on(row, conflict, names),
        "in_writing": bool(row.in_writing),
        "context": f"We spoke of {said_value(claim)} ({said_by(first, names)})." if first else "",
    }


def _speaker(claim: Held | None, names: Mapping[str, str]) -> str:
    return "" if claim is None or claim.speaker in (None, ME) else names.get(claim.speaker or "", "")


def _offer(ledger: Ledger) -> dict[str, Any] | None:
    version = ledger.version
    if version is None:
        return None
    return {
        "number": version.number,
        "form": version.form.label,
        "received": date_words(version.at),
        "expires": when_in_full(version.expires),
    }


def _said_on(rows: Sequence[Row]) -> str:
    """The one day on which all of it was said; empty where there were several."""
    claims = [(row.since or row.promised, row) for row in rows]
    days = {date_words(origin(one, row).entry.occurred) for one, row in claims if one is not None}
    return days.pop() if len(days) == 1 else ""


def _sentence(words: str) -> str:
    """Words as a sentence of their own."""
    words = " ".join(words.split())
    if not words:
        return ""
    return words[:1].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")


def _earlier(wanted: Wanted) -> dict[str, str] | None:
    if wanted.earlier is None:
        return None
    letter, entry = wanted.earlier
    return {"subject": letter.subject, "sent_on": date_words(entry.occurred)}
