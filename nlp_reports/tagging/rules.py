"""The tagger for those who want no model: it proposes nothing, and extraction stands on its rules."""

from collections.abc import Sequence

from spacy.tokens import Doc

from nlp_reports.tagging.spans import TaggedSpan


class RulesTagger:
    """Leave every mention to the rules of extraction."""

    name = "rules"
    version = "1"
    sha256: str | None = None

    def tag(self, docs: Sequence[Doc]) -> list[list[TaggedSpan]]:
        """Give an empty answer for each document."""
        return [[] for _ in docs]
