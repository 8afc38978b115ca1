"""The Dask engine: shards to a cluster, for archives that outgrow one machine (extra `[dask]`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from nlp_reports.batch.engines import POST_SECONDS, Shard
from nlp_reports.batch.work import ExtractorSpec, Outcome, died, fingerprint, work
from nlp_reports.readers import Post


class DaskMissingError(RuntimeError):
    """Dask is not installed, or its scheduler is not to be reached."""


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
                    yield future.result()
                except KilledWorker:
                    yield [self._alone(client, spec, post) for post in shard]

    def _submit(self, client: Any, spec: ExtractorSpec, shard: Shard) -> Any:
        return client.submit(work, spec, shard, self.seconds, pure=False)

    def _alone(self, client: Any, spec: ExtractorSpec, post: Post) -> Outcome:
        from distributed import KilledWorker

        try:
            outcome: Outcome = self._submit(client, spec, (post,)).result()[0]
        except KilledWorker:
            return died(post, self.seconds)
        return outcome

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise DaskMissingError('the engine dask needs the extra: pip install "nlp-reports[dask]"') from None
        if self.scheduler is None:
            local = LocalCluster(
                n_workers=self.workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
            )
            with local as cluster, Client(cluster) as client:
                yield client
            return
        try:
            client = Client(self.scheduler, timeout="20s")
        except (OSError, ValueError) as error:
            raise DaskMissingError(f"{self.scheduler}: no Dask scheduler answers there ({error})") from None
        with client:
            yield client
