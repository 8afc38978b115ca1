"""Where the name of a body begins: the noun phrase to the left of its head.

Kazakh is head-final: modifiers stand before the head, genitives take a possessed head, objects stand
before a verbal noun («тілдерді дамыту бөлімі»). The walk goes left word by word and stops where
a word cannot belong to the name.
"""

from __future__ import annotations

import re

from nlp_reports.extraction.attributes import CLAUSAL, is_attribute
from nlp_reports.extraction.context import Context
from nlp_reports.extraction.endings import Ending
from nlp_reports.extraction.proper import is_sentence_start, place_names
from nlp_reports.extraction.words import Span, Word
from nlp_reports.language.morphology import Case
from nlp_reports.language.numerals import is_numeral

_PARTICIPLE = re.compile(r"(?!улкен$)..(?:[гк][ае]н|[ае]тин|йтын|[ае]тын)$")
_OBJECTS = re.compile(r"[лдт][ае]рд[ыи]$")
_MOST_WORDS = 16
_BODY_TAGS = frozenset({"ORGANISATION", "FACILITY", "POSITION"})
_SURE_TAG = 0.5
_SURE_CUT = 0.75
_KINDS = frozenset({"когамдык", "ерикти", "жастар", "балалар"})
_LOCATIVE = ("да", "де", "та", "те")
_OBJECT_CASES = (Case.ACC, Case.DAT, Case.INS)


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
            if word.line != self.words[head].line:
                break
            step = self._take(i, word)
            if step is None:
                break
            self.start = step
        self._follow_tag(head)
        while self.start < head and self._dangling(self.words[self.start]):
            self.start += 1
        return self.start

    def _follow_tag(self, head: int) -> None:
        """Meet the tagger's span around the head: take what it begins with, leave what it surely leaves out."""
        tagged = self.context.tagged_at(head, _BODY_TAGS)
        if tagged is None or tagged.score < _SURE_TAG:
            return
        first = tagged.span.start
        while self.possessed and self.start > first and self._tag_adds(self.start - 1):
            self.start -= 1
        quote = self.words.inside_quote.get(self.start)
        if quote is not None and quote.start == self.start - 1 and quote.end <= head:
            self.start -= 1
        if tagged.score >= _SURE_CUT and self.start < first <= head and not self._belongs(self.start):
            while self.start < first and not self._belongs(self.start):
                self.start += 1

    def _tag_adds(self, i: int) -> bool:
        """Tell whether a word that only the tagger takes can belong to the name: it neither owns it nor begins anew."""
        word = self.words[i]
        if word.line != self.words[self.start].line or word.fold in self.context.stops or self._legal_form(word):
            return False
        if word.punct:
            return word.text in ',-–«»"“”' and i > 0
        if self.context.person_at(i) is not None or self.context.dated_at(i) is not None:
            return False
        if word.fold in self.lexicon.words("roles", "status", "former") | self.lexicon.words("roles", "status", "new"):
            return False
        if _OBJECTS.search(word.fold) and not self._object_ahead(word):
            return False
        body = self.lexicon.match("bodies", self.words.folds, i)
        if body is not None and self.words[self.start].fold in self.levels:
            return False
        return body is None or (body.ending.possession is None and body.ending.case is Case.NOM)

    def _legal_form(self, word: Word) -> bool:
        """Tell whether the word is a legal form, which closes the name of a company: «… АҚ | өңірлік филиалы»."""
        return word.text in self.lexicon.data["bodies"]["company"]["abbreviations"]

    def _belongs(self, i: int) -> bool:
        """Tell whether the first word of the phrase can open a name: level, place, number, quotation or proper name."""
        word = self.words[i]
        if word.punct or word.fold in self.levels or word.number or word.fold in place_names(self.lexicon):
            return True
        return word.upper or (word.cap and not is_sentence_start(self.context, i))

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
        if (self.only_proper and not self._levels_only()) or quote.end - quote.start > _MOST_WORDS:
            return None
        self.only_proper = True
        return quote.start

    def _levels_only(self) -> bool:
        """Tell whether nothing but adjectives of level stands between a quoted name and the head."""
        folds = self.words.folds[self.start : self.head]
        return self.words[self.start].fold in self.levels and all(
            fold in self.levels or fold in _KINDS for fold in folds
        )

    def _take_comma(self, i: int, word: Word) -> int | None:
        # «Мәдениет, ақпарат және қоғамдық келісім министрлігі»: a comma only inside such a coordination
        if word.text == "," and self.joined and i and not self.only_proper and self._plain_noun(i - 1):
            return i
        return None

    def _take_namesake(self, i: int) -> int | None:
        mention = self.context.person_at(i)
        if mention and self.start < len(self.words) and self.words[self.start].fold == "атындагы":
            self.only_proper = True
            return mention.span.start
        return None

    def _take_conjunction(self, i: int) -> int | None:
        if not self.possessed and self.start == self.head:
            return None
        if self.only_proper or i == 0 or not self._plain_noun(i - 1) or self.words[i - 1].line != self.words[i].line:
            return None
        if self.lexicon.match("bodies", self.words.folds, i - 1) and self.kind in {"library", "school"}:
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

    def _plain_noun(self, i: int) -> bool:
        word = self.words[i]
        if word.punct or word.fold in self.context.stops or self.context.person_at(i) is not None or word.number:
            return False
        role = self.lexicon.match("roles", self.words.folds, i)
        if role is not None and (role.entry.group == "posts" or role.ending.possession):
            return False
        if self._object_ahead(word):
            return True
        return word.case in {None, Case.NOM} or word.fold.endswith("у")

    def _object_ahead(self, word: Word) -> bool:
        """Tell whether the word can be the object of a verbal noun that the phrase already holds."""
        ahead = [w.fold for w in self.words.list[self.start : self.start + 5] if not w.cap]
        return word.case in _OBJECT_CASES and any((f.endswith("у") and len(f) > 2) or f in self.inside for f in ahead)

    def _take_word(self, i: int, word: Word) -> int | None:
        folds = self.words.folds
        proper = word.cap and (word.pos == "PROPN" or not is_sentence_start(self.context, i))
        if (
            word.cap
            and word.fold[-2:] in _LOCATIVE
            and Case.LOC in word.cases
            and word.fold not in place_names(self.lexicon)
        ):
            return i if self._owns(i) else None
        if word.fold in self.inside:
            self.only_proper = False
            return i
        if word.fold == "бойынша":
            return self._take_region(i)
        if word.fold in self.levels:
            self.only_proper = True
            return i
        place = self.context.place_ending(i)
        if place is not None and place.ending.case in {Case.NOM, Case.GEN}:
            self.only_proper = True
            return place.span.start if self.possessed or place.named else None
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
        if role is not None and not self._role_may_stand(i, word, role.ending):
            return None
        body = self.lexicon.match("bodies", folds, i)
        if body is not None and body.ending.possession and body.ending.case in {Case.NOM, Case.GEN}:
            return None
        if self.only_proper:
            if self._legal_form(word):
                return None
            nominal = word.case in {None, Case.NOM, Case.GEN} or word.fold in place_names(self.lexicon)
            return i if (proper or word.upper) and nominal else None
        if self._legal_form(word):
            return None
        if proper or word.upper:
            known = word.fold in place_names(self.lexicon) or word.case in {None, Case.NOM, Case.GEN}
            return i if known or self._object_ahead(word) else None
        return self._take_plain(i, word)

    def _owns(self, i: int) -> bool:
        """Tell whether only adjectives of level stand between a name and a possessed head, so that it is its owner."""
        between = self.words.list[i + 1 : self.head]
        named = self.possessed and self.words[i].pos == "PROPN"
        return named and bool(between) and all(word.fold in self.levels for word in between)

    def _role_may_stand(self, i: int, word: Word, ending: Ending) -> bool:
        """Tell whether a role noun can stand inside the name: «мейіргер ісі бөлімі», «Президенті жанындағы кеңес»."""
        following = self.words[self.start]
        if following.fold == "жанындагы":
            return True
        if word.cap and is_sentence_start(self.context, i) and ending.possession is None and not ending.plural:
            return False
        if ending.plural:
            return ending.case is Case.NOM and self.possessed and (not word.cap or following.text.islower())
        if ending.possession is not None or ending.case is not Case.NOM:
            return following.fold.startswith(_OFFICES) and ending.case in {Case.NOM, Case.GEN}
        inner = following.nominal
        return following.fold.startswith("уй") or (
            self.start < self.head and inner is not None and inner.possession is not None and not following.cap
        )

    def _take_plain(self, i: int, word: Word) -> int | None:
        award = self.lexicon.match("awards", self.words.folds, i)
        if award is not None and award.ending.possession and self.words.quote_at.get(i - award.length) is not None:
            return None
        if award is not None and award.ending.case is Case.NOM and self.words[self.start].cap:
            return None  # «Бірінші жүлде Арнасай кітапханасының …»
        if not self.possessed and self.start == self.head:
            return i if is_attribute(word) or self._numbered(i) else None
        if word.pos in CLAUSAL and not word.fold.endswith("у") and not (word.cases and Case.NOM in word.cases):
            return None
        if _PARTICIPLE.search(word.fold) and word.fold != "беретин":
            return None
        if is_attribute(word) and (self.words.quote_at.get(i - 1) is not None or self._numbered(i)):
            return i
        if word.case is Case.GEN:
            return i if self.words[self.start].fold in self.inside else None
        if word.case in {Case.LOC, Case.ABL}:
            return None
        if word.case in _OBJECT_CASES and not self._object_ahead(word):
            return None
        return i

    def _numbered(self, i: int) -> bool:
        """Tell whether a number or a quoted name stands before the word: «№1 тірек мектеп»."""
        before = self.words[i - 1] if i else None
        return before is not None and (before.number and "№" in self.words[max(0, i - 2)].text + before.text)


_OFFICES = ("аппарат", "баспасоз", "кенсе")


def phrase_start(context: Context, head: int, *, possessed: bool, kind: str) -> int:
    """Return the index of the first word of the body's name whose head begins at the word `head`."""
    return _Walk(context, head, possessed, kind).run()
