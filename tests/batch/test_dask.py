"""The Dask engine on a cluster of two worker processes, with one killed in mid-run and a post that kills its worker."""

from __future__ import annotations

import os
import signal

import pytest

from nlp_reports.batch import run
from nlp_reports.batch.dask import DaskCluster, local_cluster
from tests.batch.test_run import STAND_IN, content, faults, posts

dask = pytest.importorskip("dask", reason="the extra [dask] is not installed")
distributed = pytest.importorskip("distributed", reason="the extra [dask] is not installed")


def test_killed_worker_loses_nothing_and_doubles_nothing(tmp_path):
    source, archive = posts(tmp_path / "a.jsonl", 160, n90="ӨЛІМ", n100="ҚАТЕ"), tmp_path / "a.sqlite"
    killed = []
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        local_cluster(2) as cluster,
        distributed.Client(cluster) as client,
    ):
        workers = list(client.run(os.getpid).values())

        def kill_one(account, *_):
            if account.settled == 30 and not killed:
                os.kill(workers[0], signal.SIGKILL)
                killed.append(workers[0])

        account = run([source], archive, spec=STAND_IN, engine=DaskCluster(cluster.scheduler_address), report=kill_one)
    assert len(workers) == 2 and killed
    assert account.balanced and account.read == 160 and account.failures == {"worker": 1, "extract": 1}
    lines = source.read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join(line for line in lines if "ӨЛІМ" not in line), "utf-8")
    run([source], tmp_path / "calm.sqlite", spec=STAND_IN)
    assert content(archive) == content(tmp_path / "calm.sqlite") and faults(archive) == []
