"""Rewrite the digest of the published contract: `python -m tests.contract.renew FOLDER`.

FOLDER holds the OpenAPI documents as the vendor publishes them. What is kept of each is an OpenAPI document still, with
the facts and without the prose: a line for each operation and each schema, in an order that does not depend on theirs,
so that a renewal reads as a list of what the vendor changed.
"""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.contract.coverage import FACTS
from tests.contract.shape import METHODS, Document


def facts_only(document: Document) -> Document:
    """The document without a word of prose."""
    return {
        "openapi": document["openapi"],
        "servers": [{"url": urlsplit(server["url"]).path} for server in document["servers"]],
        "paths": {
            path: {method.lower(): operation(item[method.lower()]) for method in METHODS if method.lower() in item}
            for path, item in sorted(document["paths"].items())
        },
        "components": {
            "schemas": {name: schema(each) for name, each in sorted(document["components"]["schemas"].items())}
        },
    }


def operation(declared: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {
        "operationId": declared["operationId"],
        "tags": declared["tags"],
        "parameters": [
            {"in": each["in"], "name": each["name"]}
            | ({"required": True} if each.get("required") else {})
            | {"schema": {name: fact for name, fact in schema(each["schema"]).items() if name != "nullable"}}
            for each in sorted(declared["parameters"], key=lambda each: (each["in"], each["name"]))
        ],
    }
    if "requestBody" in declared:
        kept["requestBody"] = content(declared["requestBody"])
    return kept | {"responses": {status: content(each) for status, each in sorted(declared["responses"].items())}}


def content(body: dict[str, Any]) -> dict[str, Any]:
    media = body.get("content")
    return {"content": {name: {"schema": schema(media[name].get("schema"))} for name in sorted(media)}} if media else {}


def schema(node: Any) -> dict[str, Any]:
    if not node:
        return {}
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    kept: dict[str, Any] = {word: node[word] for word in ("type", "format", "nullable") if node.get(word)}
    for word in ("oneOf", "anyOf", "allOf"):
        if word in node:
            kept.pop("type", None)
            kept[word] = [schema(member) for member in node[word]]
    if "enum" in node:
        kept["enum"] = sorted(node["enum"], key=str)
    if "items" in node:
        kept["items"] = schema(node["items"])
    if isinstance(node.get("additionalProperties"), dict):
        kept["additionalProperties"] = schema(node["additionalProperties"])
    if node.get("required"):
        kept["required"] = sorted(node["required"])
    if node.get("properties"):
        kept["properties"] = {name: schema(child) for name, child in sorted(node["properties"].items())}
    return kept


def text(node: Any, depth: int = 3) -> str:
    """JSON with a line for each entry down to `depth`, and everything deeper on its line."""
    if not isinstance(node, dict) or depth == 0:
        return json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    lines = (f"{json.dumps(name, ensure_ascii=False)}:{text(child, depth - 1)}" for name, child in node.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def main(folder: Path) -> None:
    documents = sorted(folder.glob("*.json"))
    if not documents:
        sys.exit(f"There is no OpenAPI document (*.json) in {folder}.")
    FACTS.mkdir(exist_ok=True)
    for old in FACTS.glob("*.json"):
        old.unlink()
    for document in documents:
        (FACTS / document.name).write_text(text(facts_only(json.loads(document.read_text()))) + "\n")
    print(f"{len(documents)} documents renewed in {FACTS}; read what changed with `git diff --stat`.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
