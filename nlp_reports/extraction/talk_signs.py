"""What is seen of a person and a quoted title near each other: signs that the one gave a talk under the other.

Nothing here decides; the signs are weighed by `talk_likely`, with trees learnt from posts with gold.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nlp_reports.extraction.award_candidates import candidate_phrases
from nlp_reports.extraction.context import Context, PersonMention
from nlp_reports.extraction.holders import Holders
from nlp_reports.extraction.list_items import content_of
from nlp_reports.extraction.people import PersonDraft, numbers_of
from nlp_reports.extraction.program import TalkDraft
from nlp_reports.extraction.words import DASHES, Span, Word
from nlp_reports.extraction.works import find_works

_FEWEST, _LONGEST = 2, 34
_NEAR, _CLOSE, _FAR = 10, 4, 150
_MOST = 4
_STOPS = frozenset(".!?")


def _possessed(word: Word) -> bool:
    return word.nominal is not None and word.nominal.possession is not None


@dataclass
class TalkReading:
    """A post whose talks were read by the rules, and what its signs are seen by."""

    context: Context
    people: list[PersonDraft]
    holders: Holders
    talks: list[TalkDraft]

    def pairs(self) -> Iterator[tuple[PersonMention, Span, dict[str, float]]]:
        """Yield the names of everyone who gave no talk yet with each quote near, and the signs of both."""
        speakers = {self.number.get(talk.speaker.span) for talk in self.talks}
        for quote in self.quotes:
            own = self._of_quote(quote)
            for mention in self._near(quote):
                if self.number[mention.span] not in speakers:
                    yield mention, quote, own | self._of_both(mention, quote)

    @cached_property
    def quotes(self) -> list[Span]:
        """The quotes that may be titles: of two words or more, in no body's name, no talk, work or award yet."""
        words, found = self.context.words, list[Span]()
        spans = [talk.title_span for talk in self.talks] + [work.span for work in find_works(self.context)]
        spans += self._awards
        taken = {i for span in spans for i in range(span.start, span.end)}
        for quote in words.quotes:
            told = sum(not words[i].punct for i in range(quote.start, quote.end))
            body = self.context.body_covering(quote.start)
            whole = told >= _FEWEST and quote.end - quote.start <= _LONGEST
            inner = any(quote.start < other.end for other in found[-1:])
            owned = body is not None and quote.end <= body.span.end
            if whole and not inner and not owned and not any(i in taken for i in range(quote.start, quote.end)):
                found.append(quote)
        return found

    @cached_property
    def number(self) -> dict[Span, int]:
        """Which of the people a mention is of."""
        return numbers_of(self.people)

    def _near(self, quote: Span) -> list[PersonMention]:
        """Return the people named in the quote's sentence, line, or the sentence before or after them."""
        words = self.context.words
        sentence, line = words.sentence_of(quote.start), words.line_of(quote.start)
        low, high = min(sentence.start, line.start), max(sentence.end, line.end)
        low = min(low, words.sentence_of(sentence.start - 1).start) if sentence.start else low
        high = max(high, words.sentence_of(sentence.end).end) if sentence.end < len(words) else high
        low, high = max(low, quote.start - _FAR), min(high, quote.end + _FAR)
        inside = words.inside_quote
        return [
            mention
            for mention in self.context.people_in(Span(low, high))
            if mention.span in self.number and mention.span.start not in inside
        ]

    def _of_quote(self, quote: Span) -> dict[str, float]:
        words, end = self.context.words, self.context.words.sentence_of(quote.end - 1).end
        line, sentence = words.line_of(quote.start), self._around(quote, words.sentence_of(quote.start))
        end = min(end, sentence.end)
        after, before = range(quote.end, min(end, quote.end + _CLOSE)), range(quote.start - 1, quote.start - 4, -1)
        far = range(quote.end, min(end, quote.end + _NEAR))
        first = next(word for i in range(quote.start, quote.end) if not (word := words[i]).punct)
        return {
            "words": math.log(quote.end - quote.start),
            "capital": float(first.cap),
            "item": float(content_of(self.context, line)[0].start > line.start),
            "opens_line": float(quote.start == content_of(self.context, line)[0].start),
            "closes_line": float(quote.end >= line.end - 1),
            "colon_before": float(quote.start > line.start and words[quote.start - 1].text == ":"),
            "dash_before": float(quote.start > line.start and words[quote.start - 1].text in DASHES),
            "comma_after": float(quote.end < end and words[quote.end].text == ","),
            "bracket_after": float(quote.end < end and words[quote.end].text == "("),
            "topic_after": self._any(after, "topic_stems"),
            "called_after": self._any(after[:2], "called"),
            "talk_after": self._any(far, "talk_stems"),
            "spoken_after": self._any(far, "spoken_stems"),
            "said_after": self._any(after[:2], "says"),
            "project_after": self._any(after, "project_stems"),
            "event_after": self._lexical(after, "events"),
            "work_after": self._lexical(after, "works"),
            "named_before": max(self._lexical(before, "works"), self._lexical(before, "events")),
            "body_after": float(bool(self.context.bodies_in(Span(quote.end, min(end, quote.end + _CLOSE))))),
            "talks_read": min(_MOST, len(self.talks)) / _MOST,
            "quotes_in_line": min(_MOST, self._in_line[line.start] - 1) / _MOST,
            "quotes_alike": min(_MOST, self._shapes[self._shape(quote)] - 1) / _MOST,
            "paired_alike": min(_MOST, self._pairings[self._paired(quote)] - 1) / _MOST if self._paired(quote) else 0.0,
            "exclaims": float(any(words[i].text in "?!" for i in range(quote.end - 2, quote.end))),
            "sentences": float(any(words[i].text in _STOPS for i in range(quote.start, quote.end - 2))),
            "possessed_after": float(quote.end < end and _possessed(words[quote.end])),
            "award_near": float(any(i in self._award_starts for i in range(sentence.start, end))),
            "sentence_talk": self._any(range(sentence.start, end), "talk_stems"),
            "sentence_spoken": self._any(range(sentence.start, end), "spoken_stems"),
            **self._of_post,
        }

    def _of_both(self, mention: PersonMention, quote: Span) -> dict[str, float]:
        words, name = self.context.words, mention.span
        sentence, line = words.sentence_of(quote.start), words.line_of(quote.start)
        first = name.start < quote.start
        between = Span(name.end, quote.start) if first else Span(quote.end, name.start)
        inside = range(between.start, between.end)
        own = words.sentence_of(name.start)
        after = range(max(name.end, quote.end), min(own.end, max(name.end, quote.end) + _NEAR))
        people = self.context.people_in(between)
        order = "before" if first else "after"
        return {
            f"{order}_{mention.case}": 1.0,
            f"{order}_same_sentence": float(name.start in sentence),
            f"{order}_same_line": float(name.start in line),
            f"{order}_beside": float(not people),
            f"{order}_only": float(len(self._near(quote)) == 1),
            "distance": math.log1p(max(0, between.end - between.start)),
            "people_between": min(_MOST, len(people)) / _MOST,
            "quotes_between": float(any(i in self._starts for i in inside)),
            "stop_between": float(any(words[i].text in _STOPS for i in inside)),
            "comma_between": float(any(words[i].text == "," for i in inside)),
            "verb_between": float(any(words[i].pos == "VERB" for i in inside)),
            "talk_between": self._any(inside, "talk_stems"),
            "spoken_between": self._any(inside, "spoken_stems"),
            "spoken_after_both": self._any(after, "spoken_stems"),
            "role": float(bool(self.holders.of.get(name.start))),
            "initials": float(mention.form == "initials"),
            "part_only": float(mention.form in {"given", "surname"}),
            "first_mention": float(self._first(mention)),
            "name_opens": float(
                name.start in (own.start, content_of(self.context, words.line_of(name.start))[0].start)
            ),
        }

    def _first(self, mention: PersonMention) -> bool:
        mentions = self.people[self.number[mention.span]].mentions
        return min(other.span.start for other in mentions) == mention.span.start

    @cached_property
    def _starts(self) -> frozenset[int]:
        return frozenset(quote.start for quote in self.quotes)

    @cached_property
    def _in_line(self) -> Counter[int]:
        return Counter(self.context.words.line_of(quote.start).start for quote in self.quotes)

    @cached_property
    def _shapes(self) -> Counter[tuple[bool, bool]]:
        return Counter(map(self._shape, self.quotes))

    @cached_property
    def _pairings(self) -> Counter[int]:
        return Counter(map(self._paired, self.quotes))

    def _shape(self, quote: Span) -> tuple[bool, bool]:
        """Return how the quote stands to names in its line: whether one precedes it, whether one follows."""
        line = self._around(quote, self.context.words.line_of(quote.start))
        people = self.context.people_in
        return bool(people(Span(line.start, quote.start))), bool(people(Span(quote.end, line.end)))

    def _paired(self, quote: Span) -> int:
        """Return -1 where the nearest name in the quote's sentence precedes it, 1 where it follows, 0 without one."""
        sentence = self._around(quote, self.context.words.sentence_of(quote.start))
        before = self.context.people_in(Span(sentence.start, quote.start))
        after = self.context.people_in(Span(quote.end, max(quote.end, sentence.end)))
        if not before or not after:
            return bool(after) - bool(before)
        return -1 if quote.start - before[-1].span.end <= after[0].span.start - quote.end else 1

    def _around(self, quote: Span, stretch: Span) -> Span:
        """Return the stretch as far as it is near the quote, so that a text without stops is read in linear time."""
        return Span(max(stretch.start, quote.start - _FAR), max(quote.end, min(stretch.end, quote.end + _FAR)))

    @cached_property
    def _awards(self) -> list[Span]:
        """Where awards are named."""
        return [phrase.span for phrase in candidate_phrases(self.context, [])]

    @cached_property
    def _award_starts(self) -> frozenset[int]:
        return frozenset(span.start for span in self._awards)

    @cached_property
    def _of_post(self) -> dict[str, float]:
        """How much the post speaks of programmes and talks."""
        data, words = self.context.lexicon.words, self.context.words
        known = data("program", "cues") | data("program", "speakers")
        nouns, verbs = tuple(data("program", "talk_stems")), tuple(data("program", "spoken_stems"))
        outside = [fold for i, fold in enumerate(words.folds) if i not in words.inside_quote]
        return {
            "announced": float(any(fold in known for fold in words.folds)),
            "post_talk": min(_MOST, sum(fold.startswith(nouns) for fold in outside)) / _MOST,
            "post_spoken": min(_MOST, sum(fold.startswith(verbs) for fold in outside)) / _MOST,
        }

    def _any(self, places: range, group: str) -> float:
        stems = tuple(self.context.lexicon.words("program", group))
        return float(any(self.context.words[i].fold.startswith(stems) for i in places))

    def _lexical(self, places: range, table: str) -> float:
        words = self.context.words
        return float(any(i >= 0 and self.context.lexicon.match(table, words.folds, i) for i in places))
