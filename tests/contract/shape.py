"""One operation of an OpenAPI document as plain facts: a place, and what is said of it.

Only what a program depends on is a fact. Component names, order, prose and examples are not, nor are formats that say
how a text reads rather than what it is (html, phone, …). A `oneOf` of one member is its member.
"""

from typing import Any, NamedTuple

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
FORMATS = {"int32", "int64", "double", "date-time", "date", "guid", "byte", "binary", "time-span"}
SAME_FORMAT = {"uuid": "guid", "float": "double"}

Document = dict[str, Any]
Operation = tuple[str, str]  # method and path


class Fact(NamedTuple):
    what: str
    required: bool = False
    nullable: bool = False

    def __str__(self) -> str:
        return self.what + ", required" * self.required + ", nullable" * self.nullable


Facts = dict[str, Fact]  # by place


def operations(document: Document) -> list[Operation]:
    """All operations, in an order that does not change from run to run."""
    found = [(method, path) for path, item in document["paths"].items() for method in METHODS if method.lower() in item]
    return sorted(found, key=lambda operation: (operation[1], METHODS.index(operation[0])))


def operation_facts(document: Document, operation: Operation) -> dict[str, Facts]:
    """The facts of an operation in parts: name, parameters, body, answer, and one part for each refused status."""
    method, path = operation
    item = document["paths"][path]
    declared = item[method.lower()]
    parts: dict[str, Facts] = {
        "name": {"operationId": Fact(str(declared.get("operationId"))), "tags": Fact(str(declared.get("tags")))},
        "parameters": {},
        "body": {},
        "answer": {},
    }
    for parameter in [*item.get("parameters", []), *declared.get("parameters", [])]:
        parameter = resolve(document, parameter)
        if parameter["in"] in ("path", "query"):
            schema = schema_facts(document, parameter.get("schema"), f"{parameter['in']} {parameter['name']}")
            place, whole = next(iter(schema.items()))
            parts["parameters"] |= schema | {place: Fact(whole.what, bool(parameter.get("required")))}
    if "requestBody" in declared:
        parts["body"] = content_facts(document, declared["requestBody"])
    for status, answer in sorted(declared.get("responses", {}).items()):
        if not status.startswith("2"):
            parts[status] = content_facts(document, answer, only="json")
        elif not parts["answer"]:
            parts["answer"] = {"status": Fact(status)} | content_facts(document, answer)
    return parts


def content_facts(document: Document, node: Any, only: str = "") -> Facts:
    """The facts of a body: its JSON form where it has one, else the first of the others."""
    content: dict[str, Any] = resolve(document, node).get("content") or {}
    for media in sorted((media for media in content if only in media), key=lambda media: "json" not in media):
        return schema_facts(document, content[media].get("schema"))
    return {}


def schema_facts(
    document: Document, node: Any, place: str = "", required: bool = False, nullable: bool = False, above: tuple = ()
) -> Facts:
    """The facts of a schema at every depth; the first is its own."""
    node = node or {}
    while "$ref" in node:
        if node["$ref"] in above:
            return {place: Fact("recursive", required, nullable)}
        above = (*above, node["$ref"])
        node = resolve(document, {"$ref": node["$ref"]}) or {}
    kinds = node["type"] if isinstance(node.get("type"), list) else [node.get("type", "any")]
    values = node.get("enum", [node["const"]] if "const" in node else [])
    nullable = nullable or bool(node.get("nullable")) or "null" in kinds or None in values
    kind = " or ".join(sorted(each for each in kinds if each != "null"))

    for word in ("oneOf", "anyOf", "allOf"):
        if word in node:
            members = [member for member in node[word] if member.get("type") != "null"]
            nullable = nullable or len(members) < len(node[word])
            if len(members) == 1:
                return schema_facts(document, members[0], place, required, nullable, above)
            inside = [schema_facts(document, member, above=above) for member in members]
            nullable = nullable or any(facts[""].nullable for facts in inside)
            return {place: Fact(f"{word} {sorted(sorted(facts.items()) for facts in inside)}", required, nullable)}
    if values:
        named = sorted(str(value) for value in values if value is not None)
        return {place: Fact("one of " + " | ".join(named), required, nullable)}
    if kind == "array":
        return {place: Fact("array", required, nullable)} | schema_facts(
            document, node.get("items"), f"{place}[]", above=above
        )
    if properties := node.get("properties"):
        facts = {place: Fact("object", required, nullable)}
        for name, child in properties.items():
            facts |= schema_facts(document, child, f"{place}.{name}", name in node.get("required", ()), above=above)
        return facts
    if kind == "object":
        facts = {place: Fact("map", required, nullable)}
        if isinstance(node.get("additionalProperties"), dict) and node["additionalProperties"]:
            facts |= schema_facts(document, node["additionalProperties"], f"{place}{{}}", above=above)
        return facts
    form = SAME_FORMAT.get(node.get("format"), node.get("format"))
    return {place: Fact(f"{kind} {form}" if form in FORMATS else kind, required, nullable)}


def resolve(document: Document, node: Any) -> Any:
    while "$ref" in node:
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node
