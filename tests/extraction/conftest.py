"""The extractor by rules alone, made once."""

from __future__ import annotations

import pytest

from nlp_reports.extraction.extractor import Extractor, load


@pytest.fixture(scope="session")
def rules() -> Extractor:
    """Return an extractor that asks no tagger, so that the cases test the rules."""
    return load(tagger="rules")
