"""A prep is kept as it is."""

from __future__ import annotations

import store_factory as make
from factories import instant

from journal.domain.record import replace
from journal.domain.records.prep import Prep
from journal.store import Store
from journal.store.codec import decoded, encode
from journal.store.verify import examine


def test_what_is_not_said_takes_no_room():
    prep = Prep(id="p", negotiation="n", changed_at=instant("2026-11-24 17:42-05:00"))
    assert sorted(encode(prep)) == ["changed_at", "id", "negotiation"]


def test_a_later_field_does_no_harm():
    text = '{"id":"p","negotiation":"n","changed_at":{"at":"2026-11-24T22:42:00Z","zone":"UTC"},"mood":"calm"}'
    assert decoded(Prep, text).is_empty


def test_words_of_a_redacted_entry_are_gone_from_a_prep_and_the_rest_of_it_stays(home, store):
    secret = "they would go to 195k if I keep it to myself"
    make.put(store, make.entry("e1", f"She said {secret}."))
    first = Prep(id="p-1", negotiation="n-acme", points=(secret, "mine"), changed_at=make.MOMENT)
    make.put(store, first)
    make.put(store, replace(first, points=("mine", f"because {secret}"), shown=("two migrations",)))
    make.put(store, Prep(id="p-2", negotiation="n-borg", points=("another",), changed_at=make.MOMENT))
    store.redact("e1", lambda one: one if one.redacted_at else make.entry(one.id, "Redacted.", redacted_at=make.MOMENT))
    held = b"\n".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert secret.encode() not in held and b"two migrations" in held
    kept = {one.id: one for one in Store.open(home).all(Prep)}
    assert (kept["p-1"].points, kept["p-1"].shown) == (("mine", "because"), ("two migrations",))
    assert kept["p-2"].points == ("another",)
    assert examine(home).damage == ()
