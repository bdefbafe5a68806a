"""What is drawn, alarmed and told to do exists: metrics, log lines, pages, commands."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import promql_parser
import pytest
import typer
import yaml

from scripts import dashboard
from truckroll import cli
from truckroll.server.telemetry import collecting, figures
from truckroll.server.telemetry.metrics import METRICS

ROOT = Path(__file__).parents[1]
RUNBOOK = ROOT / "docs" / "runbook"
PAGES = sorted(page for page in RUNBOOK.glob("*.md") if page.name != "index.md")
HEADINGS = ["What one sees", "Why", "What to do", "It is over when"]
OF_SYSTEM = {
    "up", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds", "process_max_fds",
}  # fmt: skip
"""What Prometheus itself and its client name; the client's are there wherever there is a /proc."""
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_count", "_sum")}


def shown() -> set[str]:
    """The names under which samples are in /metrics."""
    ours = {metric.name + suffix for metric in METRICS for suffix in SUFFIXES[metric.kind]}
    return ours | {collecting.ALIVE[0], figures.UP[0]} | {name for name, _ in figures.TEXTS.values()} | OF_SYSTEM


def named(expression: str) -> set[str]:
    """The metrics that a PromQL expression asks for; it must be one."""
    found: set[str] = set()

    def look(node: Any) -> None:
        if isinstance(node, promql_parser.VectorSelector):
            found.add(node.name)
        for part in ("expr", "lhs", "rhs", "vector_selector", "param"):
            if (under := getattr(node, part, None)) is not None and not isinstance(under, (str, float)):
                look(under)
        for under in getattr(node, "args", None) or []:
            look(under)

    look(promql_parser.parse(expression.replace("$job", "truckroll")))
    return found


RULES = [
    rule
    for group in yaml.safe_load((ROOT / "deploy" / "prometheus" / "alerts.yaml").read_text())["groups"]
    for rule in group["rules"]
]
PANELS = [panel for row in dashboard.ROWS.values() for panel in row]


def events() -> set[str]:
    """What the log lines of the program are called, and how its messages begin."""
    found: set[str] = set()
    for file in (ROOT / "src" / "truckroll").rglob("*.py"):
        if "write(" not in (text := file.read_text()) and "_log." not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            of = node.func.attr in ("write", "error", "warning", "critical")
            if of and isinstance(first := node.args[0], ast.Constant) and isinstance(first.value, str):
                found.add(first.value.replace("%d", "…").replace("%s", "").strip(" :"))
    return found


def test_the_dashboard_is_what_the_script_writes():
    assert dashboard.FILE.read_text() == dashboard.text()


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.title)
def test_every_panel_draws_metrics_that_there_are(panel: dashboard.Panel):
    for expression in panel.lines.values():
        asked = named(expression)
        assert asked
        assert asked <= shown()


def test_a_label_that_names_a_line_is_one_by_which_it_is_drawn():
    for panel in PANELS:
        for name, expression in panel.lines.items():
            for label in re.findall(r"{{(\w+)}}", name):
                assert re.search(rf"by \([^)]*\b{label}\b", expression), (panel.title, label)


def test_every_metric_is_drawn_or_alarmed():
    asked = {name for panel in PANELS for expression in panel.lines.values() for name in named(expression)}
    asked |= {name for rule in RULES for name in named(rule["expr"])}
    families = {re.sub(r"_(bucket|count|sum|total)$", "", name) for name in asked}
    assert {metric.name for metric in METRICS} - families == set()
    assert {name for name, _ in figures.TEXTS.values()} - asked == set()


def test_no_two_panels_stand_in_the_same_place():
    drawn = json.loads(dashboard.FILE.read_text())["panels"]
    taken = [
        (x, y)
        for each in drawn
        for place in [each["gridPos"]]
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(taken) == len(set(taken))
    assert len({each["id"] for each in drawn}) == len(drawn)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_every_alert_asks_for_metrics_that_there_are_and_has_its_page(rule: dict[str, Any]):
    asked = named(rule["expr"])
    assert asked
    assert asked <= shown()
    assert rule["labels"]["severity"] in ("page", "ticket", "info")
    assert ROOT / rule["annotations"]["runbook"] in PAGES
    text = (ROOT / rule["annotations"]["runbook"]).read_text()
    assert any(re.sub(r"_(bucket|count|sum|total)$", "", name) in text for name in asked)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_says_what_one_sees_why_what_to_do_and_when_it_is_over(page: Path):
    text = page.read_text()
    assert re.findall("^## (.*)$", text, re.MULTILINE) == HEADINGS
    assert all(part.strip() for part in re.split("^##? .*$", text, flags=re.MULTILINE)[2:])
    assert f"]({page.name})" in (RUNBOOK / "index.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_names_a_metric_or_a_log_line_that_the_program_has(page: Path):
    text = page.read_text()
    quoted = set(re.findall("`([^`]+)`", text))
    metrics = {re.match(r"[a-z_]+", word)[0] for word in quoted if re.match(r"(truckroll|process)_", word)}  # type: ignore[index]
    known = shown() | {metric.name for metric in METRICS}
    assert metrics <= known
    sees = set(re.findall("`([^`]+)`", text.partition("## Why")[0]))
    assert (sees & known) or (sees & events()) or "truckroll doctor" in text.partition("## Why")[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_page_exists(page: Path):
    root: Any = typer.main.get_command(cli.app)
    for line in re.findall("`(truckroll [^`]+)`", page.read_text()):
        command, options = root, []
        for word in line.split()[1:]:
            if word.startswith("--"):
                options.append(word.rstrip(",;"))
            elif word in getattr(command, "commands", {}):
                command = command.get_command(typer.Context(command), word)
        assert command is not root, line
        assert not getattr(command, "commands", None), line
        offered = {option for parameter in command.params for option in parameter.opts}
        assert set(options) <= offered, line


def test_events_of_the_log_are_found():
    assert {"unavailable", "damaged", "webhook not taken", "limits not shared"} <= events()
