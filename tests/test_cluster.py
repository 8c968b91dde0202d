"""A Dask cluster reads what this machine would read; what it can't is told plainly."""

from __future__ import annotations

import dataclasses
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster
from tests.support import readers as tools

from cardtrail.batch import scan_all
from cardtrail.cluster import RESTART, DaskCluster, Pulse, open_cluster
from cardtrail.errors import ClusterError
from cardtrail.model.reading import Reading
from cardtrail.pool import HERE
from cardtrail.scanner import Scanned, Scanner

SCANNER = Scanner(("paddle", "tesseract"), "US", tools.open_colour_readers)
GONE = Scanner(("gone",), "US", tools.open_nothing)
NOWHERE = "tcp://127.0.0.1:9"


QUICK = {"distributed.comm.timeouts.connect": "2s"}
"""So that workers don't look long for a scheduler that has gone."""


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """Two worker processes of two threads each."""
    with (
        dask.config.set(QUICK),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=2, dashboard_address=None
        ) as cluster,
    ):
        yield cluster


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Nine photos; one of them makes the readers fail, one is empty."""
    colours = [*[tools.GOOD] * 4, tools.RAISE, *[tools.GOOD] * 3]
    painted = [
        tools.paint(tmp_path / f"{mark}.png", colour, mark)
        for mark, colour in enumerate(colours)
    ]
    (tmp_path / "empty.png").touch()
    return [*painted, tmp_path / "empty.png"]


def without_time(finished: dict[int, Scanned]) -> dict[int, list[Reading]]:
    return {
        number: [dataclasses.replace(x, seconds=0.0) for x in scanned.readings]
        for number, scanned in finished.items()
    }


@pytest.mark.slow
def test_a_cluster_reads_the_same_as_this_machine_though_a_worker_is_killed(
    cluster: LocalCluster, paths: list[Path]
) -> None:
    here = dict(scan_all(SCANNER, enumerate(paths), HERE))
    pool = DaskCluster(cluster.scheduler_address)
    there: dict[int, Scanned] = {}
    for number, scanned in scan_all(SCANNER, enumerate(paths), pool):
        there[number] = scanned
        if len(there) == 3:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    assert without_time(there) == without_time(here)


@pytest.mark.slow
def test_a_scheduler_that_goes_away_ends_the_run_plainly(
    cluster: LocalCluster, paths: list[Path]
) -> None:
    results = scan_all(
        SCANNER, enumerate(paths), DaskCluster(cluster.scheduler_address)
    )
    next(results)
    started = time.monotonic()
    assert cluster.loop is not None
    assert cluster.scheduler is not None
    cluster.loop.add_callback(cluster.scheduler.close)
    with pytest.raises(ClusterError, match="Start them again"):
        list(results)
    assert time.monotonic() - started < 30


@pytest.mark.slow
def test_a_reader_that_the_workers_lack_ends_the_run_and_names_a_worker(
    cluster: LocalCluster, paths: list[Path]
) -> None:
    pool = DaskCluster(cluster.scheduler_address)
    with pytest.raises(ClusterError, match=r"The worker at tcp://.* Install it\."):
        list(scan_all(GONE, enumerate(paths), pool))


def test_a_cluster_without_workers_says_how_to_start_some() -> None:
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
        pytest.raises(ClusterError, match=f"dask worker {cluster.scheduler_address}"),
        open_cluster(cluster.scheduler_address),
    ):
        pass


def test_a_cluster_is_given_up_when_it_had_no_worker_for_long() -> None:
    now = 0.0
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        pulse = Pulse(client, lambda: now)
        now = RESTART - 1
        assert pulse.is_felt()
        now = RESTART + 1
        assert not pulse.is_felt()
        cluster.scale(1)
        client.wait_for_workers(1)
        assert pulse.is_felt()
        now = 2 * RESTART
        cluster.scale(0)
        while client.scheduler_info()["workers"]:
            time.sleep(0.05)
        assert pulse.is_felt()
        now = 3 * RESTART
        assert not pulse.is_felt()


@pytest.mark.slow
def test_an_address_where_nobody_answers_is_told_within_seconds() -> None:
    started = time.monotonic()
    with pytest.raises(ClusterError, match="dask scheduler"), open_cluster(NOWHERE):
        pass
    assert time.monotonic() - started < 20
