"""The published schema of each answer, closed: nothing more, nothing missing, and times and numbers in their ranges."""

from functools import cache
from typing import Any

import jsonschema_rs

from tests.every.place import OPERATIONS
from truckroll.derive.openapi import document
from truckroll.derive.operations import Operation

FORMATS: dict[str, dict[str, Any]] = {
    "int32": {"minimum": -(1 << 31), "maximum": (1 << 31) - 1},
    "int64": {"minimum": -(1 << 63), "maximum": (1 << 63) - 1},
    "date-time": {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$"},
}


def check_shape(operation: Operation, answer: Any) -> None:
    """The answer fits what the operation publishes for its success."""
    faults = [
        f"{list(fault.instance_path)}: {fault.message}"
        for fault in _validator(operation.operation_id).iter_errors(answer)
    ]
    assert faults == [], operation.operation_id


@cache
def _validator(operation_id: str) -> Any:
    operation = OPERATIONS[operation_id]
    published = document(operation.api)
    declared = published["paths"][operation.path][operation.method.lower()]
    schema = declared["responses"][str(operation.status)]["content"]["application/json"]["schema"]
    whole = {"components": published["components"], "allOf": [schema]}
    return jsonschema_rs.Draft4Validator(as_json_schema(whole))


def as_json_schema(schema: Any) -> Any:
    """A schema of OpenAPI 3.0 as one of JSON Schema: null is a type, and formats are ranges and patterns."""
    if isinstance(schema, list):
        return [as_json_schema(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    said = {name: as_json_schema(each) for name, each in schema.items() if name not in ("nullable", "format")}
    if isinstance(schema.get("format"), str):
        said |= FORMATS.get(schema["format"], {})
    if schema.get("type") == "object" and "properties" in schema:
        assert schema["additionalProperties"] is False, "every published shape is closed"
    return {"anyOf": [said, {"type": "null"}]} if schema.get("nullable") is True else said
