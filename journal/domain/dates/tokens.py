"""A line of text as words, numbers and signs, cut as far as somebody asks."""

from __future__ import annotations

_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_DIGITS = frozenset("0123456789")
_PLAIN = str.maketrans("àáâäåéèêëíìîïóòôöúùûüñç", "aaaaaeeeeiiiioooouuuunc") | dict.fromkeys(range(0x300, 0x370))
_SAME_SIGN = {"’": "'", "–": "-", "—": "-", "‑": "-", "−": "-"}
_GLUE = frozenset("-'/.@+:")
_AMOUNT_SIGNS = frozenset("%€$£¥")

WORD = "word"
NUMBER = "number"
SIGN = "sign"
NOTHING = ""


class Token:
    """A run of letters, a run of ASCII digits, or one sign; past the end nothing.

    `kind` is one of the four above. `text` is folded: lower case, without accents, one sort of dash and
    apostrophe. `glued` says that no space stands before it.
    """

    __slots__ = ("end", "glued", "kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int, end: int, glued: bool) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.glued = glued


_NOTHING = Token(NOTHING, "", 0, 0, False)


class Line:
    """The tokens of `text` from `start` to the end of the line. A phrase never crosses a line break."""

    __slots__ = ("_reached", "_tokens", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self._tokens: list[Token] = []
        self._reached = start

    def at(self, index: int) -> Token:
        """The token at an index, an empty one past the end of the line."""
        tokens = self._tokens
        while len(tokens) <= index:
            token = _cut(self.text, self._reached, self._reached > self.start)
            if token is None:
                return _NOTHING
            tokens.append(token)
            self._reached = token.end
        return tokens[index]

    def word(self, index: int) -> str:
        """The folded word at an index, empty where there is none."""
        token = self.at(index)
        return token.text if token.kind == WORD else ""

    def number(self, index: int, digits: int, *, least: int = 1) -> int | None:
        """The number at an index, written with `least` to `digits` digits."""
        token = self.at(index)
        if token.kind == NUMBER and least <= len(token.text) <= digits:
            return int(token.text)
        return None

    def is_glued(self, index: int, text: str) -> bool:
        """Whether that token is `text`, with no space before it."""
        token = self.at(index)
        return token.glued and token.text == text

    def texts(self, index: int, count: int) -> tuple[str, ...]:
        """The folded texts of so many tokens."""
        return tuple(self.at(index + k).text for k in range(count))

    def raw(self, index: int, stop: int) -> str:
        """The text as it was typed, from the token at `index` to before the one at `stop`."""
        return self.text[self.at(index).start : self.at(stop - 1).end]

    def starts(self) -> bool:
        """Whether a phrase may begin here: not inside a word, a number or a chain like `non-fri`."""
        at = self.start
        if at == 0:
            return True
        before = self.text[at - 1]
        if _is_letter(before) or before.isalnum():
            return False
        if at == 1 or _SAME_SIGN.get(before, before) not in _GLUE or not self.text[at - 2].isalnum():
            return True
        return before == ":" and self.at(0).kind == WORD

    def ends(self, index: int, *, clock: bool = False) -> bool:
        """Whether a phrase may end before the token at `index`. After a clock time a range may go on (`5-6pm`)."""
        after = self.at(index)
        if not after.glued:
            return True
        if after.kind != SIGN:
            return False
        if after.text in _AMOUNT_SIGNS and self.at(index - 1).kind == NUMBER:
            return False
        beyond = self.at(index + 1)
        if not beyond.glued or beyond.kind == SIGN:
            return True
        if after.text == "-":
            return clock and beyond.kind == NUMBER
        if after.text in ":,":
            return beyond.kind == WORD
        return after.text not in _GLUE


def _is_letter(char: str) -> bool:
    return char.isalpha() or char == "_" or "\u0300" <= char <= "\u036f"


def _cut(text: str, at: int, inside: bool) -> Token | None:
    """The next token of the line; None at its end."""
    size = len(text)
    begin = at
    while begin < size and text[begin].isspace():
        if text[begin] in _LINE_ENDS:
            return None
        begin += 1
    if begin >= size:
        return None
    glued = inside and begin == at
    end = begin + 1
    if text[begin] in _DIGITS:
        while end < size and text[end] in _DIGITS:
            end += 1
        return Token(NUMBER, text[begin:end], begin, end, glued)
    if _is_letter(text[begin]):
        while end < size and _is_letter(text[end]):
            end += 1
        return Token(WORD, text[begin:end].casefold().translate(_PLAIN), begin, end, glued)
    sign = text[begin]
    return Token(WORD if sign.isalnum() else SIGN, _SAME_SIGN.get(sign, sign), begin, end, glued)
