"""Write deploy/grafana/truckroll.json, the dashboard of the metrics: `python -m scripts.dashboard`.

What is drawn is said here, a line each; where, how large and in which form Grafana wants it follows.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "deploy" / "grafana" / "truckroll.json"
WIDTH, COLUMNS, HEIGHT = 24, 3, 8


@dataclass(frozen=True)
class Panel:
    """One drawing: its lines by what they are called, and the unit of them all."""

    title: str
    lines: dict[str, str]
    unit: str = "short"
    says: str = ""


def quantile(share: float, metric: str, by: str = "", where: str = "") -> str:
    """Below which value so large a share of a spread lies, over five minutes."""
    labels = f"le, {by}" if by else "le"
    return f"histogram_quantile({share}, sum by ({labels}) (rate({metric}_bucket{{{_job(where)}}}[5m])))"


def rate(metric: str, by: str = "", where: str = "") -> str:
    """How often a second, over five minutes."""
    return f"sum{f' by ({by})' if by else ''} (rate({metric}{{{_job(where)}}}[5m]))"


def now(metric: str, how: str = "max", by: str = "", where: str = "") -> str:
    """What it is now, of all processes together."""
    return f"{how}{f' by ({by})' if by else ''} ({metric}{{{_job(where)}}})"


def _job(where: str) -> str:
    return ", ".join(filter(None, ['job="$job"', where]))


SECONDS = "truckroll_request_duration_seconds"
COMMIT = "truckroll_commit_duration_seconds"
WAIT = "truckroll_line_wait_seconds"
SHARES = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999}
FAILED = rate("truckroll_requests_total", where='status="5xx"')

ROWS: dict[str, list[Panel]] = {
    "What callers see": [
        Panel("Requests", {"{{status}}": rate("truckroll_requests_total", "status")}, "reqps"),
        Panel(
            "Share that failed",
            {"5xx": f"{FAILED} / {rate('truckroll_requests_total')}"},
            "percentunit",
            "5xx, of all; docs/runbook/requests-fail.md",
        ),
        Panel("How long requests take", {name: quantile(share, SECONDS) for name, share in SHARES.items()}, "s"),
        Panel(
            "The slowest operations",
            {"{{operation}}": f"topk(10, {quantile(0.99, SECONDS, 'operation')})"},
            "s",
            "p99 of each",
        ),
        Panel(
            "The busiest operations",
            {"{{operation}}": f"topk(10, {rate('truckroll_requests_total', 'operation')})"},
            "reqps",
        ),
        Panel(
            "Refused by a limit",
            {"{{place}} {{tenant}}": f"topk(10, {rate('truckroll_requests_limited_total', 'place, tenant')})"},
            "reqps",
        ),
    ],
    "The store": [
        Panel(
            "It answers",
            {"store": now("truckroll_store_up", "min"), "limit store": now("truckroll_limit_store_up", "min")},
        ),
        Panel("Waiting for a thread", {"{{line}} p99": quantile(0.99, WAIT, "line")}, "s"),
        Panel(
            "Work in line and threads at work",
            {
                "{{line}} waits": now("truckroll_line_length", "sum", "line"),
                "{{line}} busy": now("truckroll_line_busy", "sum", "line"),
            },
        ),
        Panel("Commits", {"p50": quantile(0.5, COMMIT), "p99": quantile(0.99, COMMIT)}, "s"),
        Panel(
            "Writes that share a commit",
            {"mean": f"{rate('truckroll_commit_group_size_sum')} / {rate('truckroll_commit_group_size_count')}"},
        ),
        Panel(
            "Room",
            {"taken": now("truckroll_store_size_bytes"), "free": now("truckroll_store_free_bytes", "min")},
            "bytes",
        ),
    ],
    "Feeds, webhooks, what comes by itself": [
        Panel("Rows of feeds given", {"rows": rate("truckroll_feed_page_rows_sum")}, "rps"),
        Panel("How old a change is before every feed shows it", {"lag": now("truckroll_feed_lag_seconds")}, "s"),
        Panel("Webhooks", {"{{result}}": rate("truckroll_webhook_attempts_total", "result")}, "ops"),
        Panel("Webhooks that wait", {"waiting": now("truckroll_webhooks_waiting")}),
        Panel("The oldest webhook that waits", {"oldest": now("truckroll_webhooks_oldest_seconds")}, "s"),
        Panel(
            "Planned acts",
            {
                "due": now("truckroll_planned_due"),
                "failed": f"sum (increase(truckroll_planned_failed_total{{{_job('')}}}[1h]))",
            },
            says="failed within an hour",
        ),
        Panel("The first planned act is late by", {"late": now("truckroll_planned_late_seconds")}, "s"),
        Panel("Missing in the request log", {"requests": rate("truckroll_request_log_dropped_total")}, "reqps"),
        Panel("Given up for want of room", {"things": now("truckroll_disk_given_up")}, says="3: writes are refused"),
        Panel("Tenants", {"tenants": now("truckroll_tenants")}),
    ],
    "The processes": [
        Panel("CPU", {"worker {{worker}}": rate("process_cpu_seconds_total", "worker")}, "percentunit", "1 is a core"),
        Panel("Memory", {"worker {{worker}}": now("process_resident_memory_bytes", "max", "worker")}, "bytes"),
        Panel("Open files and connections", {"worker {{worker}}": now("process_open_fds", "max", "worker")}),
        Panel("Processes that answer", {"processes": now("truckroll_workers", "min")}),
        Panel("Age of the signing key", {"age": now("truckroll_signing_key_age_seconds")}, "s"),
        Panel("Program", {"{{version}} on {{store}}": now("truckroll_build_info", "count", "version, store")}),
    ],
}


def dashboard() -> dict[str, Any]:
    """The whole of it, in Grafana's form."""
    source = {"type": "prometheus", "uid": "${source}"}
    panels: list[dict[str, Any]] = []
    y = 0
    for row, drawn in ROWS.items():
        panels.append(
            {"type": "row", "title": row, "id": len(panels) + 1, "gridPos": _place(0, y, WIDTH, 1), "panels": []}
        )
        y += 1
        for number, panel in enumerate(drawn):
            width = WIDTH // COLUMNS
            targets = [
                {"refId": chr(ord("A") + index), "expr": expression, "legendFormat": name, "datasource": source}
                for index, (name, expression) in enumerate(panel.lines.items())
            ]
            panels.append(
                {
                    "type": "timeseries",
                    "title": panel.title,
                    "description": panel.says,
                    "id": len(panels) + 1,
                    "datasource": source,
                    "targets": targets,
                    "fieldConfig": {"defaults": {"unit": panel.unit, "min": 0}, "overrides": []},
                    "gridPos": _place(number % COLUMNS * width, y + number // COLUMNS * HEIGHT, width, HEIGHT),
                }
            )
        y += -(-len(drawn) // COLUMNS) * HEIGHT
    variables = [
        {"name": "source", "label": "Prometheus", "type": "datasource", "query": "prometheus"},
        {
            "name": "job",
            "label": "Job",
            "type": "query",
            "datasource": source,
            "refresh": 1,
            "query": "label_values(truckroll_build_info, job)",
        },
    ]
    return {
        "title": "Truckroll",
        "uid": "truckroll",
        "schemaVersion": 39,
        "editable": True,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "tags": ["truckroll"],
        "templating": {"list": variables},
        "panels": panels,
    }


def text() -> str:
    """What stands in the file."""
    return json.dumps(dashboard(), indent=1, ensure_ascii=False) + "\n"


def _place(x: int, y: int, w: int, h: int) -> dict[str, int]:
    return {"x": x, "y": y, "w": w, "h": h}


if __name__ == "__main__":
    FILE.write_text(text())
