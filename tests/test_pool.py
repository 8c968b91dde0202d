"""Which pool is taken, and that its workers take one thread each."""

from __future__ import annotations

from cardtrail.pool import HERE, InProcesses, cores, local


def test_one_photo_is_worth_no_process() -> None:
    assert local(1) is HERE
    assert local(0, 4) is HERE


def test_there_are_no_more_processes_than_photos_jobs_or_cores() -> None:
    assert local(3, 8) == InProcesses(3)
    assert local(100, 2) == InProcesses(2)
    assert local(100) == InProcesses(cores())


def test_one_job_is_a_process_of_its_own_that_may_die() -> None:
    assert local(2, 1, patience=5.0) == InProcesses(1, 5.0)
