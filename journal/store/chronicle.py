"""What only the whole log can tell, and what is done to its past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journal.store.codec import TABLES, Record
from journal.store.transactions import Transactions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from journal.domain.instants import Instant
    from journal.store.changes import Change, Revision
    from journal.store.codec import R
    from journal.store.compaction import Saving
    from journal.store.migrations import Step
    from journal.store.redaction import Blank, Redacted
    from journal.store.undo import Past


class Chronicle:
    """A journal as everything that ever happened to it."""

    _transactions: Transactions
    _steps: Sequence[Step]

    @property
    def _whole(self) -> Transactions:
        """The transactions, for what only the whole log can tell."""
        return self._transactions

    def changes(self) -> Sequence[Change]:
        """Every transaction, oldest first, undo and redo among them; read from the log as they are asked for."""
        from journal.store.changes import Changes

        return Changes(self._past(is_lenient=True))

    def revisions(self, kind: type[R], id_: str) -> tuple[Revision, ...]:
        """Every state a record has had, oldest first."""
        from journal.store.changes import revisions_of

        return revisions_of(self._past(is_lenient=True), TABLES[kind], id_)

    def times_changed(self, kind: type[Record], ids: Iterable[str]) -> dict[str, tuple[int, Instant]]:
        """How often each record was changed after it was made, and when last."""
        from journal.store.changes import times_changed

        return times_changed(self._past(is_lenient=True), TABLES[kind], ids)

    def every_id(self, kind: type[Record]) -> tuple[str, ...]:
        """Every id of a kind that ever appeared in the log, also of what was removed since."""
        return tuple(self._whole.state.table(TABLES[kind]).revisions)

    def redact(self, entry_id: str, blank: Blank) -> Redacted:
        """Remove an entry's text, and what was due because of it, from every revision for good; what was touched.

        `blank` makes of a record what may stay of it. Raises StoreError; what is noted then is finished by
        asking for the same again.
        """
        from journal.store.redaction import redact

        return redact(self._whole, entry_id, blank)

    def compact(self, *, drop_history: bool) -> Saving:
        """What superseded revisions take in the log; where `drop_history`, that is removed for good."""
        from journal.store.compaction import compact

        return compact(self._whole, drop_history=drop_history)

    def undo(self) -> Change | None:
        """Take back the last change that stands, whoever made it; that change, None where there is none."""
        from journal.store.changes import Change
        from journal.store.undo import undo

        past = self._past()
        found = undo(past)
        return None if found is None else Change(*found, undone=True, past=past)

    def redo(self) -> Change | None:
        """Bring back what was taken back last; None where there is nothing, or something was changed since."""
        from journal.store.changes import Change
        from journal.store.undo import redo

        past = self._past()
        found = redo(past)
        return None if found is None else Change(*found, undone=False, past=past)

    def _past(self, *, is_lenient: bool = False) -> Past:
        from journal.store.undo import Past

        return Past(self._whole, self._steps, is_lenient=is_lenient)
