"""A record made ready to be stored: all work that needs no database, so that workers can do it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nlp_reports.archive.rows import Rows, day_of, rows_of
from nlp_reports.archive.similarity import signature
from nlp_reports.archive.words import words, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What is stored of one post: columns of `posts` and `pipelines`, rows of the other tables, search text."""

    uri: str
    sha256: str
    text_sha256: str
    post: Mapping[str, Any]
    pipeline: Mapping[str, Any]
    record: str
    rows: Rows
    signature: bytes
    lemmas: str
    forms: str
    title: str


def prepare(record: Mapping[str, Any]) -> Prepared:
    """Make a record (as `Record.to_dict` gives it) ready for `Store.put`."""
    source, found = record["source"], words_of(record)
    known = {key: source.get(key) for key in ("title", "url", "author", "published", "post_id")}
    title = [part for word in words(source.get("title") or "") for part in (word.lemma, word.form)]
    return Prepared(
        uri=source["uri"],
        sha256=source["sha256"],
        text_sha256=text_digest(record["text"]),
        post={
            "id": record["id"],
            "format": source["format"],
            "encoding": source["encoding"],
            **known,
            "language": record["language"]["main"],
            "script": record["language"]["script"],
            "characters": len(record["text"]),
            "words": len(found),
            "dated": day_of(record),
        },
        pipeline=pipeline_columns(record["pipeline"]),
        record=record_json(record),
        rows=rows_of(record),
        signature=signature(record["text"]),
        lemmas=" ".join(word.lemma for word in found),
        forms=" ".join(word.form for word in found),
        title=" ".join(dict.fromkeys(title)),
    )


def record_json(record: Mapping[str, Any]) -> str:
    """Write a record as the archive keeps it: one line, keys in the order of the record, no escapes."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def text_digest(text: str) -> str:
    """Return the digest by which exact duplicates are found: of the text with white space evened out."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()


def pipeline_columns(pipeline: Mapping[str, Any]) -> dict[str, Any]:
    """Return what made a record as a row, with a fingerprint that tells two makers apart."""
    model = pipeline.get("model") or {}
    columns = {
        "name": pipeline["name"],
        "version": pipeline["version"],
        "rules_version": pipeline["rules_version"],
        "model": model.get("name"),
        "model_version": model.get("version"),
        "model_sha256": model.get("sha256"),
    }
    return {**columns, "fingerprint": "|".join(str(value) for value in columns.values())}
