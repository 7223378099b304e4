"""The post-mortem: what became of a negotiation that their side ended, why, and what to learn from it.

The answers are kept as an entry that a person can read: a line each, `The tone: …`, and a line a lesson with its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from journal.domain.instants import day_of
from journal.domain.offer.held import Held
from journal.domain.offer.rows import Row
from journal.domain.paths.mentions import around, speaking
from journal.domain.paths.situation import Situation, ended_by, is_talk, is_theirs
from journal.domain.phrasing import number, short_day, value_words
from journal.domain.record import record
from journal.domain.records import Entry, Stance, Value

TAG = "post_mortem"
LESSON = "lesson"
TITLE = f"What became of it, and why. #{TAG}"
LESSON_LABEL = "A lesson"
LONGEST = 2000
"""Characters of an answer that are kept."""


@record(kw_only=False)
class Question:
    """One question: `id` names it on the command line, `label` begins its line in the entry, `text` asks."""

    id: str
    label: str
    text: str


QUESTIONS = (
    Question("why", "Why, in their words", "Did you ask why, and what did they say?"),
    Question("offer", "Asked against the offer", "How far was what you asked from what they offered?"),
    Question("market", "Asked against the market", "How far from what the role pays there, and by which source?"),
    Question("value", "The value shown", "What did you say they would get for it?"),
    Question("tone", "The tone", "How did it sound: a question, a wish, a threat?"),
    Question("references", "The references", "Did they reach your references, and what did those say?"),
    Question("competitor", "A competitor", "Was there somebody else, on their side or on yours?"),
    Question("cause", "What happened on their side", "What changed with them: budget, plan, people?"),
    Question("cost", "What it cost", "What did it cost you: time, money, another offer, your notice?"),
)
BY_LABEL = {one.label.casefold(): one for one in QUESTIONS}
IDS = (*(one.id for one in QUESTIONS), LESSON)

_ASKED = (Stance.ASKED,)
QUOTED = 20
"""Characters in a row that make a quotation: fewer are shared by texts that have nothing to do with each other."""

PARTS = " · "
"""What stands between the parts of an answer."""

_REFERENCES = speaking("reference", "Referenz", "référence", "referencia")
_COMPETITOR = speaking("competitor", "other candidate", "another candidate", "other offer", "other process",
                       "somebody else", "someone else", "otra persona", "autre candidat", "andere Bewerb")  # fmt: skip
_PLAIN = str.maketrans("[];#", "(),＃")


@record
class PostMortem:
    """The answers by the id of their question, only those that say something, and the lessons in order."""

    answers: Mapping[str, str]
    lessons: tuple[str, ...] = ()

    def answer(self, question: str) -> str:
        """The answer to a question; empty where there is none."""
        return self.answers.get(question, "")


NOTHING = PostMortem(answers={})


def is_post_mortem(entry: Entry) -> bool:
    """Whether an entry is one; what was redacted is not any more."""
    return TAG in entry.tags and entry.redacted_at is None


def written(told: PostMortem, *, is_guarded: bool = False) -> str:
    """The text of the entry, without its head.

    A lesson stands as it is; `is_guarded` puts a label before it, for one that could be read as a statement.
    """
    label = f"{LESSON_LABEL}: " if is_guarded else ""
    lines = [TITLE]
    lines += [f"{one.label}: {plain(told.answer(one.id))}" for one in QUESTIONS if plain(told.answer(one.id))]
    lines += [f"{label}{plain(lesson)} #{LESSON}" for lesson in told.lessons if plain(lesson)]
    return "\n".join(lines)


def read(body: str) -> PostMortem:
    """What the text of an entry answers; lines of another form are the person's own and say nothing here."""
    answers: dict[str, str] = {}
    lessons = []
    for line in body.splitlines():
        label, colon, rest = line.partition(":")
        question = BY_LABEL.get(label.strip().casefold())
        if re.search(rf"(?:^|\s)#{LESSON}\b", line):
            lessons.append(_bare(line))
        elif colon and question is not None:
            answers[question.id] = rest.strip()
    return PostMortem(answers={key: text for key, text in answers.items() if text}, lessons=tuple(lessons))


def _bare(line: str) -> str:
    text = re.sub(rf"\s*#{LESSON}\b", "", line).strip()
    return text.removeprefix(f"{LESSON_LABEL}:").strip()


def own_lines(body: str) -> tuple[str, ...]:
    """The lines of an entry that no answer stands in, which a later answer has to leave as they are."""
    told = read(body)
    known = {*written(told).splitlines(), *written(told, is_guarded=True).splitlines()}
    return tuple(line for line in body.splitlines() if line.strip() and line.strip() not in known)


