"""A whole sync from the interpreter's start to its end, beside dlt's `rest_api` with merge and Parquet files.

Beside both stands the least that Python and DuckDB can do: fetch the same pages and read them into a table, once.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from statistics import median

import duckdb

from benchmarks.ratio import Ratio, seconds
from benchmarks.setting import fill, folder, running
from truckroll.derive.feeds import all_feeds

NAME = "sync-dlt"
ROWS = int(os.environ.get("ROWS", "30000"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))

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

LEAST = """
import http.client
import re
import sys

import duckdb

place, token, key, file, folder, columns = sys.argv[1:]
server, after, pages = http.client.HTTPConnection(place), "", 0
while after is not None:
    path = "/jpm/v2/tenant/7/export/jobs" + (f"?from={after}" if after else "")
    server.request("GET", path, headers={"Authorization": f"Bearer {token}", "ST-App-Key": key})
    answer = server.getresponse().read()
    with open(f"{folder}/{pages}.json", "wb") as page:
        page.write(answer[answer.index(b"[") : answer.rindex(b"]") + 1])
    around, pages = answer[:300] + answer[-300:], pages + 1
    after = re.search(rb'"continueFrom":"([^"]*)"', around)[1].decode() if b'"hasMore":true' in around else None
with duckdb.connect(file) as connection:
    connection.execute("create schema jpm")
    connection.execute(
        f"create table jpm.jobs as select * from read_json('{folder}/*.json', format='array', columns={columns})"
    )
"""


def run() -> list[Ratio]:
    """ROWS jobs of about 1 KB, pages of 5,000, without a limit at the server; both from nothing to the end."""
    with folder() as path, running(fill(path / "data", ROWS)) as server:
        file, env = path / "warehouse.duckdb", path / "bench.env"
        env.write_text("".join(f"{name}={value}\n" for name, value in server.variables.items()))
        sync = ["-m", "truckroll", "sync", "--to", str(file), "--env", str(env), "--feeds", "jpm.jobs"]
        token = server.headers["Authorization"].removeprefix("Bearer ")
        dlt = ["-c", THEIRS, server.url, token, server.filled.app_key, str(file), str(path / "dlt")]
        columns = next(feed.columns for feed in all_feeds("jpm") if feed.table == "jpm.jobs")
        typed = ", ".join(f"'{column.json}': '{column.type.removesuffix('_NS')}'" for column in columns)
        place = server.url.removeprefix("http://")
        least = ["-c", LEAST, place, token, server.filled.app_key, str(file), str(path / "least"), f"{{{typed}}}"]
        for words in (sync, dlt, least):
            _timed(path, words)
        rounds = [[_timed(path, words) for words in (sync, dlt, least)] for _ in range(ROUNDS)]
    ours, theirs, floor = map(median, zip(*rounds, strict=True))
    name = f"whole process, {ROWS:,} rows"
    return [
        Ratio(name, "dlt rest_api, merge, parquet", ours, theirs, median(their / our for our, their, _ in rounds), 7),
        Ratio(name, "the least: fetch, read_json", ours, floor, median(least / our for our, _, least in rounds)),
        Ratio(
            "the least: fetch, read_json",
            "dlt rest_api, merge, parquet",
            floor,
            theirs,
            median(their / least for _, their, least in rounds),
        ),
    ]


def _timed(path: Path, words: list[str]) -> float:
    file = path / "warehouse.duckdb"
    file.unlink(missing_ok=True)
    for used in ("dlt", "least"):
        rmtree(path / used, ignore_errors=True)
    (path / "least").mkdir()
    quiet = os.environ | {"DLT_DATA_DIR": str(path / "dlt"), "RUNTIME__DLTHUB_TELEMETRY": "false"}
    quiet |= {
        "PYTHONPYCACHEPREFIX": str(path / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }  # As installed programs are.
    took = seconds(lambda: subprocess.run([sys.executable, *words], env=quiet, capture_output=True, check=True))
    with duckdb.connect(str(file), read_only=True) as connection:
        assert connection.execute("select count(*) from jpm.jobs").fetchone() == (ROWS + 1,)
    return took
