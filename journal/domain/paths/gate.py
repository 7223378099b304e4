"""The notice gate: what is still open before giving notice. It lists, and never says that all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.domain.instants import day_of
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.paths.binding import GATE
from journal.domain.paths.checklist import Checklist, Line, Seen, looked, settled
from journal.domain.paths.contingencies import contingency_lines
from journal.domain.paths.mentions import due_about, mentioned_in, speaking, tagged
from journal.domain.paths.situation import Situation, is_message, is_theirs
from journal.domain.phrasing import short_day, value_words
from journal.domain.record import replace
from journal.domain.records import Channel, Entry, FollowUpStatus, Stage

TITLE = "Before giving notice"
ABOUT = "What is still open, by what the journal holds and what you ticked by hand."
NOTHING_OPEN = "Nothing of this list is open."
BEYOND = (
    "The list knows what you wrote down. It cannot know what nobody said, whether a paper is valid where you live, "
    "or what they decide tomorrow."
)

OFFER, PROMISES, START = "The offer", "What was promised", "Before the first day"
_FIRST_DAY = ("start", "probation", "review")
_FORMAL = (Channel.CONTRACT, Channel.LETTER, Channel.PORTAL)

_ENROLMENT = speaking("enrol", "benefits", "Krankenkasse", "Versicherung", "mutuelle", "seguro médico")
_TAX = re.compile(
    r"\b(?:tax(?:es|ation)?|withholding|Lohnsteuer|Steuern?|impôts?|fiscal(?:e|ité)?|impuestos?)\b", re.IGNORECASE
)
_SIGNATURE = speaking("sign", "countersign", "unterschr", "unterzeichn", "gegengezeichn", "signé", "firmad")
_PRE_EMPLOYMENT = speaking("pre employment", "preliminary contract", "Vorvertrag", "promesse d'embauche", "precontrato")


def gate(situation: Situation) -> Checklist:
    """Every line of the gate, in the order in which one would ask."""
    lines = (*_offer(situation), *_promises(situation), *contingency_lines(situation), *_first_day(situation))
    return Checklist(name=GATE, title=TITLE, about=ABOUT, lines=settled(lines, situation.ticked(GATE)))


def _offer(situation: Situation) -> Iterator[Line]:
    version = situation.ledger.version
    has_offer = version is not None and version.is_whole and version.is_written
    words = f"v{version.number}, {version.form.label}" if version is not None and has_offer else ""
    line = Line(step="offer", text="A complete offer in writing", group=OFFER, why="none is in the journal",
                hint="a letter, contract or portal entry with what they offer")  # fmt: skip
    yield looked(line, Seen(version.entry.id, words) if version is not None and has_offer else None)
    yield _signed(situation)
    line = Line(step="agreement", text="A pre-employment agreement: what happens if they withdraw", group=OFFER,
                hint="ask what you get if they take it back")  # fmt: skip
    papers = [entry for entry in situation.entries if entry.channel.is_written and is_theirs(entry)]
    found = tagged(situation, "pre_employment") or mentioned_in(papers, _PRE_EMPLOYMENT)
    yield looked(line, Seen(found.id, "they wrote of it") if found else None)
    yield _clause(situation)


def _signed(situation: Situation) -> Line:
    line = Line(step="signed", text="Signed by both", group=OFFER, why="nothing says that it was signed",
                hint="the copy with both signatures, as a contract entry from them with [stage signed]")  # fmt: skip
    signed = situation.reached(Stage.SIGNED)
    if signed is None:
        return line
    if signed.channel.is_written and is_theirs(signed):
        return looked(line, Seen(signed.id, "their copy is here"))
    later = next((entry for entry in situation.after(signed) if _is_countersigned(entry)), None)
    if later is not None:
        return looked(line, Seen(later.id, "their copy is here"))
    return replace(line, entry=signed.id, why="you wrote that it is signed; a copy from them is not in the journal")


def _is_countersigned(entry: Entry) -> bool:
    """Whether their side wrote, after I had signed, that it is signed; a further letter alone says nothing of it."""
    return entry.channel.is_written and is_theirs(entry) and _SIGNATURE.search(entry.body) is not None


def _clause(situation: Situation) -> Line:
    """Whether the contract says that nothing counts but itself: only somebody who read all of it can tell."""
    line = Line(step="clause", text="Read for a clause that nothing counts but the contract", group=OFFER,
                why="such a clause erases what was only said", hint="tick it when you have read all of it")  # fmt: skip
    left = situation.unsigned()
    if not left.clause or left.contract is None:
        return line
    labels = ", ".join(one.label for one in left.missing)
    rest = f"not in it: {labels}" if labels else "hold every promise against it"
    return replace(line, entry=left.contract.id, why=f"it says “{left.clause}”; {rest}")


def _promises(situation: Situation) -> Iterator[Line]:
    """A line for each promise that is not in writing as it stands or that the offer falls short of; else one line."""
    rows = [row for row in situation.ledger.rows if (row.since or row.promised) and row.item not in _FIRST_DAY]
    lines = [line for row in rows if (line := _promise(situation, row)) is not None]
    if lines:
        yield from lines
        return
    text = "Every promised item documented"
    if rows:
        count = f"{len(rows)} {'item' if len(rows) == 1 else 'items'}, each in writing as promised"
        last = max((row.statements[-1] for row in rows), key=lambda held: held.at.utc)
        yield looked(Line(step="documented", text=text, group=PROMISES), Seen(last.entry.id, count))
    else:
        yield Line(step="documented", text=text, group=PROMISES, why="the journal holds no promise",
                   hint="hold the contract against what you remember")  # fmt: skip


def _promise(situation: Situation, row: Row) -> Line | None:
    claim = row.since or row.promised
    if claim is None:
        return None
    said = _said(situation, claim)
    if any(one.item == row.item for one in situation.ledger.unwritten):
        return Line(step=f"written:{row.item}", text=f"{row.label} in writing", group=PROMISES, entry=claim.entry.id,
                    why=f"only said: {said}", hint="ask them to write it down")  # fmt: skip
    if not situation.ledger.is_pending and row.is_gap:
        offered = value_words(row.offered.value) if row.offered and row.offered.value else "nothing"
        promised = f"promised{_certainty(claim, row)}: {said}"
        return Line(step=f"offered:{row.item}", text=f"{row.label} as promised", group=PROMISES, entry=claim.entry.id,
                    why=f"{promised}; the offer has {offered}{_certainty(row.offered, row)}",
                    hint="settle it, in writing")  # fmt: skip
    left = situation.unsigned()
    if left.contract is not None and any(one.held.item == row.item for one in left.missing):
        return Line(step=f"contract:{row.item}", text=f"{row.label} in the {left.contract.channel.label}",
                    group=PROMISES, entry=claim.entry.id, why=f"written elsewhere: {said}",
                    hint="have it added to the contract")  # fmt: skip
    return None


def _certainty(held: Held | None, row: Row) -> str:
    """` as guaranteed`, to follow a word, where that is what changed."""
    return f" as {held.certainty.label}" if held is not None and row.condition_changed else ""


def _said(situation: Situation, held: Held) -> str:
    value = value_words(held.value, with_terms=False) if held.value else held.statement.wording.text
    who = situation.names.get(held.speaker or "", "")
    on = short_day(day_of(held.entry.occurred), situation.now)
    return ", ".join(part for part in (value, f"{who} on {on}" if who else on) if part)


def _first_day(situation: Situation) -> Iterator[Line]:
    yield _item(situation, "start", "Start date in writing")
    yield _item(situation, "probation", "Probation: how long, and on what terms")
    yield _item(situation, "review", "Reviews: when, and by what they are measured")
    yield _asked(situation, "enrolment", "Enrolled for benefits, or the date noted until when", _done(situation))
    told = tagged(situation, "tax") or mentioned_in(filter(is_message, reversed(situation.entries)), _TAX)
    yield _asked(situation, "tax", "Tax questions asked", Seen(told.id, "you asked") if told else None)


def _item(situation: Situation, item: str, text: str) -> Line:
    """What has an item of its own: settled where they wrote it."""
    line = Line(step=item, text=text, group=START)
    row = situation.ledger.by_item.get(item)
    if row is None:
        return line
    written = next((one for one in (row.offered, row.since, row.promised) if one and one.in_writing), None)
    claim = row.since or row.promised or row.agreed or row.offered or row.mentioned
    if written is not None and not row.is_gap:
        return looked(line, Seen(written.entry.id, _said(situation, written)))
    if claim is None:
        return line
    return replace(line, entry=claim.entry.id, why=f"not in writing as it was said: {_said(situation, claim)}")


def _asked(situation: Situation, step: str, text: str, seen: Seen | None) -> Line:
    line = Line(step=step, text=text, group=START)
    waiting = next(
        (one for one in due_about(situation, _ENROLMENT if step == "enrolment" else _TAX) if one.is_open), None
    )
    if waiting is not None:
        return replace(line, entry=waiting.entry, why=f"open: {waiting.what}", hint="done with the follow-up")
    return looked(line, seen)


def _done(situation: Situation) -> Seen | None:
    done = next((one for one in due_about(situation, _ENROLMENT) if one.status is FollowUpStatus.DONE), None)
    return Seen(done.closed_by or done.entry, f"done: {done.what}") if done else None
