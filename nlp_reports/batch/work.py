"""What a worker does with a shard: extract, validate, make ready to store. It knows no database."""

from __future__ import annotations

import dataclasses
import faulthandler
import functools
import importlib
import json
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from nlp_reports import __version__
from nlp_reports.archive.prepared import Prepared, pipeline_columns, prepare
from nlp_reports.archive.store import Failure
from nlp_reports.readers import Post
from nlp_reports.records import validate

Outcome = Prepared | Failure
Extract = Callable[[Post], Any]


class ExtractorError(RuntimeError):
    """The extractor cannot be made: a model or a lexicon is missing or wrong. No post can be worked on."""


@dataclass(frozen=True, slots=True)
class ExtractorSpec:
    """How to make the extractor, in whatever process: `module:function` and its keyword arguments."""

    factory: str = "nlp_reports:load"
    options: tuple[tuple[str, Any], ...] = field(default=())

    def make(self) -> Extract:
        """Return the extractor, made once in each process.

        Raises:
            ExtractorError: It cannot be made.
        """
        try:
            return _made(self.factory, self.options)
        except Exception as error:  # whatever the factory raises, no post can be worked on
            raise ExtractorError(f"the extractor cannot be made: {error}") from error


def work(spec: ExtractorSpec, shard: tuple[Post, ...], seconds: float | None = None) -> list[Outcome]:
    """Turn posts into what is stored of them, in order; a post that fails becomes a `Failure`.

    Args:
        spec: The extractor.
        shard: The posts.
        seconds: How long one post may take before this process is ended; None in a process that must live.

    Raises:
        ExtractorError: The extractor cannot be made.
    """
    extract = spec.make()
    outcomes = []
    for post in shard:
        with _ended_after(seconds):
            outcomes.append(_outcome(extract, post))
    return outcomes


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


def died(post: Post, seconds: float) -> Failure:
    """Return the failure of a post whose worker ended."""
    return failure(
        post, "worker", f"the process that worked on this post died (memory, a library at fault, or over {seconds:g} s)"
    )


def begin() -> None:
    """Make this worker end when the process that started it ends, however it ends, and leave Ctrl-C to that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _ended_after(seconds: float | None) -> Iterator[None]:
    """End the process, even one that hangs in C code, if the body takes longer."""
    if seconds is None:
        yield
        return
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@functools.cache
def _made(factory: str, options: tuple[tuple[str, Any], ...]) -> Extract:
    module, _, name = factory.partition(":")
    extractor: Extract = getattr(importlib.import_module(module), name)(**dict(options))
    return extractor


def _outcome(extract: Extract, post: Post) -> Outcome:
    try:
        record = extract(post).to_dict()
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
