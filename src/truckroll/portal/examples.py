"""Examples: for any schema of our documents a value that fits it and looks like a contractor's."""

from typing import Any

REFERENCE = "#/components/schemas/"
FORMATS: dict[str, Any] = {
    "date-time": "2026-03-02T14:00:00.0000000Z",
    "date": "2026-03-02",
    "guid": "3f2b8c1e-5d47-4a9b-9c0e-7a61d2f4b385",
    "byte": "VHJ1Y2tyb2xs",
    "binary": "…",
    "html": "<p>Furnace does not light.</p>",
    "multiline": "Gate code 4417. The dog is friendly.",
}
LATER = "2026-03-02T16:00:00.0000000Z"
WORDS = (
    ("email", "ada@example.com"),
    ("phone", "3125550142"),
    ("url", "https://example.com/"),
    ("street", "12 Elm Street"),
    ("city", "Springfield"),
    ("state", "IL"),
    ("zip", "62701"),
    ("country", "USA"),
    ("unit", "2B"),
    ("number", "1001"),
    ("code", "FURN-80"),
    ("username", "ada"),
    ("name", "Ada Vance"),
    ("title", "Replace furnace"),
    ("token", "c2VxOjQyMTc="),
    ("from", "c2VxOjQyMTc="),
    ("priority", "Normal"),
    ("status", "Scheduled"),
    ("type", "Standard"),
)
"""What a text is called, and one that may stand there; the first that its name ends with."""
SENTENCE = "Furnace does not light."


def example(schema: dict[str, Any], schemas: dict[str, Any], name: str = "") -> Any:
    """A value for a schema; `name` is what it is called where it stands, `schemas` are those it refers to."""
    return _value(schema, schemas, name, ())


def _value(schema: dict[str, Any], schemas: dict[str, Any], name: str, within: tuple[str, ...]) -> Any:
    if "$ref" in schema:
        referred = schema["$ref"].removeprefix(REFERENCE)
        return _value(schemas[referred], schemas, name, (*within, referred))
    for several in ("allOf", "anyOf"):
        if several in schema:
            return _value(schema[several][0], schemas, name, within)
    match schema:
        case {"enum": [first, *_]}:
            return first
        case {"type": "object"}:
            return _object(schema, schemas, name, within)
        case {"type": "array", "items": items}:
            again = items.get("$ref", "").removeprefix(REFERENCE)
            return [] if again in within else [_value(items, schemas, name.removesuffix("s"), within)]
        case {"type": "boolean"}:
            return name in ("hasMore", "active", "Active")
        case {"type": "integer"}:
            return _integer(name)
        case {"type": "number"}:
            return 41.8781 if name == "latitude" else -87.6298 if name == "longitude" else 125.5
        case {"type": "string"}:
            return _text(schema.get("format", ""), name)
        case _:
            return "anything"


def _object(schema: dict[str, Any], schemas: dict[str, Any], name: str, within: tuple[str, ...]) -> dict[str, Any]:
    free: Any = schema.get("additionalProperties")
    if free:
        return {"name": _value(free, schemas, name, within)}
    return {
        key: _value(member, schemas, key, within)
        for key, member in schema.get("properties", {}).items()
        if member.get("$ref", "").removeprefix(REFERENCE) not in within
    }


def _integer(name: str) -> int:
    lowered = name.lower()
    known = {"page": 1, "pagesize": 50, "totalcount": 1, "tenant": 1, "year": 2026, "month": 3, "status": 400}
    return known.get(lowered, 1001 if lowered.endswith("id") else 2)


def _text(format: str, name: str) -> str:
    lowered = name.lower()
    if format == "date-time" and lowered.endswith(("end", "before")):
        return LATER
    if format in FORMATS:
        return FORMATS[format]
    return next((text for ending, text in WORDS if lowered.endswith(ending)), SENTENCE)
