"""A server as if it were far away: what goes through this proxy arrives half a round trip later, each way."""

import asyncio
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace

from benchmarks.setting import Running

ROUND_TRIP = 0.05  # Seconds.
CALLS_PER_SECOND = 60
PIECE = 1 << 20  # Bytes passed on at a time: the distance should cost time, and no processor.


@contextmanager
def away(server: Running, round_trip: float = ROUND_TRIP) -> Generator[Running]:
    """The same server behind the distance, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.distance", server.url.rsplit(":", 1)[1], str(round_trip)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield replace(server, url=f"http://127.0.0.1:{process.stdout.readline().strip()}")
        finally:
            process.terminate()


async def serve(port: int, delay: float) -> None:
    """Passes on every connection to that port, late."""

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port, limit=PIECE)
        with suppress(ConnectionError):
            await asyncio.gather(late(reader, back, delay), late(there, writer, delay))

    server = await asyncio.start_server(pass_on, "127.0.0.1", 0, limit=PIECE)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """What comes in goes out after the delay; as much as comes may be under way."""
    loop = asyncio.get_running_loop()
    while piece := await reader.read(PIECE):
        loop.call_later(delay, writer.write, piece)
    await asyncio.sleep(delay)
    writer.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]) / 2))
