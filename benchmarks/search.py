"""Search: each keystroke to results, how an index is made, and `journal search` beside notmuch and ripgrep."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from benchmarks.commands import JOURNAL, NOTHING, run
from benchmarks.generate import NEWEST_WORD, write_journal
from benchmarks.measure import Row, arguments, environment, headline, interleaved, show, timed
from journal.config import Settings
from journal.domain.instants import Instant
from journal.domain.query import QueryError
from journal.domain.records import Entry
from journal.service import searching
from journal.service.session import Session, open_session
from journal.store.index_rows import NAME

QUERIES = (
    "dana offered equity",
    "the",
    "s",
    "in:nego-001 base sal",
    "from:dana 185k",
    "channel:call stance:promised they",
    "date:2026.. amount:>=150000 team",
    '"not offered"',
    "relocation -bonus",
    "equity OR options",
    "staff engineer",
    "item:base is:verbal start",
    "with:park meeting",
    "has:follow_up answer",
    "company 1",
    NEWEST_WORD,
)
"""Typed letter by letter: single letters and common words, rare ones, fields alone and with words, a phrase."""

SHOWN = 100
"""As many results as a view makes ready."""

WORST, P95 = (16.0, 8.0), (8.0, 4.0)
"""Milliseconds: bars and goals of DESIGN.md, section 7."""


def keystrokes() -> Iterator[str]:
    """Every state of the search box while the queries are typed into it."""
    for query in QUERIES:
        yield from (query[:length] for length in range(1, len(query) + 1))


def type_all(session: Session) -> list[float]:
    """Milliseconds from each keystroke to its results, or to the sentence about what is wrong with the query."""

    def look(text: str) -> None:
        try:
            searching.look(session, text, limit=SHOWN)
        except QueryError:
            return

    return [timed(lambda text=text: look(text)) * 1000 for text in keystrokes()]  # type: ignore[misc]


def in_the_app(home: Path, entries: int, runs: int) -> None:
    """Make the index as the app does, then type."""
    now = Instant(datetime.now(UTC), "UTC")
    session = open_session(Settings(home=home, zone="UTC"), lambda: now)
    try:
        _ = session.entries, session.follow_ups_by_entry, session.open_follow_ups
        pieces: list[float] = []
        making = searching.renew(session)
        while (piece := timed(lambda: next(making, making))) and _is_going_on(making):
            pieces.append(piece)
        size = (home / NAME).stat().st_size / 1e6 if (home / NAME).exists() else 0.0
        took = [ms for _ in range(max(1, runs // 10)) for ms in type_all(session)]
    finally:
        session.store.close()
    cuts = statistics.quantiles(took, n=20)
    print(
        f"{entries:>7,} entries   {len(took)} keystrokes: median {statistics.median(took):5.2f} ms,"
        f" p95 {cuts[-1]:5.2f} ({_verdict(cuts[-1], P95)}), max {max(took):5.2f} ({_verdict(max(took), WORST)})"
        f"   index: {sum(pieces):.1f} s in {len(pieces)} pieces, {size:.1f} MB"
    )


def _is_going_on(making: Iterator[None]) -> bool:
    return getattr(making, "gi_frame", None) is not None


def _verdict(ms: float, goals: tuple[float, float]) -> str:
    bar, goal = goals
    return f"goal {goal:.0f} met" if ms <= goal else f"bar {bar:.0f} met" if ms <= bar else f"OVER THE BAR of {bar:.0f}"


def whole_process(home: Path, entries: int, runs: int) -> list[Row]:
    """`journal search` from start to end against `python -c pass`, and what else searches the same texts."""
    environ = environment(home)
    jobs: dict[str, Callable[[], float]] = {"floor": run(NOTHING, environ)}
    for what, words in (("a rare word", [NEWEST_WORD]), ("two common words", ["equity", "offer", "--limit", "10"])):
        jobs[f"journal search, {what}"] = run((*JOURNAL, "search", *words), environ)
    jobs |= others(home, environ)
    run((*JOURNAL, "today"), environ)()
    took = interleaved(runs, jobs)
    floor = took.pop("floor") * 1000
    return [
        Row(
            what=f"{name}, {entries:,} entries",
            ours=seconds * 1000,
            floor=floor,
            bar=5.0 if name.startswith("journal") else None,
            goal=3.0 if name.startswith("journal") else None,
        )
        for name, seconds in took.items()
    ]


def others(home: Path, environ: Mapping[str, str]) -> dict[str, Callable[[], float]]:
    """The same search by other programs, as far as they are installed."""
    jobs: dict[str, Callable[[], float]] = {}
    if shutil.which("rg"):
        jobs["rg on the log, a rare word"] = run(("rg", "--no-config", NEWEST_WORD, str(home / "log")), environ)
    else:
        print("ripgrep is not installed: skipped")
    if shutil.which("notmuch"):
        config = _mailbox(home)
        searching_mail = {**environ, "NOTMUCH_CONFIG": str(config)}
        rare = ("notmuch", "search", NEWEST_WORD)
        jobs["notmuch search, a rare word"] = run(rare, searching_mail)
        common = ("notmuch", "search", "--limit=10", "equity", "offer")
        jobs["notmuch search, two common words"] = run(common, searching_mail)
    else:
        print("notmuch is not installed: skipped")
    return jobs


def _mailbox(home: Path) -> Path:
    """The texts of the journal as messages in a Maildir that notmuch knows; its configuration."""
    mail, config = home.parent / "mail", home.parent / "notmuch-config"
    for folder in ("cur", "new", "tmp"):
        (mail / folder).mkdir(parents=True)
    now = Instant(datetime.now(UTC), "UTC")
    session = open_session(Settings(home=home, zone="UTC"), lambda: now)
    for number, entry in enumerate(session.entries):
        (mail / "cur" / f"{number}:2,S").write_bytes(_message(entry, session.names))
    session.store.close()
    config.write_text(f"[database]\npath={mail}\n[user]\nname=me\nprimary_email=me@example.org\n", encoding="utf-8")
    environ = {**os.environ, "NOTMUCH_CONFIG": str(config)}
    subprocess.run(("notmuch", "new"), env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return config


def _message(entry: Entry, names: Mapping[str, str]) -> bytes:
    message = EmailMessage()
    others_ = [names.get(one.person, "me") for one in entry.participants]
    message["From"] = f'"{others_[0] if others_ else "me"}" <someone@example.org>'
    message["To"] = "me@example.org"
    message["Subject"] = entry.head.strip(": ") or "note"
    message["Message-ID"] = f"<{entry.id}@example.org>"
    message["Date"] = entry.recorded_at.utc
    message.set_content(entry.body)
    return message.as_bytes()


def measure(entries: int, runs: int) -> list[Row]:
    """One size of journal: prints how it types, and returns the rows of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        write_journal(home, entries)
        run((*JOURNAL, "log", "--limit", "1"), environment(home))()
        in_the_app(home, entries, runs)
        return whole_process(home, entries, runs)


def main(sizes: Sequence[int] = (1_000, 10_000, 100_000)) -> None:
    given = arguments(__doc__, sizes=sizes, runs=15)
    headline("Search")
    rows = [row for entries in given.entries for row in measure(entries, given.runs)]
    print()
    show(rows)


if __name__ == "__main__":
    main()
