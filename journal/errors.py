"""One tree of errors: each takes facts, makes its own sentence and knows its exit code."""

from __future__ import annotations


class JournalError(Exception):
    """Something the person can be told in one sentence.

    `exit_code` is what the command line exits with. `detail` is an optional second line (a caret under a
    query, say); empty means none.
    """

    exit_code = 4

    def __init__(self, sentence: str, *, detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail


class UsageError(JournalError):
    """The command was called with words it cannot take."""

    exit_code = 2


class NotFoundError(JournalError):
    """No record answers to the name or id that was given."""

    exit_code = 3


class BadInputError(JournalError):
    """The text, date or value that was given cannot be understood."""

    exit_code = 4


class StoreError(JournalError):
    """The store could not be read or written; nothing that was acknowledged is affected.

    `unsaved` is the text that could not be kept, to be printed back; empty means there was none.
    """

    exit_code = 5

    def __init__(self, sentence: str, *, detail: str = "", unsaved: str = "") -> None:
        super().__init__(sentence, detail=detail)
        self.unsaved = unsaved


class DamageError(JournalError):
    """Something in the journal is damaged or was altered."""

    exit_code = 6
