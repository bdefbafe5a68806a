"""The demonstration behind `make run`: a server with a year of business, read out through its own feeds.

The server stays up afterwards; Ctrl-C stops it.
"""

import argparse
import signal
import socket
import subprocess
import sys
from pathlib import Path

TRUCKROLL = str(Path(sys.executable).with_name("truckroll"))
DATA = Path("data")
LOG = DATA / "server.log"
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    """Serve, sync once, and stay until the server ends or Ctrl-C."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8080)
    options.add_argument("--demo", default="1000", help="small, year, or a number of jobs")
    given = options.parse_args()
    if busy(given.port):
        print(f"Port {given.port} is taken. `make run PORT={given.port + 1}` uses another.", file=sys.stderr)
        return 1
    for end in ENDS:
        signal.signal(end, stop)
    serve = [TRUCKROLL, "serve", "--data", str(DATA), "--demo", given.demo, "--port", str(given.port)]
    serve += ["--sandbox", "--log", str(LOG)]
    # In a process group of its own, so that Ctrl-C reaches it once, through us.
    with subprocess.Popen(
        serve, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, process_group=0
    ) as server:
        try:
            return follow(server)
        except KeyboardInterrupt:
            return 0
        finally:
            server.terminate()
            show(server)


def stop(*_: object) -> None:
    """Stop once: make passes on what its whole group was told, and the second must not stop the stopping."""
    for end in ENDS:
        signal.signal(end, signal.SIG_IGN)
    raise KeyboardInterrupt


def busy(port: int) -> bool:
    """Whether another program listens on this port of the machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def follow(server: subprocess.Popen[str]) -> int:
    """Show what the server says; once it is ready, sync; then wait for the server's end."""
    url = show(server, until="ready ")
    if url:
        sync()
        print(f"The server stays up at {url} until Ctrl-C; its log is {LOG}.", flush=True)
        show(server)
    return server.wait()


def show(server: subprocess.Popen[str], until: str | None = None) -> str:
    """Pass on the server's lines to its end, or to the line that begins so; the rest of that line."""
    assert server.stdout
    for line in server.stdout:
        print(line, end="", flush=True)
        if until and line.startswith(until):
            return line.removeprefix(until).strip()
    return ""


def sync() -> None:
    """Read all feeds of the server into the warehouse file; its table says how many rows."""
    warehouse = str(DATA / "warehouse.duckdb")
    ended = subprocess.run([TRUCKROLL, "sync", "--to", warehouse, "--env", str(DATA / "demo.env")], check=False)
    if ended.returncode:
        print(f"The sync ended with {ended.returncode}; what it said is above.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
