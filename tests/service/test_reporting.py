"""The comparison document as a use case: its rows, its file, and what is never in it."""

from __future__ import annotations

import stat
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_scene import NOW, told
from worked_packages import ALL

from journal.config import Settings
from journal.domain.document.tree import Table
from journal.domain.instants import parse_instant
from journal.domain.records.prep import Prep
from journal.errors import BadInputError, NotFoundError
from journal.service import demo, prep, reporting, signing, valuing
from journal.service.ledgers import ledger_of
from journal.service.reporting import ENDINGS
from journal.service.session import Session, open_session


@pytest.fixture
def acme(session: Session) -> Session:
    return told(session)


CHOICES = [
    ({}, ["base", "bonus", "equity", "signing", "pto"]),
    ({"only": ["base"]}, ["base"]),
    ({"only": ["Base salary", "paid time off"]}, ["base", "pto"]),
    ({"without": ["equity", "title", "bonus"]}, None),
    ({"without": ["equity", "bonus"]}, ["base", "signing", "pto"]),
    ({"only": ["base", "pto"], "without": ["pto"]}, ["base"]),
]


@pytest.mark.parametrize(("given", "expected"), CHOICES)
def test_rows_are_chosen_by_what_they_are_called(acme, given, expected):
    if expected is None:
        with pytest.raises(NotFoundError, match="Nothing was said of “title”"):
            reporting.report(acme, "acme", **given)
    else:
        assert {row.item for row in reporting.report(acme, "acme", **given).rows} == set(expected)


def test_no_row_is_no_document(acme):
    with pytest.raises(BadInputError, match="No row is left to show"):
        reporting.report(acme, "acme", only=["base"], without=["base"])


def test_nothing_said_is_no_document(session):
    from journal.service import negotiations

    negotiations.new(session, "borg")
    with pytest.raises(BadInputError, match="Nothing was promised or offered in borg yet"):
        reporting.report(session, "borg")


@pytest.mark.parametrize("form", ENDINGS)
def test_the_file_is_for_its_owner_alone_and_never_replaces_another(acme, tmp_path, form):
    text = reporting.written(reporting.report(acme, "acme").document, form)
    path = reporting.save(text, str(tmp_path / f"c.{ENDINGS[form]}"))

    assert path.read_text(encoding="utf-8") == text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(BadInputError, match="is there already"):
        reporting.save("other", str(path))
    assert reporting.save("other", str(path), over=True).read_text() == "other"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_no_place_for_a_file_is_said_so(acme, tmp_path):
    with pytest.raises(BadInputError, match="is a folder"):
        reporting.save("x", str(tmp_path))
    with pytest.raises(BadInputError, match="There is no folder"):
        reporting.save("x", str(tmp_path / "none" / "c.html"))


@pytest.fixture(scope="module")
def demo_session(tmp_path_factory):
    now = parse_instant(NOW)
    session = open_session(Settings(home=tmp_path_factory.mktemp("demo") / "home", zone=now.zone), lambda: now)
    demo.fill(session)
    return session


SECRETS = st.lists(
    st.sampled_from(["target", "walk away", "alternative", "priority", "market", "point", "value"]),
    min_size=1,
    max_size=7,
)


@settings(max_examples=25, deadline=None)
@given(kinds=SECRETS, number=st.integers(111_111, 999_999))
def test_nothing_of_the_prep_is_in_any_format_ever(demo_session, kinds, number):
    prep.write_text(demo_session, "acme", "\n".join(f"{kind} Zyxwv{number}" for kind in kinds))

    assert "Zyxwv" in str(demo_session.store.all(Prep))
    made = reporting.report(demo_session, "acme")
    for form in ENDINGS:
        text = reporting.written(made.document, form)
        assert "Zyxwv" not in text
        assert str(number) not in text.replace(",", "")


def test_notes_bodies_and_lessons_of_the_demo_are_in_no_document(demo_session):
    notes = [one for one in demo_session.entries if one.channel.value == "note" and len(one.body) > 40]
    for one in demo_session.negotiations:
        try:
            made = reporting.report(demo_session, one.name)
        except BadInputError:
            continue
        for form in ENDINGS:
            text = reporting.written(made.document, form)
            assert not [note for note in notes if note.body[:30] in text]


def exact(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


@pytest.mark.parametrize("package", ALL, ids=lambda one: one.name)
def test_the_worked_packages_to_the_cent_in_every_format(session, package):
    package.write(session)
    made = reporting.report(session, package.name)

    mine = {item for item, _ in package.values}
    wanted = {item: (exact(years[0]), exact(sum(years))) for item, years in package.items.items() if item not in mine}
    (table,) = (block for block in made.document.blocks if isinstance(block, Table))
    cells = {row.item: one.cells[-2:] for row, one in zip(made.rows, table.rows, strict=False)}
    assert {item: pair for item, pair in cells.items() if item in wanted} == wanted
    assert {pair for item, pair in cells.items() if item not in wanted} <= {("—", "—")}
    known = [years for item, years in package.items.items() if item not in mine]
    sums = (exact(sum(years[0] for years in known)), exact(sum(sum(years) for years in known)))
    assert table.rows[-1].cells[-2:] == sums
    for form in ENDINGS:
        text = reporting.written(made.document, form)
        assert all(figure in text for pair in (*wanted.values(), sums) for figure in pair)


def test_figures_of_my_own_make_no_money_for_others_to_read(acme):
    valuing.value_item(acme, "acme", "pto", "717/day", "what a day is to me")
    assert ledger_of(acme, acme.negotiation("acme")).by_item["pto"].gap.year_1 == -5 * 717
    made = reporting.report(acme, "acme")

    text = reporting.written(made.document, "text")
    assert next(line for line in text.split("\n") if line.startswith("Paid time off")).split() == [
        "Paid", "time", "off", "−5", "days", "—", "—",
    ]  # fmt: skip
    assert "717" not in text
    assert "3,585" not in text


def test_signing_while_something_is_missing_is_flagged(acme):
    from journal.service import capture

    found = signing.unsigned(acme, acme.negotiation("acme"))
    assert [one.label for one in found.missing] == ["Base salary", "Signing bonus", "Paid time off"]
    assert found.clause == "This letter is the entire agreement between us"

    entry = capture.add(acme, "acme: [stage signed]").entry
    assert signing.flag_on(acme, entry).startswith(
        "3 promised items are not in the letter: Base salary, Signing bonus, Paid"
    )
    assert signing.flag_on(acme, acme.entries[0]) == ""
