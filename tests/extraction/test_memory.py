"""Memory does not grow with the posts of a batch."""

import pytest

from nlp_reports.extraction import extractor as module
from nlp_reports.extraction.extractor import load
from nlp_reports.extraction.lexicon import Table

POSTS = [f"Сөз{number}хана кітапханасының директоры А. Сәрсен{number}ов келді." for number in range(70)]


class TestPipe:
    def test_forgets_words_once_the_vocabulary_is_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Records are the same, and the vocabulary holds no more words after the last post than before the first."""
        extractor = load(tagger="rules")
        kept = [record.to_dict() for record in load(tagger="rules").pipe(POSTS)]
        monkeypatch.setattr(module, "_VOCABULARY", 0)
        vocab = extractor.nlp.vocab
        before = len(list(vocab)), len(vocab.strings)
        forgotten = [record.to_dict() for record in extractor.pipe(POSTS)]
        assert forgotten == kept
        assert (len(list(vocab)), len(vocab.strings)) == before

    def test_gives_what_came_before_a_failure_and_stays_usable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A post that cannot be read raises after the records of those before it; the next call works."""
        monkeypatch.setattr(module, "_VOCABULARY", 0)
        extractor = load(tagger="rules")
        records = extractor.pipe([POSTS[0], "\ud800"])
        assert next(records).text == POSTS[0]
        with pytest.raises(ValueError, match="surrogate"):
            next(records)
        assert extractor(POSTS[1]).text == POSTS[1]


def test_a_table_keeps_a_limited_number_of_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings of forms are dropped together at the limit and found again."""
    monkeypatch.setattr("nlp_reports.extraction.lexicon._CACHED_FORMS", 10)
    table = Table()
    table.add("кітапхана", "libraries")
    found = [table.readings(form) for form in ["китапхана", *(f"соз{number}" for number in range(50)), "китапхана"]]
    assert found[0] == found[-1] != ()
    assert len(table.cached) <= 10
