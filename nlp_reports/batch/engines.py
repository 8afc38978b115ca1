"""Engines: how shards reach workers. Each gives outcomes in the order of the posts and keeps few shards in flight."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from nlp_reports.batch.work import ExtractorSpec, Outcome, failure, watch_parent, work
from nlp_reports.readers import Post

Shard = tuple[Post, ...]


class Engine(Protocol):
    """Takes shards of posts lazily, gives a list of outcomes for each, in order."""

    def __call__(self, spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        """Yield the outcomes of each shard."""


def in_process(spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
    """Do the work in this process."""
    for shard in shards:
        yield work(spec, shard)


def process_pool(workers: int) -> Engine:
    """Return the engine that does the work in so many processes of this machine."""

    def engine(spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        pool = _pool(workers)
        waiting: deque[tuple[Shard, Future[list[Outcome]]]] = deque()
        coming = iter(shards)
        try:
            while True:
                while len(waiting) < 2 * workers + 1 and (shard := next(coming, None)) is not None:
                    waiting.append((shard, pool.submit(work, spec, shard)))
                if not waiting:
                    return
                shard, future = waiting[0]
                try:
                    outcomes = future.result()
                except BrokenProcessPool:  # a worker died: find out at which post, then go on with the others
                    outcomes = [_alone(spec, post) for post in shard]
                    pool.shutdown(wait=False, cancel_futures=True)
                    pool = _pool(workers)
                    waiting = deque((later, pool.submit(work, spec, later)) for later, _ in waiting)
                waiting.popleft()
                yield outcomes
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    return engine


def _pool(workers: int) -> ProcessPoolExecutor:
    # A fresh interpreter each: a fork would share the threads and locks of the libraries of the model.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=watch_parent)


def _alone(spec: ExtractorSpec, post: Post) -> Outcome:
    """Do one post in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, spec, (post,)).result()[0]
        except BrokenProcessPool:
            return failure(post, "worker", "the process that worked on this post died (memory, or a library at fault)")
