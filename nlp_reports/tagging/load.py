"""Choose a tagger by name."""

import importlib
from pathlib import Path
from typing import Any

from nlp_reports.tagging.spans import Tagger

KINDS = {
    "model": "nlp_reports.tagging.model:ModelTagger",
    "stanza": "nlp_reports.tagging.stanza:StanzaTagger",
    "rules": "nlp_reports.tagging.rules:RulesTagger",
}


def load_tagger(kind: str = "model", **options: Any) -> Tagger:
    """Load a tagger.

    Args:
        kind: `model` (the shipped model), `stanza` or `rules`.
        options: `folder` (path of a model) for `model` and `stanza`, `threads` for `model`, `score` for `stanza`.

    Raises:
        ValueError: there is no such kind.
        ModelFileError: a file of the model is missing, cut or altered.
        RuntimeError: Stanza or its models are not installed.
    """
    if kind not in KINDS:
        raise ValueError(f"no tagger «{kind}»; there are: {', '.join(KINDS)}")
    if isinstance(options.get("folder"), str):
        options["folder"] = Path(options["folder"])
    module, name = KINDS[kind].split(":")
    tagger: Tagger = getattr(importlib.import_module(module), name)(**options)
    return tagger
