"""Titles that stand in no list: the head of a span tagged as a position, nouns of those who do something."""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.places import kind_reading
from nlp_reports.extraction.title_words import Title, position_at, ranks
from nlp_reports.language.morphology import Case
from nlp_reports.language.phrases import dictionary_form

_SURE_TAG = 0.7
_SURE_ENDING = 3
_SHORT, _LONG = 4, 5
_REACH = 12
_FAR = 10
_OPENING, _CLOSING = frozenset("-–—("), frozenset(",;.)")
_JOINING = frozenset({",", "әрі", "және"})


def unlisted_title(context: Context, i: int) -> Title | None:
    """Return the title, in no list of the lexicon, whose last word is the word `i`."""
    found = _tagged_title(context, i) or _scholar(context, i) or _agent(context, i)
    return found or _introduced(context, i) or _told_of(context, i)


def _tagged_title(context: Context, i: int) -> Title | None:
    """Read the head of a tagged position that the lexicon does not know: «… бөлімінің логисі»."""
    tagged = position_at(context, i)
    words = context.words
    if tagged is None or tagged.score < _SURE_TAG or tagged.span.end != i + 1 or "." in words[i].text:
        return None
    if words[i].upper or words[i].number or kind_reading(context.lexicon, words[i].fold) is not None:
        return None
    if context.lexicon.match("bodies", words.folds, i) or not words[i].cases:
        return None
    reading = words[i].nominal
    if reading is None or reading.case is None or words[i].pos not in {"NOUN", "PROPN"}:
        return None
    agent = reading.lemma.lower().endswith(tuple(context.lexicon.data["roles"]["agents"]["endings"]))
    if not (agent or (reading.possession is not None and tagged.span.end - tagged.span.start > 1)):
        return None
    lemma = dictionary_form(words[i].text, plural=False).lower()
    start, text = ranks(context, i, lemma)
    possessed = reading.possession is not None
    return Title(start, i + 1, text, lemma, "posts", reading.case, reading.plural, possessed, False, False)


def _scholar(context: Context, i: int) -> Title | None:
    """Read who studies something as a calling before a name: «алаштанушы Айгүл …»."""
    folded = context.words[i].fold
    named = i + 1 < len(context.words) and context.person_at(i + 1) is not None
    if not (named and folded.endswith("танушы") and len(folded) > len("танушы") + 1):
        return None
    return Title(i, i + 1, context.words[i].text.lower(), folded, "callings", Case.NOM, False, False, False, True)


def _agent(context: Context, i: int) -> Title | None:
    """Read a noun of those who do something, in no list, between its owner and a name: «… бас ревматологі Айна …»."""
    words = context.words
    named = i + 1 < len(words) and context.person_starting(i + 1) is not None
    endings = tuple(e for e in context.lexicon.data["roles"]["agents"]["endings"] if len(e) >= _SURE_ENDING)
    lemma = words[i].text[:-1]
    if not named or words[i].cap or words[i].text[-1] not in "ыі" or not lemma.endswith(endings):
        return None
    start, text = ranks(context, i, lemma)
    if start == 0 or words[start - 1].case is not Case.GEN or words[start - 1].line != words[i].line:
        return None
    return Title(start, i + 1, text, lemma, "posts", Case.NOM, False, True, False, False)


def _introduced(context: Context, i: int) -> Title | None:
    """Read a bare noun of those who do something, in no list, as a calling: «дабылшы Айгүл …»."""
    words, word = context.words, context.words[i]
    reading = word.nominal
    if word.number or word.upper or reading is None or reading.plural or reading.possession is not None:
        return None
    opens = i == 0 or words[i - 1].line != word.line or words[i - 1].sentence != word.sentence
    if reading.case is not Case.NOM or word.pos not in ({"NOUN", "PROPN"} if opens else {"NOUN"}):
        return None
    lemma = word.text.lower()
    if not _names_agent(context, lemma) or context.body_covering(i) is not None or not _introduces(context, i):
        return None
    start, text = ranks(context, i, lemma)
    return Title(start, i + 1, text, lemma, "callings", Case.NOM, False, False, False, False)


def _told_of(context: Context, i: int) -> Title | None:
    """Read such a noun where it is said of a name before it: «Айгүл … – каталогтаушы», «Айгүл … (… баптаушысы)»."""
    words, word = context.words, context.words[i]
    reading = word.nominal
    closes = i + 1 >= len(words) or words[i + 1].line != word.line or words[i + 1].text in _CLOSING
    if not closes or word.number or word.cap or word.pos != "NOUN" or context.body_covering(i) is not None:
        return None
    if reading is None or reading.plural or reading.case is not Case.NOM or reading.possession not in {None, "3"}:
        return None
    lemma = dictionary_form(word.text, plural=False).lower()
    if kind_reading(context.lexicon, word.fold) is not None or not _names_agent(context, lemma):
        return None
    if not _after_name(context, i):
        return None
    start, text = ranks(context, i, lemma)
    owned = reading.possession is not None
    return Title(start, i + 1, text, lemma, "posts" if owned else "callings", Case.NOM, False, owned, False, False)


def _after_name(context: Context, i: int) -> bool:
    """Tell whether nothing but the words of a body or rank stand between a name's dash or bracket and the word."""
    words = context.words
    for at in range(i - 1, max(words.sentence_of(i).start, i - _FAR) - 1, -1):
        if words[at].text in _OPENING:
            person = context.person_ending(at - 1) if at else None
            return person is not None and person.form in {"full", "initials"}
        if (words[at].punct and at not in words.inside_quote) or words[at].pos == "VERB":
            return False
        if context.person_at(at) is not None and at not in words.inside_quote and context.body_covering(at) is None:
            return False
    return False


def _names_agent(context: Context, lemma: str) -> bool:
    """Tell whether a noun ends as nouns of persons do, a short ending on a long noun alone."""
    endings: list[str] = context.lexicon.data["roles"]["agents"]["endings"]
    return any(
        lemma.endswith(ending) and len(lemma) >= (_LONG if len(ending) < _SURE_ENDING else _SHORT) for ending in endings
    )


def _introduces(context: Context, i: int) -> bool:
    """Tell whether a name follows, right there or after a comma and another title: «күрескер, ақын Айгүл …»."""
    words = context.words
    if i + 1 >= len(words) or words[i + 1].line != words[i].line:
        return False
    person = context.person_starting(i + 1)
    if person is not None:
        return person.form in {"full", "initials"}
    if words[i + 1].fold not in _JOINING:
        return False
    for k in range(i + 3, min(i + _REACH, len(words))):
        if words[k].line != words[i].line or words[k].text in ".;:!?":
            return False
        if context.person_starting(k) is not None:
            return context.lexicon.match("roles", words.folds, k - 1) is not None
    return False
