"""The words of a title: what is known of one, the ranks and the service before it, what the tagger says of it."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_reports.extraction.context import Context, Tagged
from nlp_reports.extraction.lexicon import Hit
from nlp_reports.extraction.words import Span
from nlp_reports.language.folding import fold
from nlp_reports.language.morphology import Case, decline

_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")
_POSITION = frozenset({"POSITION"})


@dataclass(slots=True, frozen=True)
class Title:
    """A title in the nominative without possessive, the words it takes, and the ending of its last word.

    `start` is the first word of the title proper: for a deputy that of the title it is the deputy of.
    """

    start: int
    end: int
    text: str
    lemma: str
    group: str
    case: Case
    plural: bool
    possessed: bool
    acting: bool
    known: bool


def position_at(context: Context, i: int) -> Tagged | None:
    """Return the span tagged as a position that covers the word."""
    return context.tagged_at(i, _POSITION)


def ranks(context: Context, start: int, title: str) -> tuple[int, str]:
    """Take the ranks before a title: «бас маман», «аға ғылыми қызметкер»."""
    ranks = context.lexicon.words("roles", "ranks", "words")
    words = context.words
    while start > 0 and words[start - 1].line == words[start].line:
        before = words[start - 1]
        if before.text in "-–" and start > 1 and _joins(context, start):
            start, title = start - 2, f"{words[start - 2].text.lower()}-{title}"
            continue
        if (lead := _led(context, start - 1)) is not None:
            title, start = f"{lead} {title}", start - 1
            break
        if before.fold not in ranks:
            break
        title = f"{before.text.lower()} {title}"
        start -= 1
    return start, title


def _led(context: Context, i: int) -> str | None:
    """Read a title tied by a hyphen to the rank of the next: «директоры-көркемдік жетекшісі»."""
    first, hyphen, rank = context.words[i].text.lower().partition("-")
    lead = context.lexicon.match("roles", [fold(first)], 0) if hyphen else None
    if lead is None or fold(rank) not in context.lexicon.words("roles", "ranks", "words"):
        return None
    return f"{lead.entry.lemma}-{rank}" if lead.ending.case is Case.NOM and not lead.ending.plural else None


def _joins(context: Context, start: int) -> bool:
    """Tell whether a hyphen with no space around joins two titles: «педагог-психолог»."""
    words = context.words
    tight = not words[start - 1].spaced and not words[start - 2].spaced
    return tight and context.lexicon.match("roles", words.folds, start - 2) is not None


def service(context: Context, start: int, text: str, hit: Hit) -> tuple[int, str]:
    """Take the service before a rank that is possessed: «полиция полковнигі»; its officer belongs to no body there."""
    lexicon, words = context.lexicon, context.words
    if hit.ending.possession is None or hit.entry.lemma not in lexicon.data["roles"]["services"]["ranks"]:
        return start, text
    services = lexicon.words("roles", "services", "words")
    for size in (2, 1):
        first = start - size
        if first >= 0 and words[first].line == words[start].line and " ".join(words.folds[first:start]) in services:
            return first, f"{words.span_text(Span(first, start)).lower()} {possessive(text)}"
    return start, text


def possessive(title: str) -> str:
    """Return the title with the possessive of the third person on its head: «басшысы», «басшысының орынбасары»."""
    words = title.split()
    of = next((i for i, word in enumerate(words[:-1]) if word.endswith(_GENITIVE)), None)
    if of is not None:
        words[of] = decline(words[of][:-3], Case.GEN, possession="3")
        return " ".join(words)
    before, _, last = title.rpartition(" ")
    return f"{before} {decline(last, Case.NOM, possession='3')}".strip()
