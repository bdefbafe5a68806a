"""The OpenAPI document of the operations under `/sandbox/`."""

import re
from functools import cache
from typing import Any

import msgspec

from truckroll.sandbox.powers.guard import HEADER
from truckroll.sandbox.powers.operations import COMMANDS, ROOT, Command

_PARAMETER = re.compile(r"\{(\w+)\}")


@cache
def document() -> dict[str, Any]:
    """What `/sandbox/openapi.json` answers."""
    shapes = [shape for command in COMMANDS for shape in (command.body, command.answer) if shape is not None]
    schemas, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    known = dict(zip(map(str, shapes), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for command in COMMANDS:
        paths.setdefault(f"{ROOT}{command.path}", {})[command.method.lower()] = _operation(command, known)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sandbox",
            "version": "v1",
            "description": "What can be commanded in a sandbox: its clock, its faults, its past, and its technicians.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": HEADER}},
        },
        "security": [{}, {"key": []}],
    }


def _operation(command: Command, schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": command.id,
        "tags": [command.id.partition("_")[0]],
        "summary": command.summary,
        "parameters": [_parameter(command, name) for name in _PARAMETER.findall(command.path)],
    }
    if command.body is not None:
        content = {"application/json": {"schema": schemas[str(command.body)]}}
        operation["requestBody"] = {"required": not command.may_be_bodiless, "content": content}
    good: dict[str, Any] = {"description": "Done."}
    if command.answer is not None:
        good["content"] = {"application/json": {"schema": schemas[str(command.answer)]}}
    refused = {"400": "The command makes no sense.", "401": "The sandbox's key is needed.", "403": "Another site asks."}
    if _PARAMETER.search(command.path):
        refused["404"] = "There is none."
    if command.method in ("PUT", "POST"):
        refused["409"] = "The command stands against how things are."
    operation["responses"] = {str(command.status): good} | {
        status: {"description": said} for status, said in refused.items()
    }
    return operation


def _parameter(command: Command, name: str) -> dict[str, Any]:
    number = "/tenants/" in command.path
    return {"name": name, "in": "path", "required": True, "schema": {"type": "integer" if number else "string"}}
