"""One courteous question for each row of a comparison: of fact, never an accusation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journal.domain.document.words import date_words, origin, said_value
from journal.domain.offer.conflicts import Conflict
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.records import ME, Certainty
from journal.domain.records.ruling import Verdict

Names = Mapping[str, str]


def question_on(row: Row, conflict: Conflict | None, names: Names) -> str:
    """The question a row asks; empty where there is nothing to ask."""
    if conflict is not None:
        return _conflict(conflict, names)
    if row.verdict is None:
        return ""
    ask = _QUESTIONS.get(row.verdict)
    words = ask(row, names) if ask is not None else ""
    if words and row.condition_changed and row.verdict is not Verdict.CONDITION_CHANGED:
        words += " Its terms read differently, too; could you tell me about that?"
    return words


def _who(held: Held | None, names: Names) -> str:
    """`Dana Reyes on 13 Nov 2026`; `on 13 Nov 2026` where it is not known who."""
    if held is None:
        return ""
    name = "" if held.speaker in (None, ME) else names.get(held.speaker or "", "")
    return f"{name} on {date_words(held.entry.occurred)}".strip()


def _claim(row: Row) -> Held | None:
    """What was spoken of, where it was said first-hand."""
    claim = row.promised or row.since
    return origin(claim, row) if claim is not None else None


def _apart(row: Row, names: Names) -> str:
    claim = _claim(row)
    return (
        f"From our conversation ({_who(claim, names)}) I noted {said_value(claim)}; the offer says "
        f"{said_value(row.offered)}. Could you tell me which of the two is meant?"
    )


def _absent(row: Row, names: Names) -> str:
    claim = _claim(row)
    return (
        f"We spoke of {said_value(claim)} ({_who(claim, names)}), and I do not find it in the offer. "
        "Is it meant to be part of it?"
    )


def _changed(row: Row, names: Names) -> str:
    promised, offered = row.promised, row.offered
    if promised is not None and offered is not None and promised.certainty is not offered.certainty:
        what = f"It was spoken of as {promised.certainty.label} ({_who(promised, names)}); the offer makes it "
        what += offered.certainty.label
    else:
        what = f"We spoke of {said_value(promised)}; the offer says {said_value(offered)}"
    return f"{what}. Could you tell me more about that, and how it would work?"


def _more(row: Row, names: Names) -> str:
    return f"The offer says {said_value(row.offered)}, which is more than we spoke of. Could you confirm that it is so?"


def _added(row: Row, names: Names) -> str:
    if row.since is not None:
        return (
            f"The offer says {said_value(row.offered)}; since then we spoke of {said_value(row.since)} "
            f"({_who(origin(row.since, row), names)}). Could you bring the offer in line with that?"
        )
    return "We had not spoken of this yet. Could you tell me how it works?"


def _matched(row: Row, names: Names) -> str:
    promised, offered = row.promised, row.offered
    if promised is None or offered is None or promised.certainty is offered.certainty:
        return ""
    if offered.certainty is Certainty.UNKNOWN:
        return f"I noted it as {promised.certainty.label}. Could you confirm that this is how the offer is meant?"
    return f"The offer calls it {offered.certainty.label}. Could you tell me what that depends on?"


def _pending(row: Row, names: Names) -> str:
    claim = _claim(row)
    if claim is None:
        return ""
    return f"Could you confirm {said_value(claim)} ({_who(claim, names)}) in writing?"


def _ambiguous(row: Row, names: Names) -> str:
    return "I can read this in more than one way. Could you tell me how it is meant?"


def _unquantified(row: Row, names: Names) -> str:
    return (
        "Could you give me the figures behind it (a price with its date, say), so that I can put the two side by side?"
    )


_QUESTIONS: Mapping[Verdict, Callable[[Row, Names], str]] = {
    Verdict.MATCH: _matched,
    Verdict.SHORTFALL: _apart,
    Verdict.DIFFERS: _apart,
    Verdict.EXCESS: _more,
    Verdict.ABSENT: _absent,
    Verdict.ADDED: _added,
    Verdict.PENDING: _pending,
    Verdict.AMBIGUOUS: _ambiguous,
    Verdict.UNQUANTIFIED: _unquantified,
    Verdict.CONDITION_CHANGED: _changed,
}


def _conflict(conflict: Conflict, names: Names) -> str:
    said = "; ".join(f"{_who(one, names)}: {said_value(one)}" for one in conflict.statements)
    return f"I noted different things ({said}). Could you tell me which of them holds?"
