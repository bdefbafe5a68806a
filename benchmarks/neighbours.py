"""A tenant that misbehaves beside one that does not: what the second notices of it.

    STORE=sqlite|postgres WORKERS=1 python -m benchmarks neighbours

One tenant asks half as often as it may; its latencies are taken alone, and while another sends ten times its own limit.
A machine whose cores the callers share slows both a little whatever the server does.
"""

import multiprocessing
import os
import random
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.loading.caller import Kind, measure
from benchmarks.loading.setting import Filled, address, fill, kinds, postgres, serving
from benchmarks.ratio import Ratio, in_turns
from benchmarks.setting import folder
from truckroll.catalogue.time import Clock
from truckroll.server.access import apps
from truckroll.server.serving import store
from truckroll.server.settings import Settings

NAME = "neighbours"
LIMIT = 60
USUAL, FLOOD = LIMIT // 2, 10 * LIMIT
SECONDS = 6.0
JOBS = 200
STORE = os.environ.get("STORE", "sqlite")
WORKERS = int(os.environ.get("WORKERS", "1"))


def run() -> list[Ratio]:
    """The latencies of the one that behaves: a ratio of 1 is one who notices nothing."""
    with folder() as path, _data(path) as data:
        filled = fill(data, 2, JOBS)
        _limit(filled)
        with serving(filled, WORKERS, path) as url:
            good, bad = (_gets(replace(filled, tenants=[tenant]), url) for tenant in filled.tenants)
            at = address(url)

            def latency(share: float, *, beside: bool) -> float:
                flood = multiprocessing.get_context("fork").Process(target=measure, args=(at, [bad], FLOOD, SECONDS))
                if beside:
                    flood.start()
                measured = measure(at, [good], USUAL, SECONDS, seed=random.randrange(1_000_000))
                if beside:
                    flood.join()
                if measured.failed or measured.unanswered:
                    raise RuntimeError(f"of one who behaves {measured.failed + measured.unanswered} were refused")
                return measured.at(good.name, share)

            lines: list[Ratio] = []
            for share, name in ((0.5, "p50"), (0.99, "p99")):
                ours, alone, ratio = in_turns(
                    lambda share=share: latency(share, beside=True), lambda share=share: latency(share, beside=False), 3
                )
                what = f"{name} of a get, beside a tenant that sends ten times its limit ({STORE}, {WORKERS} processes)"
                lines.append(Ratio(what, "alone", ours, alone, ratio, unit="ms", at_most=True))
            return lines


def _gets(filled: Filled, url: str) -> Kind:
    return next(kind for kind in kinds(filled, url) if kind.name == "get")


def _limit(filled: Filled) -> None:
    with closing(store(Settings(filled.data), Clock())) as kept:
        kept.write(lambda connection: apps.set_limit(connection, "load", LIMIT)).result()


@contextmanager
def _data(path: Path) -> Generator[str]:
    if STORE == "sqlite":
        yield str(path / "data")
    else:
        with postgres(path) as url:
            yield url
