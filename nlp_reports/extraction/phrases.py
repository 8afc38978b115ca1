"""Where the name of a body begins: the noun phrase to the left of its head.

Kazakh is head-final: modifiers stand before the head, genitives take a possessed head, objects stand
before a verbal noun («тілдерді дамыту бөлімі»). The walk goes left word by word and stops where
a word cannot belong to the name.
"""

from __future__ import annotations

from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import LOCATIVES, PLACED, PLURAL_DATIVES, PLURALS
from nlp_reports.extraction.phrase_edges import (
    closes_phrase,
    ends_name,
    had_before,
    is_legal_form,
    object_ahead,
    plural_again,
    tagged_start,
)
from nlp_reports.extraction.phrase_words import (
    first_served,
    is_numbered,
    is_owner,
    is_plain_noun,
    levels_only,
    only_placed,
    plain_may_stand,
    role_may_stand,
)
from nlp_reports.extraction.proper import is_sentence_start, place_names
from nlp_reports.extraction.words import Span, Word
from nlp_reports.language.morphology import Case
from nlp_reports.language.numerals import is_numeral

_MOST_WORDS = 16
_SERVING = frozenset({"school", "culture_house", "library", "hospital", "other", "university"})


class _Walk:
    """The state of one walk: which words may still come."""

    def __init__(self, context: Context, head: int, possessed: bool, kind: str) -> None:
        self.context, self.words, self.lexicon = context, context.words, context.lexicon
        self.start, self.head, self.possessed, self.kind = head, head, possessed, kind
        self.levels = self.lexicon.words("bodies_rules", "levels")
        self.inside = self.lexicon.words("phrase", "inside")
        self.conjunctions = self.lexicon.words("phrase", "conjunctions")
        self.only_proper = False
        self.joined = False

    def run(self) -> int:
        """Return the index of the phrase's first word."""
        head = self.start
        while self.start > 0 and head - self.start < _MOST_WORDS:
            i = self.start - 1
            word = self.words[i]
            if word.line != self.words[head].line or word.sentence != self.words[head].sentence:
                break
            step = self._take(i, word)
            if step is None:
                break
            self.start = step
        self.start = tagged_start(self.context, self.start, head, possessed=self.possessed)
        while self.start < head and self._dangling(self.words[self.start]):
            self.start += 1
        return self.start

    def _dangling(self, word: Word) -> bool:
        return word.fold in self.conjunctions or (word.punct and word.text not in '«"“„№') or word.fold in self.inside

    def _take(self, i: int, word: Word) -> int | None:
        quote = self.words.quote_at.get(i)
        if quote is not None and quote.start < i:
            return self._take_quote(quote)
        if word.text == "№" or (word.number and self.words[i - 1].text == "№" and i):
            self.only_proper = True
            return i - 1 if word.number else i
        if word.text.startswith("№"):
            self.only_proper = True
            return i
        if word.punct:
            return self._take_comma(i, word)
        if word.fold == "бар" and not word.cap:
            return i - 1 if self.possessed and had_before(self.words, i, self.head) else None
        if word.fold == "олардын" and plural_again(self.context, i, self.start, self.head):
            return i
        if self.context.dated_at(i) is not None or word.fold in self.context.stops:
            return None
        if self.context.person_at(i) is not None:
            return self._take_namesake(i)
        if word.number or is_numeral(word.text):
            return None
        if word.fold in self.conjunctions:
            return self._take_conjunction(i)
        return self._take_word(i, word)

    def _take_quote(self, quote: Span) -> int | None:
        if self.only_proper and not levels_only(self.context, self.start, self.head):
            return None
        if quote.end - quote.start > _MOST_WORDS:
            return None
        self.only_proper = True
        return quote.start

    def _take_comma(self, i: int, word: Word) -> int | None:
        # «Мәдениет, ақпарат және қоғамдық келісім министрлігі»: a comma only inside such a coordination
        goes_on = word.text == "," and self.joined and i > 0 and not self.only_proper
        return i if goes_on and is_plain_noun(self.context, i - 1, self.start) else None

    def _take_namesake(self, i: int) -> int | None:
        mention = self.context.person_at(i)
        if mention and self.start < len(self.words) and self.words[self.start].fold == "атындагы":
            self.only_proper = True
            return mention.span.start
        housed = self.kind == "museum" and self.possessed
        if mention and housed and only_placed(self.context, mention.span.end, self.head):
            self.only_proper = True
            return mention.span.start if mention.form == "full" and mention.case in {"Nom", "Gen"} else None
        return None

    def _take_conjunction(self, i: int) -> int | None:
        if not self.possessed and self.start == self.head:
            return None
        if self.only_proper or i == 0 or self.words[i - 1].line != self.words[i].line:
            return None
        if not is_plain_noun(self.context, i - 1, self.start):
            return None
        if ends_name(self.context, i - 1, self.kind):
            return None
        self.joined = True
        return i

    def _take_region(self, i: int) -> int | None:
        """Take «… облысы бойынша», which stands inside the names of branches."""
        place = self.context.place_ending(i - 1) if i else None
        if place is None or not place.named:
            return None
        self.only_proper = True
        return place.span.start

    def _take_word(self, i: int, word: Word) -> int | None:
        folds = self.words.folds
        opening = word.cap and is_sentence_start(self.context, i)
        if self.start < self.head and closes_phrase(self.context, i, self.start):
            return None
        if opening and self.only_proper and word.fold.endswith(PLURALS) and word.fold not in place_names(self.lexicon):
            return None  # «Депутаттар Ақжар ауданының …» begins with who did it
        proper = word.cap and (word.pos == "PROPN" or not opening)
        if (
            word.cap
            and word.fold[-2:] in LOCATIVES
            and Case.LOC in word.cases
            and word.fold not in place_names(self.lexicon)
        ):
            return i if self.possessed and is_owner(self.context, i, self.head) else None
        if self.kind == "museum" and word.fold.endswith(PLACED) and i and self.context.person_at(i - 1) is not None:
            return i  # «Жүсіпбек Аймауытұлының Баянтаудағы мұражай-үйі»
        if word.fold in self.inside:
            self.only_proper = False
            return i
        if word.fold == "бойынша":
            return self._take_region(i)
        if word.fold == "арналган":
            return self._take_those_served(i)
        if word.fold in self.levels:
            self.only_proper = True
            return i
        place = self.context.place_ending(i)
        if place is not None and place.ending.case in {Case.NOM, Case.GEN}:
            self.only_proper = True
            owns = place.named and (place.ending.case is Case.NOM or is_numbered(self.context, self.start))
            return place.span.start if self.possessed or owns else None
        role = self.lexicon.match("roles", folds, i)
        if (
            self.possessed
            and role
            and role.ending.plural
            and role.ending.case is Case.NOM
            and not role.ending.possession
        ):
            return i
        if role is not None and role.entry.group == "traits" and not role.ending.possession and self.joined:
            return i
        if role is not None and not role_may_stand(
            self.context, i, self.start, self.head, role.ending, possessed=self.possessed
        ):
            return None
        body = self.lexicon.match("bodies", folds, i)
        if body is not None and body.ending.possession and body.ending.case in {Case.NOM, Case.GEN}:
            return None
        if self.only_proper:
            if is_legal_form(self.context, word):
                return None
            nominal = word.case in {None, Case.NOM, Case.GEN} or word.fold in place_names(self.lexicon)
            return i if (proper or word.upper) and nominal else None
        if is_legal_form(self.context, word):
            return None
        if proper or word.upper:
            known = word.fold in place_names(self.lexicon) or word.case in {None, Case.NOM, Case.GEN}
            return i if known or object_ahead(self.context, self.start, word) else None
        plain = plain_may_stand(self.context, i, self.start, self.head, possessed=self.possessed)
        return i if plain else None

    def _take_those_served(self, i: int) -> int | None:
        """Take «дарынды балаларға арналған»: whom a school or a house is for belongs to its name."""
        served = self.words[i - 1] if i else None
        if served is None or served.line != self.words[i].line or not served.fold.endswith(PLURAL_DATIVES):
            return None
        if not (self.possessed or is_numbered(self.context, self.start + 1)) or self.kind not in _SERVING:
            return None
        self.only_proper = True
        return first_served(self.context, i - 1)


def phrase_start(context: Context, head: int, *, possessed: bool, kind: str) -> int:
    """Return the index of the first word of the body's name whose head begins at the word `head`."""
    return _Walk(context, head, possessed, kind).run()
