"""Entity taggers behind one interface: the shipped model, Stanza, rules only.

`load_tagger("model")` gives a tagger over spaCy documents; `nlp.add_pipe("kk_tagger")` puts it into any pipeline.
"""

from nlp_reports.tagging.component import SPANS_KEY, KazakhTagger
from nlp_reports.tagging.labels import CLASSES
from nlp_reports.tagging.load import load_tagger
from nlp_reports.tagging.model_files import ModelFileError
from nlp_reports.tagging.spans import TaggedSpan, Tagger

__all__ = ["CLASSES", "SPANS_KEY", "KazakhTagger", "ModelFileError", "TaggedSpan", "Tagger", "load_tagger"]
