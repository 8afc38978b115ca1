"""The Dask engine: shards to a cluster, for archives that outgrow one machine (extra `[dask]`)."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from nlp_reports.batch.engines import POST_SECONDS, Shard, warm_start
from nlp_reports.batch.work import ExtractorSpec, Outcome, died, fingerprint, work
from nlp_reports.i18n import gettext
from nlp_reports.readers import Post

#: Seconds for which a cluster may be without any worker before the batch gives up; what is stored stays.
_WITHOUT_WORKERS = 120.0

#: How often a post is tried by itself: the shard of another may take its worker away, which is no fault of its own.
_TRIES_ALONE = 2


class DaskMissingError(RuntimeError):
    """Dask is not installed, its scheduler is not to be reached, or all its workers are gone."""


@contextmanager
def local_cluster(workers: int) -> Iterator[Any]:
    """Give a cluster of processes of this machine, one thread each, started from the warm server of the pool."""
    import dask
    from distributed import LocalCluster

    start = {"distributed.worker.multiprocessing-method": warm_start()}
    with (
        dask.config.set(start),
        LocalCluster(workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50) as cluster,
    ):
        yield cluster


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """Does the work on a Dask cluster; this process reads the posts and writes the archive.

    A worker that dies has its shards done again by others. A shard that takes several workers with it is done post by
    post, and the post at fault goes to quarantine. Start workers with one thread each (`dask worker --nthreads 1`).

    Attributes:
        scheduler: Address of a running scheduler (`tcp://host:8786`); None for a cluster of this machine's processes.
        workers: How many processes a cluster of this machine has.
        seconds: How long one post may take.
    """

    scheduler: str | None = None
    workers: int = 2
    seconds: float = POST_SECONDS

    def fingerprint(self, spec: ExtractorSpec) -> str:
        """Return the fingerprint of the extractor as the cluster has it."""
        with self._client() as client:
            return str(client.submit(fingerprint, spec, pure=False).result())

    def outcomes(self, spec: ExtractorSpec, shards: Iterable[Shard]) -> Iterator[list[Outcome]]:
        """Yield the outcomes of each shard."""
        from distributed import KilledWorker

        with self._client() as client:
            waiting: deque[tuple[Shard, Any]] = deque()
            coming = iter(shards)
            while True:
                ahead = 2 * max(1, len(client.scheduler_info()["workers"])) + 1
                while len(waiting) < ahead and (shard := next(coming, None)) is not None:
                    waiting.append((shard, self._submit(client, spec, shard)))
                if not waiting:
                    return
                shard, future = waiting.popleft()
                try:
                    yield _result(client, future)
                except KilledWorker:
                    yield [self._alone(client, spec, post) for post in shard]

    def _submit(self, client: Any, spec: ExtractorSpec, shard: Shard) -> Any:
        return client.submit(work, spec, shard, self.seconds, pure=False)

    def _alone(self, client: Any, spec: ExtractorSpec, post: Post) -> Outcome:
        from distributed import KilledWorker

        for _ in range(_TRIES_ALONE):
            try:
                return _result(client, self._submit(client, spec, (post,)))[0]
            except KilledWorker:
                continue
        return died(post, self.seconds)

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            from distributed import Client
        except ImportError:
            raise DaskMissingError(
                gettext("the engine dask needs the extra: {command}").format(command='pip install "nlp-reports[dask]"')
            ) from None
        if self.scheduler is None:
            with local_cluster(self.workers) as cluster, Client(cluster) as client:
                yield client
            return
        try:
            client = Client(self.scheduler, timeout="20s")
        except (OSError, ValueError) as error:
            said = gettext("{address}: no Dask scheduler answers there ({reason})")
            raise DaskMissingError(said.format(address=self.scheduler, reason=error)) from None
        with client:
            yield client


def _result(client: Any, future: Any) -> list[Outcome]:
    """Wait for a shard, as long as there is a worker or hope of one."""
    from distributed import TimeoutError as NotYetError

    last_seen = time.monotonic()
    while True:
        try:
            outcomes: list[Outcome] = future.result(timeout=10)
        except NotYetError:
            if client.scheduler_info()["workers"]:
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > _WITHOUT_WORKERS:
                raise DaskMissingError(
                    gettext("all workers of the cluster are gone; start some and run again")
                ) from None
        else:
            return outcomes
