"""The OpenAPI 3.0 document of each family."""

from typing import Any

from truckroll.catalogue.registry import Family
from truckroll.catalogue.shapes import Member, Shape
from truckroll.derive.operations import Operation, all_operations, load

JSON = "application/json"
KEPT_FORMATS = {
    "int32",
    "int64",
    "double",
    "decimal",
    "date-time",
    "date",
    "guid",
    "html",
    "multiline",
    "byte",
    "binary",
}

PROBLEM = Shape(
    "object",
    name="ApiErrorResponse",
    members=(
        Member("type", Shape("string"), True, "A URI that names the kind of problem."),
        Member("title", Shape("string"), True, "What went wrong, in a sentence, and what to do."),
        Member("status", Shape("integer", "int32"), True, "The HTTP status."),
        Member("traceId", Shape("string"), True, "The id of this answer in the server's log."),
        Member("errors", Shape("any", "errors"), True, "For each field or parameter at fault, what is wrong with it."),
        Member("data", Shape("any", "data"), True, "The same for programs."),
    ),
)
REASONS = {
    400: "Something in the request cannot be; the problem names every place.",
    403: "The app may not do this.",
    404: "There is no such record.",
    409: "The state of the business does not allow this.",
}


def document(api: str) -> dict[str, Any]:
    """The document of one API, by its name (`jpm`); LookupError tells which there are."""
    found = next((family for family in load() if family.api == api), None)
    if found is None:
        raise LookupError(f"there is no API {api}; there are {', '.join(family.api for family in load())}")
    return _document(found, [operation for operation in all_operations() if operation.family is found])


def file_name(api: str) -> str:
    """The name under which an API's document is published: `jpm-v2.json`."""
    return f"{next(family.document for family in load() if family.api == api)}.json"


def _document(family: Family, operations: list[Operation]) -> dict[str, Any]:
    schemas: dict[str, Any] = {}
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation, schemas)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": family.title,
            "version": "2.0",
            "description": "Served by Truckroll, an open field-service platform.",
        },
        "servers": [{"url": f"/{family.path}"}],
        "security": [{"bearer": [], "appKeyHeader": []}, {"bearer": [], "appKeyQuery": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "appKeyHeader": {"type": "apiKey", "in": "header", "name": "ST-App-Key"},
                "appKeyQuery": {"type": "apiKey", "in": "query", "name": "servicetitanapplicationkey"},
            },
        },
    }


def _operation(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "tags": list(operation.tags),
        "summary": operation.summary,
        "operationId": operation.operation_id,
        "x-scope": operation.scope,
        "parameters": [
            {
                "name": parameter.name,
                "in": parameter.where,
                "required": parameter.required,
                "description": parameter.description,
                "schema": schema(parameter.shape, schemas),
            }
            for parameter in operation.parameters
        ],
    }
    if operation.body is not None:
        unpublished = operation.rule.options.get("body") == "unpublished"
        said["x-requestBody" if unpublished else "requestBody"] = {
            "required": True,
            "content": _content("multipart/form-data" if operation.is_form else JSON, operation.body, schemas),
        }
    done: dict[str, Any] = {"description": "Done."}
    if operation.answer is not None and operation.status != 302:
        kinds = ("application/octet-stream",) if operation.answer.format == "binary" else operation.media
        done["content"] = {media: _content(media, operation.answer, schemas)[media] for media in kinds}
    said["responses"] = {str(status): done for status in operation.statuses} | {
        str(status): {"description": REASONS[status], "content": _content(JSON, refusal, schemas)}
        for status in operation.refusals
        for refusal in (Shape("string") if operation.terse and status == 400 else PROBLEM,)
    }
    return said


def _content(media: str, shape: Shape, schemas: dict[str, Any]) -> dict[str, Any]:
    return {media: {"schema": schema(shape, schemas)}}


def schema(shape: Shape, schemas: dict[str, Any]) -> dict[str, Any]:
    """A shape as an OpenAPI 3.0 schema; named ones go into `schemas` and are referred to."""
    if shape.format == "again":
        return {"$ref": f"#/components/schemas/{shape.name}"}
    said = _bare(shape.not_null(), schemas)
    if shape.name:
        name = shape.name
        while schemas.setdefault(name, said) != said:
            name += "_"
        said = {"$ref": f"#/components/schemas/{name}"}
        return {"allOf": [said], "nullable": True} if shape.nullable else said
    return {**said, "nullable": True} if shape.nullable else said


def _bare(shape: Shape, schemas: dict[str, Any]) -> dict[str, Any]:
    match shape.kind:
        case "any" if shape.format == "errors":
            return {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
        case "any" if shape.choices:
            return {"anyOf": [schema(choice, schemas) for choice in shape.choices]}
        case "any" if not shape.format:
            return {}
        case "any":
            return {"type": "object", "additionalProperties": {}}
        case "enum":
            return {"type": "string", "enum": list(shape.values)}
        case "array":
            assert shape.item is not None
            return {"type": "array", "items": schema(shape.item, schemas)}
        case "map":
            assert shape.item is not None
            return {"type": "object", "additionalProperties": schema(shape.item, schemas)}
        case "object":
            required = [member.name for member in shape.members if member.required]
            return {
                "type": "object",
                "properties": {
                    member.name: _described(schema(member.shape, schemas), member.description)
                    for member in shape.members
                },
                **({"required": required} if required else {}),
                "additionalProperties": False,
            }
        case _:
            kept = {"format": shape.format} if shape.format in KEPT_FORMATS else {}
            some = {"enum": [int(value) for value in shape.values]} if shape.values else {}
            return {"type": shape.kind, **kept, **some}


def _described(said: dict[str, Any], description: str) -> dict[str, Any]:
    return {"allOf": [said], "description": description} if "$ref" in said else {**said, "description": description}
