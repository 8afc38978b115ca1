"""What a worker does with a shard: extract, validate, make ready to store. It knows no database."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import json
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any

from nlp_reports import __version__
from nlp_reports.archive.prepared import Prepared, pipeline_columns, prepare
from nlp_reports.archive.store import Failure
from nlp_reports.readers import Post
from nlp_reports.records import validate

Outcome = Prepared | Failure


@dataclass(frozen=True, slots=True)
class ExtractorSpec:
    """How to make the extractor, in whatever process: `module:function` and its keyword arguments."""

    factory: str = "nlp_reports:load"
    options: tuple[tuple[str, Any], ...] = field(default=())

    def make(self) -> Callable[[Post], Any]:
        """Return the extractor, made once in each process."""
        return _made(self.factory, self.options)


def work(spec: ExtractorSpec, shard: tuple[Post, ...]) -> list[Outcome]:
    """Turn posts into what is stored of them, in order; a post that fails becomes a `Failure`."""
    return [_outcome(spec, post) for post in shard]


def fingerprint(spec: ExtractorSpec) -> str:
    """Return what tells the records of this extractor from those of another version of it."""
    record = spec.make()(Post.from_text("Сәлем.", uri="text:fingerprint")).to_dict()
    return str(pipeline_columns(record["pipeline"])["fingerprint"])


def failure(post: Post, stage: str, reason: str, detail: str = "") -> Failure:
    """Return the failure of a post, with the post itself to try again."""
    content = post.text.encode("utf-8", "surrogatepass")
    return Failure(
        uri=post.uri, sha256=post.sha256, stage=stage, reason=reason, detail=detail,
        post_json=json.dumps(dataclasses.asdict(post)), content=content, content_total=len(content),
        version=__version__,
    )  # fmt: skip


def watch_parent() -> None:
    """End this worker when the process that started it ends, however it ends; called first in each worker."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@functools.cache
def _made(factory: str, options: tuple[tuple[str, Any], ...]) -> Callable[[Post], Any]:
    module, _, name = factory.partition(":")
    extractor: Callable[[Post], Any] = getattr(importlib.import_module(module), name)(**dict(options))
    return extractor


def _outcome(spec: ExtractorSpec, post: Post) -> Outcome:
    try:
        record = spec.make()(post).to_dict()
    except Exception as error:  # whatever it is, the post goes to quarantine and the batch goes on
        return failure(post, "extract", f"{type(error).__name__}: {error}", traceback.format_exc())
    try:
        problems = validate(record)
        if problems:
            listed = "\n".join(f"{problem.path}: {problem.message}" for problem in problems)
            return failure(post, "validate", listed.split("\n", 1)[0], listed)
        return prepare(record)
    except Exception as error:
        return failure(post, "validate", f"{type(error).__name__}: {error}", traceback.format_exc())
