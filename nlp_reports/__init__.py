"""Turn Kazakh reports of events into structured, validated and grounded records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_reports.lazy import lazily

if TYPE_CHECKING:
    from nlp_reports.archive import Archive
    from nlp_reports.extraction.extractor import Extractor

__version__ = "0.1.0"
__all__ = ["Archive", "__version__", "load"]


def load(*, tagger: str = "model", lexicon: Sequence[Path | str] = ()) -> Extractor:
    """Return an extractor: see `nlp_reports.extraction.extractor.load`."""
    from nlp_reports.extraction.extractor import load as load_extractor

    return load_extractor(tagger=tagger, lexicon=lexicon)


__getattr__ = lazily(__name__, {"Archive": "nlp_reports.archive.archive"})
