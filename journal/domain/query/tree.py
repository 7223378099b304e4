"""The tree of a query. Words and fields know where they stand in the text; it does not make them different ones."""

from __future__ import annotations

from journal.domain.record import record
from journal.domain.records.words import Word
from journal.errors import BadInputError


class QueryError(BadInputError):
    """A query that cannot be read: `start` and `end` are offsets in it."""

    def __init__(self, sentence: str, query: str, start: int, end: int) -> None:
        self.start = start
        self.end = end
        line = " ".join(query.splitlines()) if query else ""
        super().__init__(sentence, detail=f"{line}\n{' ' * start}{'^' * max(end - start, 1)}")


class Sort(Word):
    """The order of results."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


@record(kw_only=False)
class Words:
    """Words that must stand next to each other; a bare word is a phrase of one. The last may be a prefix."""

    words: tuple[str, ...]
    is_prefix: bool
    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and (self.words, self.is_prefix) == (other.words, other.is_prefix)

    def __hash__(self) -> int:
        return hash((self.words, self.is_prefix))


@record(kw_only=False)
class Field:
    """A field narrows: `name:value`. The value is as it was typed, without quotation marks."""

    name: str
    value: str
    start: int
    end: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and (self.name, self.value) == (other.name, other.value)

    def __hash__(self) -> int:
        return hash((self.name, self.value))


@record(kw_only=False)
class Not:
    """What must not hold."""

    node: Node


@record(kw_only=False)
class All:
    """Everything must hold; empty holds always."""

    nodes: tuple[Node, ...]


@record(kw_only=False)
class Any:
    """At least one must hold."""

    nodes: tuple[Node, ...]


Node = Words | Field | Not | All | Any


@record(kw_only=False)
class Query:
    """A whole query. `sort` is None where it does not say."""

    root: Node
    sort: Sort | None = None

    def __str__(self) -> str:
        """The query as text that reads back as the same tree."""
        text = _printed(self.root, inside=False)
        if self.sort is not None:
            text = f"{text} sort:{self.sort.value}".strip()
        return text

    @property
    def is_empty(self) -> bool:
        """Whether every entry answers it."""
        return self.root == All(())

    def words(self) -> tuple[Words, ...]:
        """The words and phrases that results are marked with: those that are not excluded."""
        return tuple(_wanted(self.root))


def _wanted(node: Node) -> list[Words]:
    if isinstance(node, Words):
        return [node]
    if isinstance(node, All | Any):
        return [found for one in node.nodes for found in _wanted(one)]
    return []


def _printed(node: Node, *, inside: bool) -> str:
    match node:
        case Words():
            text = " ".join(node.words)
            return f'"{text}"*' if node.is_prefix else f'"{text}"'
        case Field():
            plain = node.value and not any(char.isspace() or char in '()"' for char in node.value)
            return f"{node.name}:{node.value}" if plain else f'{node.name}:"{node.value}"'
        case Not():
            return f"-{_printed(node.node, inside=True)}"
        case All():
            joined = " ".join(_printed(one, inside=True) for one in node.nodes)
            return f"({joined})" if inside else joined
        case Any():
            joined = " OR ".join(_printed(one, inside=True) for one in node.nodes)
            return f"({joined})" if inside else joined
