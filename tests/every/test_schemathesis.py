"""Schemathesis over our documents, and over the published ones: no 5xx, and no answer that breaks its schema."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.every.good import REFERENCES, good
from tests.every.place import OPERATIONS, Place, Tenant
from tests.every.test_attacks import places_of
from truckroll.derive.openapi import file_name
from truckroll.derive.operations import Operation

SOAK = os.environ.get("SOAK")
EXAMPLES = 50 if SOAK else 2
PHASES = "examples,coverage,fuzzing,stateful" if SOAK else "examples,fuzzing,stateful"
"""The phase of coverage sends thousands of cases; test_malformed sends every operation the like of them anyway."""
PUBLISHED = Path(os.environ.get("PUBLISHED", Path(__file__).parents[1] / "contract" / "facts"))
"""A folder of the published documents: our digest of them, or as the vendor publishes them."""
APIS = sorted({operation.api for operation in OPERATIONS.values()})
USUAL = APIS if SOAK else ["jpm", "telecom"]
"""Those that are tried in every run: each takes its own interpreter, and all of them a minute and a half."""
CHECKS = "not_a_server_error,response_schema_conformance,content_type_conformance"


# which is the published one in other words: a test compares them, and every answer, member by member
@pytest.mark.soak
@pytest.mark.parametrize("api", APIS)
def test_our_own_document_holds(place: Place, api: str, tmp_path: Path):
    mine = Tenant(place, "Ours")
    run(mine, api, f"{place.server.url}/openapi/{file_name(api)}", tmp_path)


@pytest.mark.parametrize("api", USUAL)
def test_the_published_document_holds(place: Place, api: str, tmp_path: Path):
    mine = Tenant(place, "Ours")
    ours = [operation for operation in OPERATIONS.values() if operation.api == api]
    only = "|".join(re.escape(operation.operation_id) for operation in ours)
    document = tmp_path / file_name(api)
    # what is published as a duration is a span (09:00:00) wherever it was ever seen, and not one of ISO 8601
    spans = re.sub(r'"format":\s*"duration"', '"format":"time-span"', (PUBLISHED / file_name(api)).read_text())
    document.write_text(spans)
    url = f"{place.server.url}/{ours[0].family.path}"
    run(mine, api, str(document), tmp_path, "--url", url, "--include-operation-id-regex", f"^({only})$")


def run(mine: Tenant, api: str, document: str, folder: Path, *more: str) -> None:
    """Run every phase over a document, in a process of its own, and say what it found."""
    config, cases = folder / "schemathesis.toml", folder / "cases.ndjson"
    config.write_text(f"[parameters]\ntenant = {mine.id}\n")
    known = {o.operation_id: dict(known_places(o, mine)) for o in OPERATIONS.values() if o.api == api}
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(config), "run", document, *more]
    command += ["--header", f"Authorization: {mine.token}", "--header", f"ST-App-Key: {mine.app.app_key}"]
    command += ["--checks", CHECKS, "--phases", PHASES, "--max-examples", str(EXAMPLES)]
    command += ["--generation-database", "none", "--continue-on-failure", "--warnings", "off", "--no-color"]
    command += ["--report", "ndjson", "--report-ndjson-path", str(cases)]
    here = {
        "SCHEMATHESIS_HOOKS": "tests.every.known_ids",
        "KNOWN_IDS": json.dumps(known),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | here, cwd=folder)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-5_000:]
    print(done.stdout[-2000:], Counter(statuses(cases)))


def known_places(operation: Operation, tenant: Tenant) -> Iterator[tuple[str, Any]]:
    """Where an operation names records, and one of each that there is."""
    for name, id in good(operation.operation_id, tenant).path.items():
        yield f"path.{name}", id
    for parameter in operation.parameters:
        if parameter.shape.noun in REFERENCES:
            yield f"query.{parameter.name}", tenant.ids[REFERENCES[parameter.shape.noun]]
    if operation.body is not None:
        for path, noun in places_of(operation.body):
            yield (
                ".".join(["body", *(str(part) for part in path if not isinstance(part, int))]),
                tenant.ids[REFERENCES[noun]],
            )


def statuses(cases: Path) -> Iterator[int]:
    for found in re.finditer(r'"status_code": ?(\d+)', cases.read_text()):
        yield int(found[1])
