"""While a server runs it tells what it does: to its other processes, and to whom the environment names."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

from truckroll.server.platform import Platform
from truckroll.server.telemetry.collecting import telling
from truckroll.server.telemetry.watching import asked


@contextlib.asynccontextmanager
async def observed(platform: Platform) -> AsyncGenerator[None]:
    """Follow, tell and push while the block runs; what is left to send is sent at its end."""
    platform.telemetry.begin(platform.log, platform.worker)
    pushing = _pushing(platform)
    try:
        async with telling(platform):
            yield
    finally:
        if pushing is not None:
            pushing.cancel()
            await asyncio.wait([pushing])
        await asyncio.to_thread(platform.telemetry.end)


def _pushing(platform: Platform) -> asyncio.Task[None] | None:
    if not asked("metrics"):
        return None
    try:
        from truckroll.server.telemetry.pushing import Pushing

        return asyncio.create_task(Pushing(platform).run())
    except ImportError:
        platform.log.write("metrics are not sent; pip install truckroll[telemetry] to send them", level="warning")
    except LookupError as fault:
        platform.log.write("metrics are not sent", level="warning", error=str(fault))
    return None
