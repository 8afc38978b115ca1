"""Engines: how shards reach workers. Each gives outcomes in the order of the posts and keeps few shards in flight."""

from __future__ import annotations

import functools
import multiprocessing
import multiprocessing.context
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Protocol

from nlp_reports.batch.work import ExtractorSpec, Outcome, begin, died, fingerprint, work
from nlp_reports.readers import Post

Shard = tuple[Post, ...]
#: Seconds that one post may take in a worker before the worker is ended and the post goes to quarantine.
POST_SECONDS = 300.0


class Engine(Protocol):
    """Where the work is done."""

    def fingerprint(self, spec: ExtractorSpec) -> str:
        """Return what tells the records of this extractor from those of another version of it."""

    def outcomes(self, spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        """Take shards lazily and yield a list of outcomes for each, in order.

        Raises:
            ExtractorError: The extractor cannot be made.
        """


class InProcess:
    """Does the work in this process; a post that kills it kills the batch."""

    def fingerprint(self, spec: ExtractorSpec) -> str:
        """Return the fingerprint of the extractor."""
        return fingerprint(spec)

    def outcomes(self, spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        """Yield the outcomes of each shard."""
        for shard in shards:
            yield work(spec, shard)


@dataclass(frozen=True, slots=True)
class ProcessPool:
    """Does the work in processes of this machine; each makes its extractor once.

    Attributes:
        workers: How many.
        seconds: How long one post may take.
    """

    workers: int
    seconds: float = POST_SECONDS

    def fingerprint(self, spec: ExtractorSpec) -> str:
        """Return the fingerprint of the extractor, made in a worker so that this process stays small."""
        with _pool(1) as pool:
            return pool.submit(fingerprint, spec).result()

    def outcomes(self, spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        """Yield the outcomes of each shard."""
        pool = _pool(self.workers)
        waiting: deque[tuple[Shard, Future[list[Outcome]]]] = deque()
        coming = iter(shards)
        try:
            while True:
                while len(waiting) < 2 * self.workers + 1 and (shard := next(coming, None)) is not None:
                    waiting.append((shard, self._submit(pool, spec, shard)))
                if not waiting:
                    return
                shard, future = waiting[0]
                try:
                    outcomes = future.result()
                except BrokenProcessPool:  # a worker died: find out at which post, then go on with the others
                    pool.shutdown(wait=False, cancel_futures=True)
                    outcomes = self._one_by_one(spec, shard)
                    pool = _pool(self.workers)
                    waiting = deque((later, self._submit(pool, spec, later)) for later, _ in waiting)
                waiting.popleft()
                yield outcomes
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, pool: ProcessPoolExecutor, spec: ExtractorSpec, shard: Shard) -> Future[list[Outcome]]:
        try:
            return pool.submit(work, spec, shard, self.seconds)
        except BrokenProcessPool as error:  # a worker died between two shards; its shard is ahead in the line
            future: Future[list[Outcome]] = Future()
            future.set_exception(error)
            return future

    def _one_by_one(self, spec: ExtractorSpec, shard: Shard) -> list[Outcome]:
        outcomes: list[Outcome] = []
        pool = _pool(1)
        for post in shard:
            try:
                outcomes += pool.submit(work, spec, (post,), self.seconds).result()
            except BrokenProcessPool:
                outcomes.append(died(post, self.seconds))
                pool.shutdown(wait=False)
                pool = _pool(1)
        pool.shutdown()
        return outcomes


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=begin)


def warm_start() -> str:
    """Start the server that workers are forked from, where the system has it, and return the method of starting."""
    context = _context()
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.ensure_running()
    return str(context.get_start_method())


@functools.cache
def _context() -> multiprocessing.context.BaseContext:
    """Return how processes start: forked from a server that holds the libraries and nothing else, where there is one.

    A fork of this process would share the threads and locks of its libraries; a fresh interpreter each takes seconds.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["nlp_reports.batch.work", "nlp_reports.extraction.extractor"])
    return context