def unquoted(body: str, removed: str) -> str | None:
    """The text of a post-mortem without what it quotes of a text that is to be removed; None where it quotes nothing.

    Of an answer only the parts go that share a stretch of the removed text; empty where no answer is left.
    """
    source = " ".join(removed.translate(_PLAIN).split())
    stretches = {source[at : at + QUOTED] for at in range(max(len(source) - QUOTED + 1, 0))}

    def is_quote(text: str) -> bool:
        return any(text[at : at + QUOTED] in stretches for at in range(len(text) - QUOTED + 1))

    told, own = read(body), own_lines(body)
    answers = {
        key: PARTS.join(one for one in text.split(PARTS) if not is_quote(one)) for key, text in told.answers.items()
    }
    kept = PostMortem(answers=answers, lessons=tuple(one for one in told.lessons if not is_quote(one)))
    left = tuple(line for line in own if not is_quote(line))
    if (answers, kept.lessons, left) == (dict(told.answers), told.lessons, own):
        return None
    is_empty = not any(answers.values()) and not kept.lessons and not left
    return "" if is_empty else "\n".join((written(kept, is_guarded=True), *left))


def plain(text: str) -> str:
    """An answer on one line, without what the capture language would read as something else."""
    return " ".join(text[: 4 * LONGEST].translate(_PLAIN).split())[:LONGEST].rstrip()


def prefilled(situation: Situation) -> PostMortem:
    """What the entries know of the answers."""
    found = {
        "why": _why(situation),
        "offer": PARTS.join(_against_offer(situation)),
        "market": PARTS.join(_against_range(situation)),
        "references": _spoken_of(situation, _REFERENCES),
        "competitor": _spoken_of(situation, _COMPETITOR),
    }
    return _only_said(found)


def prepared(market: Iterable[str], shown: Iterable[str]) -> PostMortem:
    """What the prep knows of them: figures of the market, and what I bring. It is private, so only shown."""
    return _only_said({"market": PARTS.join(market), "value": PARTS.join(shown)})


def _only_said(found: Mapping[str, str]) -> PostMortem:
    answers = {key: plain(text) for key, text in found.items()}
    return PostMortem(answers={key: text for key, text in answers.items() if text})


def _why(situation: Situation) -> str:
    """The reason it was closed with, and what they said of it after it ended."""
    later = situation.after(end) if (end := ended_by(situation)) is not None else ()
    talks = [entry for entry in later if is_talk(entry) or is_theirs(entry)]
    asked = speaking("why", "reason", "warum", "Grund", "pourquoi", "raison", "por qué", "motivo")
    told = next((entry for entry in reversed(talks) if asked.search(entry.body)), None)
    said = around(told.body, asked, 400, goes_on=True) if told is not None else ""
    return PARTS.join(part for part in (situation.card.because, _dated(situation, told, said)) if part)


def _dated(situation: Situation, entry: Entry | None, said: str) -> str:
    return f"{short_day(day_of(entry.occurred), situation.now)}: {said}" if entry is not None and said else ""


def _against_offer(situation: Situation) -> Iterator[str]:
    for row in situation.ledger.rows:
        theirs = row.offered or row.promised or _before_withdrawal(row)
        if row.asked is None or row.asked.value is None:
            continue
        asked = value_words(row.asked.value, with_terms=False)
        if theirs is None or theirs.value is None:
            yield f"{row.label}: {asked} asked, nothing offered"
        else:
            # A promise that no offer took up is no offer.
            did = "offered" if theirs.stance is Stance.OFFERED else "promised, not offered"
            named = value_words(theirs.value, with_terms=False)
            yield f"{row.label}: {asked} asked, {named} {did}{_percent(row.asked.value, theirs.value)}"


def _before_withdrawal(row: Row) -> Held | None:
    """What was promised or offered before they took it back."""
    return next((one for one in reversed(row.statements) if one.stance in (Stance.OFFERED, Stance.PROMISED)), None)


def _percent(asked: Value, offered: Value) -> str:
    """` (+22 %)`, below one with a tenth; empty where the two are in different measures or as good as the same."""
    same = (asked.kind, asked.currency, asked.period, asked.unit) == (
        offered.kind, offered.currency, offered.period, offered.unit)  # fmt: skip
    if not same or asked.amount is None or not offered.amount:
        return ""
    more = (asked.amount - offered.amount) / offered.amount * 100
    more = more.quantize(Decimal(1) if abs(more) >= 1 else Decimal("0.1"))
    return f" ({'+' if more > 0 else ''}{number(more)} %)" if more else ""


def _against_range(situation: Situation) -> Iterator[str]:
    """What they had named before there was an offer, for what I asked."""
    for row in situation.ledger.rows:
        if row.asked is not None and row.mentioned is not None and row.mentioned.value is not None:
            yield f"{row.label}: they had named {value_words(row.mentioned.value, with_terms=False)}"


def _spoken_of(situation: Situation, words: re.Pattern[str]) -> str:
    found = [entry for entry in situation.entries if words.search(entry.body) and not is_post_mortem(entry)]
    return PARTS.join(_dated(situation, entry, around(entry.body, words, 160)) for entry in found[-2:])
