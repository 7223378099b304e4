"""What else of the journal holds words of a redacted entry: taken out of it, or told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import store_factory as make
from factories import fresh_id

from journal.domain.record import replace
from journal.domain.records import Entry, Participant, Person, Role, Stance, Statement, Wording
from journal.domain.records.letter import Letter, LetterKind
from journal.domain.records.ruling import Ruling, RulingKind, Verdict
from journal.domain.records.search import SavedSearch
from journal.domain.records.tick import Tick
from journal.domain.records.valuation import Valuation, ValuationKind
from journal.store import Store
from journal.store.verify import examine

SECRET = "they would go to 195k if I keep it to myself"
PLACE = {"negotiation": "n-acme", "made_at": make.MOMENT}


def redact(store: Store, id_: str = "e1"):
    def blank(one):
        if isinstance(one, Entry):
            left = make.entry(one.id, "Redacted.", redacted_at=make.MOMENT, participants=one.participants)
            return one if one.redacted_at else left
        return replace(one, subject="redacted", body="redacted") if isinstance(one, Letter) else one

    return store.redact(id_, blank)


def everything(home: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def ruling(**fields):
    given = {"id": "r", "item": "base", "kind": RulingKind.OVERRULE, "verdict": Verdict.MATCH, "reason": "mine"}
    return Ruling(**PLACE, **given | fields)


def letter(**fields):
    given = {"id": "l", "kind": LetterKind.THANKS, "subject": "Thanks", "body": "Dear Dana"}
    return Letter(negotiation="n-acme", drafted_at=make.MOMENT, **given | fields)


@pytest.mark.parametrize(
    ("record", "field", "left"),
    [
        (ruling(reason=f"because {SECRET}"), "reason", "because"),
        (ruling(reason=SECRET), "reason", "redacted"),
        (Tick(id="t", checklist="gate", step="visa", reason=f"well, {SECRET}", **PLACE), "reason", "well,"),
        (
            Valuation(id="v", kind=ValuationKind.HOURS, amount=Decimal(40), reason=f"so {SECRET}", **PLACE),
            "reason",
            "so",
        ),
        (letter(body=f"Dear Dana, {SECRET}"), "body", "Dear Dana,"),
    ],
)
def test_a_quotation_is_taken_out_of_every_revision(home: Path, store: Store, record, field, left) -> None:
    make.put(store, make.entry("e1", f"She said {SECRET}."))
    make.put(store, record)
    make.put(store, replace(record, **{field: f"{getattr(record, field)} again"}))
    make.put(store, record)
    redact(store)
    assert SECRET.encode() not in everything(home)
    (kept,) = Store.open(home).all(type(record))
    assert getattr(kept, field) == left
    assert examine(home).damage == ()


def test_the_reason_of_a_verdict_about_its_statements_goes_whatever_its_words(home: Path, store: Store) -> None:
    said = Statement(id="s1", item="base", stance=Stance.PROMISED, wording=Wording(text="base promised"))
    make.put(store, replace(make.entry("e1", SECRET), statements=(said,)))
    make.put(store, ruling(statements=("s1", "s2"), reason="hush-hush"))
    make.put(store, ruling(id="r2", statements=("s3",), reason="another"))
    redact(store)
    assert b"hush-hush" not in everything(home)
    assert [one.reason for one in Store.open(home).all(Ruling)] == ["redacted", "another"]


def test_saved_searches_for_it_go_and_others_stay(home: Path, store: Store) -> None:
    make.put(store, make.entry("e1", "Dana: the codeword is Xyzzy, of their budget"), make.entry("e2", "a budget"))
    for name, query in (("one", "in:acme xyzzy"), ("two", "budget"), ("three", 'with:dana from:"dana reyes"')):
        make.put(store, SavedSearch(id=name, name=name, query=query, made_at=make.MOMENT))
    redact(store)
    assert b"zzy" not in everything(home)
    assert [one.name for one in Store.open(home).all(SavedSearch)] == ["two", "three"]


def test_other_entries_that_quote_it_are_told_and_stay(store: Store) -> None:
    make.put(store, make.entry("e1", f"She said {SECRET}."))
    make.put(store, make.entry("e2", f"Remember: {SECRET}!"), make.entry("e3", "they would go on"))
    make.put(store, make.entry("e4", "Dear Dana"), letter(sources=("e1",), entry="e4"))
    assert redact(store).quoting == ("e2", "e4")
    assert make.bodies(store)[1:] == [f"Remember: {SECRET}!", "they would go on", "Dear Dana"]


def met(store: Store) -> Person:
    person = Person(id=fresh_id(), name="Yolanda Frobnitz", negotiations=("n-acme",))
    said = Statement(
        id="s1", item="base", stance=Stance.PROMISED, speaker=person.id, wording=Wording(text="Yolanda Frobnitz: base")
    )
    make.put(store, person, replace(make.entry("e1", SECRET), statements=(said,)))
    return person


def test_who_is_known_from_it_alone_goes(home: Path, store: Store) -> None:
    met(store)
    for _ in range(2):
        redact(store)
        assert b"Frobnitz" not in everything(home)
        assert (store.all(Person), examine(home).damage) == ((), ())


@pytest.mark.parametrize("how", ["another entry", "an entry taken back", "a part in it", "a role of theirs"])
def test_who_is_known_otherwise_stays(store: Store, how: str) -> None:
    person = met(store)
    other = replace(make.entry("e2", "a word"), participants=(Participant(person.id, "from"),))
    match how:
        case "another entry":
            make.put(store, other)
        case "an entry taken back":
            make.put(store, other)
            store.undo()
        case "a part in it":
            make.put(store, replace(other, id="e1"))
        case "a role of theirs":
            make.put(store, replace(person, role=Role.RECRUITER))
    redact(store)
    assert [one.name for one in store.all(Person)] == ["Yolanda Frobnitz"]
