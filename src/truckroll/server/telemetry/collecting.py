"""The numbers of all of a server's processes: each tells its own, and the one that is asked puts them together."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path

import msgspec

from truckroll.server.platform import Platform
from truckroll.server.telemetry.figures import Asking
from truckroll.server.telemetry.metrics import METRICS, Family, Sample

PATIENCE = 1.0
"""Seconds that a process has to tell its numbers; one that is busier is missing this time."""
WORKER = "worker"
"""The label that tells the processes of a server apart."""
ALIVE = ("truckroll_workers", "Processes of this server that told their numbers.")
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Family]).decode


class Collecting:
    """Gathers what is to be shown."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._figures = Asking(platform.database)

    async def families(self) -> list[Family]:
        """Every metric, with what each process says of it and what the store says for all."""
        own = of_process(self._platform)
        others = await asyncio.gather(*(_told(path) for path in self._others()))
        told = [own, *(each for each in others if each)]
        alive = Family(ALIVE[0], "gauge", ALIVE[1], [Sample({}, len(told))])
        return [*merged(told), alive, *await self._figures.families()]

    def _others(self) -> list[Path]:
        run = self._platform.run
        mine = socket_of(self._platform)
        return sorted(path for path in run.glob("worker-*.sock") if path != mine) if run else []


def socket_of(platform: Platform) -> Path | None:
    """Where a process tells its numbers, if there are others beside it."""
    return platform.run / f"worker-{platform.worker}.sock" if platform.run else None


@contextlib.asynccontextmanager
async def telling(platform: Platform) -> AsyncGenerator[None]:
    """Tell this process's numbers to the server's other processes, which own the folder of the socket alone."""
    path = socket_of(platform)
    if path is None:
        yield
        return

    async def tell(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            writer.write(_encode(of_process(platform)))
            await writer.drain()
        writer.close()

    path.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(tell, path)
    try:
        yield
    finally:
        server.close()
        path.unlink(missing_ok=True)


async def _told(path: Path) -> list[Family]:
    """What another process says; nothing of one that has gone."""
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_unix_connection(path)
            try:
                return _decode(await reader.read(-1))
            finally:
                writer.close()
    except (OSError, TimeoutError, msgspec.MsgspecError):
        return []


def of_process(platform: Platform) -> list[Family]:
    """What this process counts, marked as its own."""
    families = [*(metric.family(platform) for metric in METRICS), *_system()]
    for family in families:
        for sample in family.samples:
            sample.labels[WORKER] = str(platform.worker)
    return families


def _system() -> list[Family]:
    """What the system says about this process; nothing where it has no /proc."""
    from prometheus_client import ProcessCollector

    return [
        Family(
            metric.name,
            "counter" if metric.type == "counter" else "gauge",
            metric.documentation,
            [Sample(dict(sample.labels), sample.value) for sample in metric.samples],
        )
        for metric in ProcessCollector(registry=None).collect()
    ]


def merged(told: list[list[Family]]) -> list[Family]:
    """Each metric once, with the samples of all who told of it."""
    families: dict[str, Family] = {}
    for family in (family for each in told for family in each):
        if (known := families.get(family.name)) is None:
            families[family.name] = family
        else:
            known.samples.extend(family.samples)
    return list(families.values())
