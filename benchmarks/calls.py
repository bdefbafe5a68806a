"""Small calls: a record by its id beside a constant answer of the same server; durable creates beside those reads."""

from benchmarks.ratio import Ratio, in_turns
from benchmarks.setting import fill, folder, running

NAME = "calls"
JOBS = 1_000


def run() -> list[Ratio]:
    """With 32 callers each."""
    lines: list[Ratio] = []
    with folder() as path, running(fill(path, JOBS)) as server:
        job = server.get("/jpm/v2/tenant/7/jobs?pageSize=1").json()["data"][0]["id"]
        by_id = f"/jpm/v2/tenant/7/jobs/{job}"
        ours, floor, ratio = in_turns(lambda: server.rate(by_id), lambda: server.rate("/constant"), 3)
        lines.append(Ratio("get by id", "a constant answer", ours, floor, ratio, 0.35, "calls/s"))
        for name, path_, body in (
            ("durable create of a note", f"{by_id}/notes", {"text": "Gate code 4711", "pinToTop": True}),
            ("booking a job (8 records)", "/jpm/v2/tenant/7/jobs", server.filled.job),
        ):
            script = server.posting(body)
            ours, floor, ratio = in_turns(
                lambda path_=path_, script=script: server.rate(path_, script=script), lambda: server.rate(by_id), 3
            )
            lines.append(Ratio(name, "get by id", ours, floor, ratio, 0.5 if "note" in name else None, "calls/s"))
    return lines
