"""A letter as one text to edit: `Subject: …`, a blank line, the letter."""

from __future__ import annotations

_SUBJECT = "subject:"
LONGEST_SUBJECT = 200


def parted(text: str) -> tuple[str, str]:
    """Subject and body of a letter's text. Without a line that says the subject, it is empty and all is body."""
    first, _, rest = text.lstrip("\n").partition("\n")
    if first.strip().casefold().startswith(_SUBJECT):
        subject = " ".join(first.strip()[len(_SUBJECT) :].split())[:LONGEST_SUBJECT]
        return subject, rest.strip("\n")
    return "", text.strip("\n")
