"""More machines than this one: photos are read by the workers of a Dask cluster.

Photos go there as bytes and readings come back; what is kept is kept here.
"""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import functools
import importlib.metadata
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cardtrail.errors import ClusterError, EngineMissingError
from cardtrail.imaging.threads import use_one_thread
from cardtrail.pool import Crew, OnExecutor
from cardtrail.scanner import Scanned, Scanner, readers_of, scan_one

if TYPE_CHECKING:
    from distributed import Client

ANSWER = 10.0
"""Seconds that the scheduler gets to answer; one that is there takes less than one."""

RESTART = 60.0
"""Seconds in which a worker may start again before it is given up; it takes 5."""

NOT_INSTALLED = (
    "What talks to a Dask cluster is not installed. Install it with: "
    "pip install 'cardtrail[cluster]'"
)

SETTINGS = {
    # A photo is larger than what Dask likes to send, and is sent once.
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
    "distributed.comm.timeouts.connect": ANSWER,
}

LOGGERS = ("distributed", "distributed.client")
"""What they say is no sentence for a person; what is wrong is told by us."""

_ONE_AT_A_TIME = threading.Lock()
"""Readers are no good to two threads at once, and workers may have several."""


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """A pool that is opened when there is something to read; see open_cluster.

    Attributes:
        address: of the scheduler, such as ``tcp://192.0.2.7:8786``.
    """

    address: str

    @contextlib.contextmanager
    def crew(self) -> Iterator[Crew]:
        """See Pool."""
        with open_cluster(self.address) as pool, pool.crew() as crew:
            yield crew


@contextlib.contextmanager
def open_cluster(address: str) -> Iterator[OnExecutor]:
    """A pool of all workers of a Dask cluster, each with one photo at a time.

    A worker that hangs is ended where a nanny starts it again, as usual; where there
    is none, it is left alone.

    Args:
        address: of the scheduler, such as ``tcp://192.0.2.7:8786``.

    Raises:
        EngineMissingError: the extra ``cluster`` is not installed.
        ClusterError: the scheduler doesn't answer, has no workers, or some of them
            have no cardtrail or another version of it.
    """
    try:
        import dask  # noqa: PLC0415 - an extra
        from distributed import KilledWorker  # noqa: PLC0415
    except ImportError as error:
        raise EngineMissingError(NOT_INSTALLED) from error
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set(SETTINGS), _client(address) as client:
        count = _checked(client, address)
        yield OnExecutor(
            client.get_executor(pure=False),  # type: ignore[no-untyped-call]
            count,
            scan_within,
            lost=(KilledWorker,),
            gone=(CancelledError,),
            is_alive=Pulse(client).is_felt,
        )


def scan_within(scanner: Scanner, path: Path, data: bytes) -> Scanned:
    """Reads a photo on a worker, which ends itself when the time for a page is over.

    The watch is kept by a thread in C: it also ends native code that never comes back.
    """
    from distributed import get_worker  # noqa: PLC0415 - an extra

    worker = get_worker()
    with _ONE_AT_A_TIME:
        use_one_thread()
        try:
            readers_of(scanner)
        except EngineMissingError as error:
            raise ClusterError(
                f"The worker at {worker.address} can't read. {error}"
            ) from error
        if worker.nanny is None:
            return scan_one(scanner, path, data=data)
        with Path(os.devnull).open("w", encoding="ascii") as nowhere:
            wind = functools.partial(
                faulthandler.dump_traceback_later,
                scanner.limits.photo_seconds,
                exit=True,
                file=nowhere,
            )
            try:
                return scan_one(scanner, path, wind, data)
            finally:
                faulthandler.cancel_dump_traceback_later()


def version() -> str:
    """That of cardtrail; a source tree that is not installed has none."""
    try:
        return importlib.metadata.version("cardtrail")
    except importlib.metadata.PackageNotFoundError:
        return "without a version"


@contextlib.contextmanager
def _client(address: str) -> Iterator[Client]:
    from distributed import Client  # noqa: PLC0415 - an extra

    try:
        asyncio.run(_knock(address))
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=ANSWER, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"No Dask scheduler answers at {address}. Start one with: dask scheduler; "
            "and give the address that it tells, such as tcp://192.0.2.7:8786."
        ) from error
    with client:
        yield client


async def _knock(address: str) -> None:
    """Whether somebody is there: a client that finds nobody can't be closed again."""
    from distributed.comm.core import connect  # noqa: PLC0415 - an extra

    comm = await connect(address, timeout=ANSWER)  # type: ignore[no-untyped-call]
    await comm.close()


def _checked(client: Client, address: str) -> int:
    """How many workers there are, all of them with this cardtrail.

    Raises:
        ClusterError: there is none, or one isn't.
    """
    answers = client.run(version, on_error="return")
    if not answers:
        raise ClusterError(
            f"The Dask scheduler at {address} has no workers. Start some with: "
            f"dask worker {address} --nthreads 1"
        )
    here = version()
    for worker, answer in answers.items():
        if isinstance(answer, ImportError):
            raise ClusterError(
                f"The worker at {worker} has no cardtrail ({answer}). Install version "
                f"{here} there."
            )
        if answer != here:
            raise ClusterError(
                f"The worker at {worker} has cardtrail {answer}, and this machine has "
                f"{here}. Install the same version on both."
            )
    return len(answers)


@dataclass(slots=True)
class Pulse:
    """Whether a cluster is still at work.

    Attributes:
        client: of the cluster.
        clock: that tells seconds.
        felt: when it last had a worker.
    """

    client: Client
    clock: Callable[[], float] = time.monotonic
    felt: float = field(init=False)

    def __post_init__(self) -> None:
        self.felt = self.clock()

    def is_felt(self) -> bool:
        """False where for long there was no worker, or no scheduler to ask."""
        try:
            workers = self.client.scheduler_info()["workers"]
        except (OSError, RuntimeError):
            workers = {}
        if workers:
            self.felt = self.clock()
        return self.clock() - self.felt < RESTART
