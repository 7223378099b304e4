"""A small journal to read texts against, and readings as lines of text, for tables."""

import itertools
import json
from decimal import Decimal
from pathlib import Path

import journal
from journal.domain.capture import Known, Reading, item_table, read
from journal.domain.instants import Instant, parse_instant
from journal.domain.records import (
    ME,
    Certainty,
    FollowUp,
    FollowUpKind,
    Mark,
    Negotiation,
    Person,
    Statement,
    Terms,
    Value,
)

# A Tuesday afternoon in New York.
NOW = parse_instant("2026-11-24T17:42:00-05:00[America/New_York]")
ITEMS = item_table(json.loads((Path(journal.__file__).parent / "data" / "items.json").read_text(encoding="utf-8")))


def negotiation(name: str, currency: str = "") -> Negotiation:
    return Negotiation(id=f"n-{name}", name=name, currency=currency, created_at=NOW)


NEGOTIATIONS = (
    negotiation("acme", "USD"),
    negotiation("borg", "EUR"),
    negotiation("corto"),
    negotiation("maple", "CAD"),
    negotiation("old", "USD"),
    negotiation("Big Corp", "GBP"),
)
PEOPLE = (
    Person(id="p-dana", name="Dana Reyes", negotiations=("n-acme",)),
    Person(id="p-lee-cho", name="Lee Cho", aliases=("LC",), negotiations=("n-acme",)),
    Person(id="p-lee-park", name="Lee Park", negotiations=("n-borg",)),
    Person(id="p-mira", name="Mira van der Berg", negotiations=("n-borg", "n-corto")),
    Person(id="p-otto", name="Otto", negotiations=("n-old", "n-corto")),
    Person(id="p-sam", name="Sam Hill", negotiations=("n-old",)),
)


def known(**fields) -> Known:
    """The journal's people and negotiations; ids count up from `1`, so that two readings can be compared."""
    count = itertools.count(1)
    given = {
        "negotiations": NEGOTIATIONS, "people": PEOPLE, "items": ITEMS, "now": NOW,
        "mint": lambda: str(next(count)), "currency": "USD", "closed": frozenset({"n-old"}),
    }  # fmt: skip
    return Known(**(given | fields))


def lines(reading: Reading) -> list[str]:
    """What a body says, a line a part: statements, marks and follow-ups, then the findings but for unfiled."""
    people = {person.id: person.name for person in (*PEOPLE, *reading.people)} | {ME: ME}
    said = [_WORDS[type(part.what)](part.what, people) for part in reading.parts if part.what is not None]
    return said + findings(reading)


def findings(reading: Reading) -> list[str]:
    """`? code found`, with `~ nearest` where a word is near."""
    return [
        f"? {finding.code} {finding.found}" + (f" ~ {finding.nearest}" if finding.nearest else "")
        for finding in reading.entry.findings
        if finding.code != "unfiled"
    ]


def body(text: str, head: str = "acme call from Dana: ", **fields) -> list[str]:
    """The lines of a body behind a head."""
    return lines(read(head + text, known(**fields)))


def when(moment) -> str:
    """`2026-11-27` or `2026-11-27 17:00`, on the clock it was said in, with a zone that is not New York."""
    if not isinstance(moment, Instant):
        return moment.isoformat()
    zone = "" if moment.zone == NOW.zone else f" {moment.zone}"
    return f"{moment.local:%Y-%m-%d %H:%M}{zone}"


def statement_line(statement: Statement, people: dict[str, str]) -> str:
    """`Dana Reyes: base promised 185000 USD/year guaranteed`."""
    words = [f"{people.get(statement.speaker, statement.speaker) or '-'}:", statement.item, str(statement.stance)]
    if statement.value is not None:
        words.append(value_words(statement.value))
        words.extend(terms_words(statement.value.terms))
    if statement.certainty is not Certainty.UNKNOWN:
        words.append(str(statement.certainty))
    if statement.by is not None:
        words.append(f"by {when(statement.by)}")
    if statement.condition:
        words.append(f"if <{statement.condition}>")
    if statement.wording.quote:
        words.append(f"<<{statement.wording.quote}>>")
    if statement.negotiation:
        words.append(f"@{statement.negotiation}")
    return " ".join(word for word in words if word)


def value_words(value: Value) -> str:
    """`185000 USD/year`, `180000..190000 USD/year`, `..6000 USD/once`, `~15 % of base`, `4000 RSU`, `2027-02-01`."""
    if value.flag is not None:
        return "yes" if value.flag else "no"
    if value.day is not None:
        return value.day.isoformat()
    if value.kind == "text":
        return f"<{value.text}>"
    amount = value.amount if value.amount is not None else ""
    if value.is_range:
        amount = f"{_plain(value.minimum)}..{_plain(value.maximum)}"
    unit = {"percent": f" % of {value.of}"}.get(value.kind, "")
    unit += f" {value.currency}" if value.currency else ""
    unit += f" {value.unit}" if value.unit else ""
    unit += f"/{value.period}" if value.period else ""
    return ("~" if value.approximate else "") + f"{_plain(amount)}{unit}".strip()


def terms_words(terms: Terms) -> list[str]:
    """What is set of the terms, as `over=48 vest=5/15/40/40 paid=10000@0+10000@12`."""
    set_ones = {
        "over": terms.over_months, "cliff": terms.cliff_months, "vest": "/".join(map(_plain, terms.vest)),
        "times": terms.payments, "at": terms.part_time, "year": terms.for_year, "clawback": terms.clawback_months,
        "paid": "+".join(f"{_plain(part.amount)}@{part.after_months}" for part in terms.instalments),
        "price": terms.price and f"{terms.price.amount}{terms.price.currency}",
        "strike": terms.strike and f"{terms.strike.amount}{terms.strike.currency}",
        "note": f"<{terms.note}>" if terms.note else "",
    }  # fmt: skip
    return [f"{name}={_plain(value)}" for name, value in set_ones.items() if value]


def _plain(number: object) -> str:
    if isinstance(number, Decimal):
        return f"{number.normalize():f}"
    return "" if number is None else str(number)


def mark_line(mark: Mark, people: dict[str, str]) -> str:
    """`offer v2 partial expires 2026-11-27`, with what is set."""
    words = [str(mark.kind)]
    words += [f"v{mark.number}"] if mark.number is not None else []
    words += ["partial"] if mark.partial else []
    words += ["extends"] if mark.extends else []
    words += [when(mark.when)] if mark.when else []
    words += [str(mark.stage)] if mark.stage else []
    words += ["accept" if mark.accept else "decline"] if mark.accept is not None else []
    words += [str(mark.outcome)] if mark.outcome else []
    words += [f"because <{mark.because}>"] if mark.because else []
    return " ".join([*words, *mark.items])


def follow_up_line(follow_up: FollowUp, people: dict[str, str]) -> str:
    """`due 2026-11-27 17:00 <answer the offer>`, with `them` or the kind where it is not the usual, and `@` where."""
    kind = "" if follow_up.kind is FollowUpKind.FOLLOW_UP else f" {follow_up.kind}"
    where = "" if follow_up.negotiation == "n-acme" else f" @{follow_up.negotiation}"
    return f"due {when(follow_up.due)} <{follow_up.what}>{kind}{where}"


_WORDS = {Statement: statement_line, Mark: mark_line, FollowUp: follow_up_line}
