"""What subscribers are told has exactly the published members, of the published types."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.contract.coverage import FACTS
from tests.contract.difference import facts_that_differ
from tests.contract.shape import Document, schema_facts
from truckroll import families
from truckroll.derive.events import all_events, scope_of
from truckroll.derive.openapi import schema
from truckroll.derive.operations import all_operations

ENVELOPE = {
    "specversion": "string",
    "id": "string",
    "type": "string",
    "time": "string date-time",
    "source": "string",
    "userassignedid": "string",
    "datacontenttype": "string",
}


def published() -> dict[str, tuple[Document, str]]:
    """Where each event is published, and as which schema, by the words of its name."""
    found: dict[str, tuple[Document, str]] = {}
    for file in sorted(FACTS.glob("*.json")):
        document = json.loads(file.read_text())
        for name in document["components"]["schemas"]:
            if name.startswith("CloudEvent_Of_"):
                words = re.sub(r"(WebhookEvent|WebhookPayload|Webhook|EventPayload)$", "", name.rpartition(".")[2])
                found[re.sub(r"(?<!^)(?=[A-Z])", "-", words).lower()] = (document, name)
    return found


PUBLISHED = published()
OURS = {event.type.rpartition(".")[2]: event for event in all_events().values() if event.published}


def test_each_published_event_is_declared_and_no_other_passes_for_one():
    assert len(PUBLISHED) == 21
    assert OURS.keys() == PUBLISHED.keys()


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_an_event_tells_what_is_published(name: str):
    document, envelope = PUBLISHED[name]
    facts = schema_facts(document, {"$ref": f"#/components/schemas/{envelope}"})
    top = {place[1:]: fact.what for place, fact in facts.items() if place.count(".") == 1 and place != ".data"}
    assert top == ENVELOPE
    want = {place.removeprefix(".data"): fact for place, fact in facts.items() if f"{place}.".startswith(".data.")}
    schemas: dict[str, Any] = {}
    ours = schema(OURS[name].shape, schemas)
    got = schema_facts({"components": {"schemas": schemas}}, ours, required=True)
    assert facts_that_differ("data", want, got) == []


def test_families_tell_every_event_that_is_declared():
    folder = Path(families.__path__[0])
    sources = "".join(file.read_text() for file in folder.rglob("*.py") if file.name != "events.py")
    told = set(re.findall(r'(?:tell|_write)\(\s*"(tn\.[\w.-]+)"', sources))
    assert told == all_events().keys()


def test_what_an_app_must_read_to_hear_of_an_event_is_a_scope_that_operations_ask_for():
    known = {operation.scope for operation in all_operations()}
    assert {scope_of(event) for event in all_events().values()} <= known
