"""An operation's request as code: with curl, with our client, in servicepytan's words, and in JavaScript."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from truckroll.catalogue.shapes import Shape
from truckroll.derive.arguments import python_name
from truckroll.derive.calls import Argument, Call, calls_of
from truckroll.derive.openapi import schema
from truckroll.derive.operations import Operation, Parameter
from truckroll.portal.examples import example
from truckroll.servicepytan.requests import DOWNLOADS

FILE = "boiler.png"
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Sample:
    """A request in one language."""

    title: str
    language: str
    code: str


def samples(operation: Operation, body: Any) -> tuple[Sample, ...]:
    """The request in every language; `body` is what to send, None for nothing."""
    return (
        Sample("curl", "bash", _curl(operation, body)),
        Sample("Python", "python", _python(operation)),
        Sample("servicepytan", "python", _servicepytan(operation, body)),
        Sample("JavaScript", "javascript", _javascript(operation, body)),
    )


def given(parameter: Parameter | Argument) -> Any:
    """A value for a parameter or an argument."""
    schemas: dict[str, Any] = {}
    shape = parameter.shape
    if shape.format == "ids":
        return "1001,1002"
    if shape.name.endswith("SortingFields"):
        return f"-{shape.values[0]}"
    name = parameter.name if isinstance(parameter, Parameter) else parameter.json
    return example(schema(shape, schemas), schemas, name)


def _path(operation: Operation, tenant: str) -> str:
    """The path with example ids; `tenant` is how the language names the tenant."""
    values = {each.name: given(each) for each in operation.parameters if each.where == "path"}
    return PLACEHOLDER.sub(lambda found: tenant if found[1] == "tenant" else str(values[found[1]]), operation.url)


def _query(operation: Operation) -> dict[str, Any]:
    """What must be in the query, and of a feed where to begin."""
    needed = {each.name: given(each) for each in operation.parameters if each.where == "query" and each.required}
    return needed | ({"from": "2026-01-01"} if operation.act == "feed" else {})


def _curl(operation: Operation, body: Any) -> str:
    url = f"$API_ROOT{_path(operation, '$TENANT_ID')}"
    query = "&".join(f"{name}={_as_query(value)}" for name, value in _query(operation).items())
    lines = [
        f'curl "{url}{"?" if query else ""}{query}"',
        '-H "Authorization: Bearer $TOKEN"',
        '-H "ST-App-Key: $APP_KEY"',
    ]
    if operation.method != "GET":
        lines[0] = lines[0].replace("curl ", f"curl -X {operation.method} ", 1)
    elif operation.status == 302 or (operation.answer and operation.answer.format == "binary"):
        lines[0] = lines[0].replace("curl ", "curl -L -o file ", 1)
    if operation.is_form:
        lines += [f"-F {name}={value}" for name, value in _form(operation, f"@{FILE}").items()]
    elif body is not None:
        sent = json.dumps(body, indent=2, ensure_ascii=False).replace("'", "'\\''")
        lines += ["-H 'Content-Type: application/json'", f"-d '{sent}'"]
    return " \\\n  ".join(lines)


def _form(operation: Operation, file: str) -> dict[str, str]:
    assert operation.body is not None
    members = [each for each in operation.body.members if each.required or each.shape.format == "binary"]
    return {each.name: file if each.shape.format == "binary" else "Boiler" for each in members}


def _as_query(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _python(operation: Operation) -> str:
    calls = list(calls_of(operation))
    call = next((each for each in calls if each.gives in ("feed pages", "file")), calls[0])
    named = [each for each in call.named.values() if each.required]
    ids = [_literal(given(each)) for each in call.ids]
    words = [*ids, *(f"{each.name}={_argument(each)}" for each in named)]
    if call.gives == "feed pages":
        words.append('after="2026-01-01"')
    if call.gives == "list":
        words.append("limit=10")
    imports = ["from truckroll.client import Client"]
    if any("Path(" in word for word in words):
        imports.insert(0, "from pathlib import Path\n")
    head = "\n".join(imports) + '\n\nclient = Client("demo.env")\n'
    return head + _asked(call, _called(f"client.{call.api}.{call.noun}.{call.name}", words))


def _asked(call: Call, text: str) -> str:
    match call.gives:
        case "feed pages":
            return (
                f"for page in {text}:\n    for record in page.records:\n        print(record)\n"
                "    token = page.next  # store it with the records\n"
            )
        case "list":
            return f"for record in {text}:\n    print(record)\n"
        case "answer" | "page" if call.shape is not None:
            return f"print({text})\n" if "\n" not in text else f"answer = {text}\nprint(answer)\n"
        case _:
            return f"{text}\n"


def _called(function: str, words: Sequence[str]) -> str:
    line = f"{function}({', '.join(words)})"
    if len(line) <= 80 and "\n" not in line:
        return line
    inner = "".join(f"    {word},\n".replace("\n", "\n    ").rstrip(" ") for word in words)
    return f"{function}(\n{inner})"


def _argument(argument: Argument) -> str:
    if argument.place == "client":
        return f'"{FILE}"'
    if argument.shape.format == "binary":
        return f'Path("{FILE}")'
    return _literal(_needed(argument.shape, argument.json))


def _needed(shape: Shape, name: str) -> Any:
    """An example of what a shape must have, spelled as Python does."""
    if shape.kind == "object":
        wanted = [each for each in shape.members if each.required] or shape.members[:1]
        return {python_name(each.name): _needed(each.shape, each.name) for each in wanted}
    if shape.kind == "array" and shape.item is not None and shape.format not in ("ids", "texts"):
        return [_needed(shape.item, name.removesuffix("s"))]
    return given(Argument(name, name, "body", shape, True))


def _literal(value: Any, deep: int = 0) -> str:
    """A value as Python spells it, with a line for each part of what is large."""
    line = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
    if isinstance(value, (dict, list)):
        parts = (
            [f"{json.dumps(key)}: {_literal(each, deep + 1)}" for key, each in value.items()]  # pyright: ignore
            if isinstance(value, dict)
            else [_literal(each, deep + 1) for each in value]  # pyright: ignore
        )
        begin, end = "{}" if isinstance(value, dict) else "[]"
        line = f"{begin}{', '.join(parts)}{end}"
        if len(line) > 60:
            pad = "    " * (deep + 1)
            line = begin + "\n" + "".join(f"{pad}{part},\n" for part in parts) + "    " * deep + end
    return line


def _servicepytan(operation: Operation, body: Any) -> str:
    head = "from truckroll.servicepytan.auth import servicepytan_connect\n"
    folder, _, rest = _path(operation, "").lstrip("/").partition("/v2/tenant//")
    if not rest or operation.is_form or (operation.method != "GET" and _query(operation)):
        return _by_address(operation, body)
    query = _query(operation)
    if operation.answer is not None and operation.answer.format == "binary":
        return _file(head, folder, rest) or _by_address(operation, body)
    if operation.act == "feed" and rest.startswith("export/"):
        call = f'.export_one("{rest.removeprefix("export/")}", export_from="{query["from"]}")'
        return _endpoint(head, folder, "export", f"page = endpoint{call}\nprint(page)\n")
    noun, id, modifier = _parts(rest)
    words = [_literal(id)] if id else []
    modified = [f'modifier="{modifier}"'] if modifier else []
    match operation.method:
        case "GET" if id and (operation.act != "list"):
            asked = [*words, *modified] + ([f"query={_literal(query)}"] if query else [])
            return _endpoint(head, folder, noun, f"print({_called('endpoint.get_one', asked)})\n")
        case "GET":
            options = {**query, "pageSize": 50} if operation.act == "list" else query
            asked = [_literal(options)] + ([f"id={words[0]}"] if id else []) + modified
            return _endpoint(head, folder, noun, f"print({_called('endpoint.get_many', asked)})\n")
        case "POST":
            payload = _literal({} if body is None else body)
            return _endpoint(head, folder, rest, f"print({_called('endpoint.create', [payload])})\n")
        case "DELETE" if body is None and id:
            return _endpoint(head, folder, noun, f"{_called('endpoint.delete', [*words, *modified])}\n")
        case "PUT" | "PATCH" if id:
            payload = _literal({} if body is None else body)
            verb = [f'request_type="{operation.method}"']
            asked = [*words, payload, *modified, *verb]
            return _endpoint(head, folder, noun, f"{_called('endpoint.update', asked)}\n")
        case _:
            return _by_address(operation, body)


def _file(head: str, folder: str, rest: str) -> str | None:
    """A file that Endpoint can download; None for those that it cannot."""
    noun, id, modifier = _parts(rest)
    if noun not in DOWNLOADS or not id:
        return None
    words = [_literal(id), *([f'modifier="{modifier}"'] if modifier else [])]
    return _endpoint(head, folder, noun, f"content = {_called('endpoint.download', words)}\n")


def _parts(rest: str) -> tuple[str, str, str]:
    """A path below the tenant as servicepytan cuts it: the noun, the first id, what follows it."""
    segments = rest.split("/")
    at = next(
        (at for at, each in enumerate(segments) if at and not re.fullmatch(r"[a-z][a-z.-]*", each)), len(segments)
    )
    return "/".join(segments[:at]), "".join(segments[at : at + 1]), "/".join(segments[at + 1 :])


def _endpoint(head: str, folder: str, noun: str, call: str) -> str:
    made = f'endpoint = Endpoint("{folder}", "{noun}", servicepytan_connect())'
    return f"from truckroll.servicepytan import Endpoint\n{head}\n{made}\n{call}"


def _by_address(operation: Operation, body: Any) -> str:
    """What Endpoint has no words for, by its whole address."""
    path = _path(operation, "{tenant}")
    query = _query(operation)
    words = [f'f"{{root}}{path}"', _literal(query) if query else "{}"]
    if operation.is_form:
        return _upload(operation, words[0])
    is_file = operation.answer is not None and operation.answer.format == "binary"
    asks = "request_contents" if is_file else "request_json"
    payload = _literal({} if body is None else body)
    words += ["conn"] if is_file else [payload, "conn", f'"{operation.method}"']
    call = _called(asks, words)
    return (
        "from truckroll.servicepytan.auth import servicepytan_connect\n"
        f"from truckroll.servicepytan.utils import {asks}\n\nconn = servicepytan_connect()\n"
        'root, tenant = conn["api_root"], conn["SERVICETITAN_TENANT_ID"]\n'
        + (f"content = {call}\n" if is_file else f"print({call})\n")
    )


def _upload(operation: Operation, address: str) -> str:
    """A form with a file, which servicepytan leaves to requests."""
    fields = _form(operation, "")
    files = ", ".join(f'"{name}": open("{FILE}", "rb")' for name, value in fields.items() if not value)
    texts = {name: value for name, value in fields.items() if value}
    words = [address, "headers=get_auth_headers(conn)", f"files={{{files}}}"]
    words += [f"data={_literal(texts)}"] if texts else []
    return (
        "import requests\n\nfrom truckroll.servicepytan.auth import get_auth_headers, servicepytan_connect\n\n"
        'conn = servicepytan_connect()\nroot, tenant = conn["api_root"], conn["SERVICETITAN_TENANT_ID"]\n'
        f"{_called('requests.post', [*words, 'timeout=60'])}\n"
    )


def _javascript(operation: Operation, body: Any) -> str:
    query = "&".join(f"{name}={_as_query(value)}" for name, value in _query(operation).items())
    url = f"`${{API_ROOT}}{_path(operation, '${TENANT_ID}')}{'?' if query else ''}{query}`"
    options = ["headers"]
    lead = 'const headers = { Authorization: `Bearer ${TOKEN}`, "ST-App-Key": APP_KEY };\n'
    if operation.method != "GET":
        options.insert(0, f'method: "{operation.method}"')
    if operation.is_form:
        fields = _form(operation, "file")
        lead += "const form = new FormData();\n" + "".join(
            f'form.append("{name}", {name if value == "file" else json.dumps(value)});\n'
            for name, value in fields.items()
        )
        options.append("body: form")
    elif body is not None:
        lead = lead.replace(" };", ', "Content-Type": "application/json" };')
        written = json.dumps(body, indent=2, ensure_ascii=False).replace("\n", "\n  ")
        options.append(f"body: JSON.stringify({written})")
    asked = f"const answer = await fetch({url}, {{\n  " + ",\n  ".join(options) + ",\n});\n"
    is_file = operation.answer is not None and operation.answer.format == "binary"
    end = "if (!answer.ok) throw new Error((await answer.json()).title);\n"
    if is_file or operation.status == 302:
        return lead + asked + end + "const file = await answer.blob();\n"
    return lead + asked + end + ("console.log(await answer.json());\n" if operation.answer else "")
