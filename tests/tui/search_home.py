"""A small journal to search in."""

from __future__ import annotations

from pathlib import Path

from app_driver import sit_down

from journal.service import capture, negotiations

TEXTS = (
    "acme call from Dana Reyes, 2 Nov 10am: They can do [base promised 185k guaranteed] and a [signing promised 20k].",
    "acme call from Lee Park, 5 Nov 9am: The team is seven people. #team",
    "acme letter from Dana, 12 Nov 9am: [offer v1]; [base offered 178k]; the signing bonus is not in it.",
    "borg chat from Mira Vogel, 20 Nov 11am: A signing bonus is not usual here. [due fri ask about the vesting]",
    "acme email to Dana, today 9am: Asked for the plan of the vesting. [due today send two references]",
)


def filled(home: Path) -> Path:
    """Five entries in two negotiations of three, one of them an offer that falls short."""
    session = sit_down(home)
    for name in ("acme", "borg", "corto"):
        negotiations.new(session, name, company=name.title(), role="Engineer", currency="USD")
    for text in TEXTS:
        capture.add(session, text)
    session.store.close()
    return home
