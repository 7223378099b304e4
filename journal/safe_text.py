"""Control and bidirectional characters made harmless before text reaches a terminal."""

from __future__ import annotations

_SHOWN: dict[int, int | None] = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
_SHOWN[0x7F] = 0x2421
_SHOWN |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_SHOWN |= dict.fromkeys((0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None)
_SHOWN |= dict.fromkeys((0x2028, 0x2029), 0x0A)
_SHOWN |= dict.fromkeys(range(0xFE00, 0xFE10), None)
_ONE_LINE = _SHOWN | {0x09: 0x20, 0x0A: 0x20, 0x2028: 0x20, 0x2029: 0x20}


def scrub(text: str) -> str:
    """Replace surrogates by U+FFFD, one for one, so that the text can be written as UTF-8; else the same text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def shown(text: str) -> str:
    """The text as a terminal may have it: line breaks and tabs stay, other control characters become pictures.

    Bidirectional controls and variation selectors are dropped: the first can disguise what a line says, the
    second have no agreed width.
    """
    return scrub(text.replace("\r\n", "\n")).translate(_SHOWN)


def shown_line(text: str) -> str:
    """The same on one line: line breaks and tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return scrub(text.replace("\r\n", "\n")).translate(_ONE_LINE)
