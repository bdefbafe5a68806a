"""A whole sync from the interpreter's start to its end, beside dlt's `rest_api` with merge and Parquet files."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import duckdb

from benchmarks.ratio import Ratio, in_turns, seconds
from benchmarks.setting import fill, folder, running

NAME = "sync-dlt"
ROWS = int(os.environ.get("ROWS", "30000"))

THEIRS = """
import sys

import dlt
from dlt.sources.helpers.rest_client.paginators import JSONResponseCursorPaginator
from dlt.sources.rest_api import rest_api_source

url, token, key, file, folder = sys.argv[1:]
feed = {
    "path": "export/jobs",
    "data_selector": "data",
    "paginator": JSONResponseCursorPaginator("continueFrom", "from", has_more_path="hasMore"),
}
source = rest_api_source(
    {
        "client": {
            "base_url": url + "/jpm/v2/tenant/7/",
            "auth": {"type": "bearer", "token": token},
            "headers": {"ST-App-Key": key},
        },
        "resources": [{"name": "jobs", "endpoint": feed, "primary_key": "id", "write_disposition": "merge"}],
    }
)
pipeline = dlt.pipeline(
    "jobs", destination=dlt.destinations.duckdb(file), dataset_name="jpm", pipelines_dir=folder, progress=None
)
pipeline.run(source, loader_file_format="parquet").raise_on_failed_jobs()
"""


def run() -> list[Ratio]:
    """ROWS jobs of about 1 KB, pages of 5,000, without a limit at the server; both from nothing to the end."""
    with folder() as path, running(fill(path / "data", ROWS)) as server:
        file, env = path / "warehouse.duckdb", path / "bench.env"
        env.write_text("".join(f"{name}={value}\n" for name, value in server.variables.items()))
        sync = ["-m", "truckroll", "sync", "--to", str(file), "--env", str(env), "--feeds", "jpm.jobs"]
        token = server.headers["Authorization"].removeprefix("Bearer ")
        dlt = ["-c", THEIRS, server.url, token, server.filled.app_key, str(file), str(path / "dlt")]
        _timed(path, sync), _timed(path, dlt)
        ours, theirs, ratio = in_turns(lambda: _timed(path, sync), lambda: _timed(path, dlt), 3)
        return [Ratio(f"whole process, {ROWS:,} rows", "dlt rest_api, merge, parquet", ours, theirs, 1 / ratio, 7)]


def _timed(path: Path, words: list[str]) -> float:
    file = path / "warehouse.duckdb"
    file.unlink(missing_ok=True)
    rmtree(path / "dlt", ignore_errors=True)
    quiet = os.environ | {"DLT_DATA_DIR": str(path / "dlt"), "RUNTIME__DLTHUB_TELEMETRY": "false"}
    quiet |= {
        "PYTHONPYCACHEPREFIX": str(path / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }  # As installed programs are.
    took = seconds(lambda: subprocess.run([sys.executable, *words], env=quiet, capture_output=True, check=True))
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("select count(*) from jpm.jobs").fetchone() == (ROWS + 1,)
    return took
