"""``cardtrail scan --dask``: others read, and what they read is kept here."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from distributed import LocalCluster
from tests.cli.conftest import Cardtrail, environment
from tests.support.cards import draw
from tests.support.missing import without

SCHEDULER = "tcp://127.0.0.1:9"


@pytest.mark.slow
def test_a_cluster_prints_and_keeps_the_same_as_this_machine(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    for mark in range(4):
        draw(tmp_path / f"{mark}.png", mark=mark)
    command = ("scan", "--json", tmp_path, "--store")
    here = cardtrail(tmp_path, *command, "here.sqlite", "--jobs", "1")
    with LocalCluster(n_workers=2, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]
        asked = ("--dask", cluster.scheduler_address)
        there = cardtrail(tmp_path, *command, "there.sqlite", *asked)
    assert there.returncode == here.returncode == 0, there.stderr
    told = [
        [json.loads(line) | {"seconds": 0} for line in run.stdout.splitlines()]
        for run in (here, there)
    ]
    assert told[0] == told[1]
    again = cardtrail(tmp_path, *command, "there.sqlite", "--dask", SCHEDULER)
    assert again.returncode == 0  # what was read before asks nobody


def test_without_its_extra_it_says_how_to_get_it(
    tmp_path: Path, cardtrail: Cardtrail
) -> None:
    draw(tmp_path / "card.png")
    hidden = without("distributed", tmp_path / "hidden")
    path = os.pathsep.join([str(hidden), environment(tmp_path)["PYTHONPATH"]])
    command = ("scan", "card.png", "--dask", SCHEDULER)
    run = cardtrail(tmp_path, *command, PYTHONPATH=path)
    assert run.returncode == 4
    assert "pip install 'cardtrail[cluster]'" in run.stderr
