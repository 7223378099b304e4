"""What the app imports before its first page: nothing that only another view, or a key, needs."""

from __future__ import annotations

import subprocess
import sys

LATER = (
    "journal.domain.offer",
    "journal.domain.capture",
    "journal.domain.query",
    "journal.domain.dates",
    "journal.domain.letters",
    "journal.domain.nudges",
    "journal.domain.remedies",
    "journal.exchange",
    "journal.service.letters",
    "journal.service.loading",
    "journal.service.nudges",
    "journal.service.playbooks",
    "journal.service.searching",
    "journal.service.worth",
    "journal.store.index",
    "journal.store.undo",
    "journal.tui.jobs_board",
    "journal.tui.jobs_journal",
    "journal.tui.jobs_offers",
    "journal.tui.jobs_search",
    "journal.tui.commands",
    "journal.tui.screens.board",
    "journal.tui.screens.editor",
    "journal.tui.screens.follow_ups",
    "journal.tui.screens.help",
    "journal.tui.screens.journal",
    "journal.tui.screens.offers",
    "journal.tui.screens.search",
    "tinydb",
    "pendulum",
)


def test_the_first_page_is_all_that_is_imported():
    code = "import sys, journal.tui.run, journal.tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "journal.tui.screens.today" in imported
    assert not imported & set(LATER)
