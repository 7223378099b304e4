"""From the text of a query to its tree. Any text is a query or a clear error with its place."""

from __future__ import annotations

from journal.domain.query.tree import All, Any, Field, Node, Not, Query, QueryError, Sort, Words
from journal.domain.query.words import words
from journal.domain.record import record

FIELDS = (
    "in",
    "with",
    "from",
    "to",
    "item",
    "stance",
    "channel",
    "is",
    "date",
    "due",
    "amount",
    "stage",
    "has",
    "tag",
    "sort",
)
"""Every field there is, in the order in which they are offered."""

_DEEPEST = 60


@record(kw_only=False)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def parse(text: str) -> Query:
    """Read a query. Raises QueryError with the place where it cannot be read."""
    return _Parser(text).query()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._sort: Sort | None = None
        self._tokens = [token for token in _tokens(text) if not self._is_sort(token)]

    def query(self) -> Query:
        root = self._either(0)
        if self._at < len(self._tokens):
            stray = self._tokens[self._at]
            raise self._error("This closing parenthesis has no opening one; remove it.", stray)
        return Query(self._with_prefix(root), self._sort)

    def _either(self, depth: int) -> Node:
        sides = [self._both(depth)]
        while (token := self._peek()) and token.kind == "or":
            self._at += 1
            following = self._peek()
            if sides[-1] == All(()) or following is None or following.kind in ("or", "close"):
                raise self._error("OR needs something on both sides, as in: equity OR options.", token)
            sides.append(self._both(depth))
        return sides[0] if len(sides) == 1 else Any(tuple(sides))

    def _both(self, depth: int) -> Node:
        nodes: list[Node] = []
        while (token := self._peek()) and token.kind not in ("or", "close"):
            nodes.append(self._one(depth))
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _one(self, depth: int) -> Node:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "not":
            following = self._peek()
            if following is None or following.kind in ("or", "close"):
                raise self._error("A minus needs something to exclude, as in: -draft.", token)
            return Not(self._one(depth))
        if token.kind == "open":
            return self._group(token, depth)
        if token.kind == "field":
            return self._field(token)
        return self._words(token)

    def _group(self, token: _Token, depth: int) -> Node:
        if depth >= _DEEPEST:
            raise self._error("The parentheses are nested too deep; write the query more simply.", token)
        node = self._either(depth + 1)
        if (closing := self._peek()) is None or closing.kind != "close":
            raise self._error("This parenthesis is not closed; add a closing one.", token)
        self._at += 1
        if node == All(()):
            raise self._error("There is nothing between these parentheses; remove them.", token)
        return node

    def _field(self, token: _Token) -> Node:
        name, _, value = token.text.partition(":")
        if name not in FIELDS:
            from difflib import get_close_matches

            near = get_close_matches(name, FIELDS, n=1)
            hint = f"did you mean {near[0]}:?" if near else f"the fields are {', '.join(FIELDS)}."
            hint += f' To find the words themselves write "{token.text}".'
            raise self._error(f"There is no field “{name}:”; {hint}", token, len(name) + 1)
        if not value.strip():
            raise self._error(f"The field “{name}:” needs a value right after the colon.", token)
        return Field(name, value.strip(), token.start, token.end)

    def _is_sort(self, token: _Token) -> bool:
        """Whether it says the order of results, which is no condition; it then counts wherever it stands."""
        name, _, value = token.text.partition(":")
        if token.kind != "field" or name != "sort":
            return False
        try:
            self._sort = Sort(value.strip().lower())
        except ValueError:
            raise self._error("Results are sorted by best, newest or oldest, as in sort:newest.", token) from None
        return True

    def _words(self, token: _Token) -> Node:
        is_prefix = token.kind == "prefix" or (token.kind == "word" and token.text.endswith("*"))
        return Words(tuple(words(token.text)), is_prefix, token.start, token.end)

    def _with_prefix(self, root: Node) -> Node:
        """The last bare word of the query counts as a prefix, unless it stands under OR, a minus or parentheses."""
        last = self._tokens[-1] if self._tokens else None
        if last is None or last.kind != "word":
            return root
        if isinstance(root, Words):
            return Words(root.words, True, root.start, root.end)
        if isinstance(root, All) and root.nodes:
            node = root.nodes[-1]
            if isinstance(node, Words) and node.start == last.start:
                return All((*root.nodes[:-1], Words(node.words, True, node.start, node.end)))
        return root

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _error(self, sentence: str, token: _Token, length: int | None = None) -> QueryError:
        end = token.end if length is None else token.start + length
        return QueryError(sentence, self._text, token.start, end)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            tokens.append(_Token("open" if char == "(" else "close", char, at, at + 1))
            at += 1
        elif char == "-" and at + 1 < len(text) and not (text[at + 1] == "-" or text[at + 1].isspace()):
            tokens.append(_Token("not", char, at, at + 1))
            at += 1
        else:
            token = _quoted(text, at) if char == '"' else _bare(text, at)
            if token.kind in ("or", "field") or words(token.text):
                tokens.append(token)
            at = token.end
    return tokens


def _quoted(text: str, start: int) -> _Token:
    end = text.find('"', start + 1)
    if end < 0:
        return _Token("phrase", text[start + 1 :], start, len(text))
    star = text[end + 1 : end + 2] == "*"
    kind = "prefix" if star else "phrase"
    return _Token(kind, text[start + 1 : end], start, end + 1 + star)


def _bare(text: str, start: int) -> _Token:
    end = start
    while end < len(text) and not text[end].isspace() and text[end] not in '()"':
        end += 1
    word = text[start:end]
    if word == "OR":
        return _Token("or", word, start, end)
    name, colon, value = word.partition(":")
    if not (colon and name.isascii() and name.isalpha()) or value.startswith("//"):
        return _Token("word", word, start, end)
    if not value and text[end : end + 1] == '"':
        quoted = _quoted(text, end)
        return _Token("field", f"{name.lower()}:{quoted.text}", start, quoted.end)
    return _Token("field", f"{name.lower()}:{value}", start, end)
