"""A whole feed into Python: our client's records beside servicepytan's `export_all`, each in a process of its own."""

import json
import os
import subprocess
import sys
from statistics import median

from benchmarks.ratio import Ratio
from benchmarks.setting import Running, fill, folder, running

NAME = "drain"
ROWS = int(os.environ.get("ROWS", "100000"))

TYPED = """
from truckroll.client import Client
count = sum(1 for job in Client(CREDENTIALS, calls_per_second=None).jpm.jobs.feed())
"""
LOOKED_AT = """
from truckroll.client import Client
count = sum(job.id > 0 and job.created_on != "" for job in Client(CREDENTIALS, calls_per_second=None).jpm.jobs.feed())
"""
DICTS = """
from truckroll.client import Client
rows = Client(CREDENTIALS, calls_per_second=None).feed("/jpm/v2/tenant/{tenant}/export/jobs")
count = sum(1 for _ in rows)
"""
RAW = """
from truckroll.client import Client
pages = Client(CREDENTIALS, calls_per_second=None).feed_pages("/jpm/v2/tenant/{tenant}/export/jobs")
count = sum(page.rows.count(b'{"id":') for page in pages)
"""
BARE = """
import http.client, re
count, after, connection = 0, "", http.client.HTTPConnection(HOST)
while True:
    connection.request("GET", f"/jpm/v2/tenant/7/export/jobs?from={after}", headers=HEADERS)
    page = connection.getresponse().read()
    count += page.count(b'{"id":')
    more, after = re.match(rb'{"hasMore":(true|false),"continueFrom":"([^"]*)"', page).groups()
    after = after.decode()
    if more == b"false":
        break
"""
WORKS = (
    ("records", TYPED, 2.5),
    ("records, two fields of each read", LOOKED_AT, None),
    ("dicts", DICTS, 1.4),
    ("rows as they came", RAW, 10),
    ("the same bytes by a bare socket", BARE, None),
)
THEIRS = """
from servicepytan import Endpoint
count = len(Endpoint("jpm", "jobs", CREDENTIALS).export_all("jobs"))
"""
MEASURED = """
import time
CREDENTIALS, HOST, HEADERS = {given!r}
began = time.perf_counter()
{work}
took = time.perf_counter() - began
import json
high = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([count, took, int(high.split()[1]) / 1024]))
"""


def run() -> list[Ratio]:
    """ROWS jobs; seconds without the interpreter's start and imports, and the most memory held, in MB."""
    lines: list[Ratio] = []
    with folder() as path, running(fill(path, ROWS)) as server:
        # All in each round, so that a slow minute of the machine slows all.
        rounds = [[_measured(server, work) for work in (THEIRS, *(work for _, work, _ in WORKS))] for _ in range(3)]
        for place, (name, _, reach) in enumerate(WORKS, 1):
            what, beside = f"drain {ROWS:,} {name}", "servicepytan export_all"
            took, theirs = (median(each[at][0] for each in rounds) for at in (place, 0))
            ratio = median(each[0][0] / each[place][0] for each in rounds)
            lines.append(Ratio(what, beside, took, theirs, ratio, reach))
            held, theirs = (median(each[at][1] for each in rounds) for at in (place, 0))
            lines.append(Ratio(f"{what}: memory", "the same", held, theirs, held / theirs, 150 / theirs, "MB", True))
    return lines


def _measured(server: Running, work: str) -> tuple[float, float]:
    client, secret = server.filled.client
    credentials = {
        "SERVICETITAN_CLIENT_ID": client,
        "SERVICETITAN_CLIENT_SECRET": secret,
        "SERVICETITAN_APP_KEY": server.filled.app_key,
        "SERVICETITAN_TENANT_ID": "7",
        "SERVICETITAN_APP_ID": "none",
        "SERVICETITAN_API_ROOT": server.url,
        "SERVICETITAN_AUTH_ROOT": server.url,
        "api_root": server.url,
        "auth_root": server.url,
    }
    program = MEASURED.format(given=(credentials, server.url.removeprefix("http://"), server.headers), work=work)
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    count, took, memory = json.loads(told)
    assert count == ROWS + 1, f"{count} rows came of {ROWS + 1}"
    return took, memory
