"""The static types of the client's calls, as stubs that editors and type checkers read; `make docs` writes them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from keyword import iskeyword

from truckroll.catalogue.shapes import Member, Shape
from truckroll.derive.arguments import python_name
from truckroll.derive.calls import Argument, Call, calls_in, objects_in, record_names
from truckroll.derive.models import MODELS, Model
from truckroll.derive.operations import family_names

GENERATED = "Written by `make docs`; what it says is declared in the catalogue."
IMPORTS = {
    "import builtins": ("builtins",),
    "import datetime": ("datetime",),
    "from collections.abc import": ("AsyncIterator", "Iterable", "Iterator", "Mapping"),
    "from decimal import": ("Decimal",),
    "from pathlib import": ("Path",),
    "from typing import": ("Any", "Literal", "NotRequired", "TypeAlias", "TypedDict"),
    "from uuid import": ("UUID",),
    "from truckroll.catalogue.time import": ("When",),
    "from truckroll.client.landing import": ("Progress",),
    "from truckroll.client.records import": ("Record", "RecordPage", "Shown"),
    "from truckroll.derive.arguments import": ("Ids", "Moment", "Texts", "Upload"),
}
KINDS = {"integer": "int", "number": "float", "boolean": "bool", "string": "str"}
FORMATS = {
    "date-time": "Moment",
    "token": "Moment",
    "date": "datetime.date | str",
    "guid": "UUID | str",
    "ids": "Ids",
    "texts": "Texts",
    "binary": "Upload",
    "file": "str | Path",
    "progress": "Progress",
}
FIRST_OF_OURS = "from truckroll.catalogue.time import"


def files() -> dict[str, str]:
    """Every file of `truckroll.client.apis` that is written, by its name, before a formatter has seen it."""
    found = {"__init__.pyi": index()}
    for api in family_names():
        found |= {f"{api}.pyi": stub(api), f"{api}.py": module(api)}
    return found


def index() -> str:
    """The stub of the package: which APIs a client has."""
    lines = [f'"""The APIs that a client offers by name.\n\n{GENERATED}\n"""', ""]
    apis = [(api, f"{class_name(api)}Api") for api in family_names()]
    names = {api: sorted((name, f"Async{name}")) for api, name in apis}
    for prefix in ("", "Async"):
        for model, of in MODELS.items():
            names[of.noun.split(".")[0]].append(f"{prefix}{class_name(model)}Model")
    lines += [f"from truckroll.client.apis.{api} import {', '.join(sorted(each))}" for api, each in names.items()]
    for kind, prefix in (("BlockingApis", ""), ("AsyncApis", "Async")):
        lines += [f"class {prefix}Models:"]
        lines += [f"    {name}: {prefix}{class_name(name)}Model" for name in MODELS]
        lines += ["", f"class {kind}:", *(f"    {api}: {prefix}{name}" for api, name in apis)]
        lines += [f"    models: {prefix}Models"]
    return "\n".join(lines) + "\n"


def _model(name: str, model: Model, prefix: str) -> Iterator[str]:
    """A model: its noun's calls, of which some have a second name."""
    noun = model.noun.split(".")[1]
    calls = f"{prefix}{class_name(noun)}Calls"
    yield f"class {prefix}{class_name(name)}Model({calls}):"
    yield f'    """{model.title}."""'
    for word, other in model.calls.items():
        call = model.call(word)
        assert call is not None, "a word that has a call of another name"
        if word not in calls_in(call.api)[call.noun]:
            yield f"    {word} = {calls}.{other}"
        else:  # Another call of the noun has this name, and gives something else.
            first, *rest = _function(replace(call, name=word), prefix)
            name, _, taken = first.partition("(")
            yield f"    {name}(  # pyright: ignore[reportIncompatibleMethodOverride]"
            yield f"        {taken}"
            yield from (f"    {line}" for line in rest)


def module(api: str) -> str:
    """The module beside an API's stub: its record classes, made when they are asked for."""
    return (
        f'"""The records of `client.{api}`, to annotate with; their types are in the stub.\n\n{GENERATED}\n"""\n\n'
        "from typing import Any\n\n\ndef __getattr__(name: str) -> Any:\n"
        "    from truckroll.client.records import named\n\n"
        f'    return named("{api}", name)\n'
    )


def stub(api: str) -> str:
    """The stub of one API: its enums, records, dicts to send, and the calls of each noun, blocking and awaited."""
    nouns = calls_in(api)
    shapes = [call.shape for calls in nouns.values() for call in calls.values()]
    arguments = [one for calls in nouns.values() for call in calls.values() for one in call.arguments]
    enums = {
        shape.name: shape
        for each in (*shapes, *(one.shape for one in arguments))
        for shape in _enums_in(each)
        if shape.name
    }
    body = [f"{name}: TypeAlias = {_literal(shape)}" for name, shape in sorted(enums.items())]
    for shape, name in sorted(record_names(api).items(), key=lambda item: item[1]):
        body += [f"class {name}(Record):", *(f"    {line}" for line in _fields(api, shape))]
    for name, shape in sorted({shape.name: shape for one in arguments for shape in objects_in(one.shape)}.items()):
        body += list(_dicts(name, shape))
    for prefix in ("", "Async"):
        for noun, calls in nouns.items():
            body += [f"class {prefix}{class_name(noun)}Calls:"]
            body += [f"    {line}" for call in calls.values() for line in _function(call, prefix)]
        body += [f"class {prefix}{class_name(api)}Api:"]
        body += [f"    {noun}: {prefix}{class_name(noun)}Calls" for noun in nouns]
        for name, model in MODELS.items():
            body += _model(name, model, prefix) if model.noun.startswith(f"{api}.") else ()
    text = "\n".join(body)
    return f'"""What `client.{api}` offers.\n\n{GENERATED}\n"""\n\n{_imports(text)}\n\n{text}\n'


def class_name(name: str) -> str:
    """A name as a class has it: `job_types` is `JobTypes`."""
    return "".join(part.capitalize() for part in name.split("_"))


def _imports(text: str) -> str:
    lines: list[str] = []
    for begin, words in IMPORTS.items():
        used = [word for word in words if re.search(rf"(?<!['\w]){word}(?!['\w])", text)]
        if begin == FIRST_OF_OURS:
            lines.append("")
        if used:
            lines.append(begin if begin.startswith("import") else f"{begin} {', '.join(used)}")
    return "\n".join(lines)


def _enums_in(shape: Shape | None) -> Iterator[Shape]:
    if shape is None:
        return
    for inner in (shape.item, *(member.shape for member in shape.members)):
        yield from _enums_in(inner)
    if shape.kind == "enum":
        yield shape.not_null()


def _literal(shape: Shape) -> str:
    return f"Literal[{', '.join(repr(value) for value in shape.values)}]"


def _fields(api: str, shape: Shape) -> Iterator[str]:
    for member in shape.members:
        yield f"{python_name(member.name)}: Shown[{shown(api, member.shape)}]"


def shown(api: str, shape: Shape | None) -> str:
    """The type of what an answer has in a place; an enum is open, because the platform grows."""
    if shape is None:
        return "None"
    said = _shown(api, shape)
    return f"{said} | None" if shape.nullable else said


def _shown(api: str, shape: Shape) -> str:
    match shape.kind, shape.format:
        case "array", _:
            return f"builtins.list[{shown(api, shape.item)}]"
        case "map", _:
            return f"dict[str, {shown(api, shape.item)}]"
        case "object", _:
            return record_names(api)[shape.not_null()]
        case "enum", _:
            return f"{shape.name or _literal(shape)} | str"
        case "string", "date-time":
            return "When"
        case "string", "binary":
            return "bytes"
        case "string", "file":
            return "Path"
        case "string", "date":
            return "datetime.date"
        case ("number", "decimal") | ("string", "amount"):
            return "Decimal"
        case kind, _:
            return KINDS.get(kind, "Any")


def taken(shape: Shape) -> str:
    """The type of what an argument takes."""
    said = _taken(shape)
    return f"{said} | None" if shape.nullable else said


def _taken(shape: Shape) -> str:
    match shape.kind, shape.format:
        case "array", _:
            assert shape.item is not None
            return f"Iterable[{taken(shape.item)}]"
        case "map", _:
            assert shape.item is not None
            return f"Mapping[str, {taken(shape.item)}]"
        case "object", _:
            return " | ".join(f"{shape.name}{ending}" for ending in _spellings(shape))
        case "enum", _:
            truth = " | bool" if "True" in shape.values else ""
            return f"{shape.name or _literal(shape)}{truth}"
        case "number", "decimal":
            return "float | Decimal"
        case "string" | "any", format if format in FORMATS:
            return FORMATS[format]
        case kind, _:
            return KINDS.get(kind, "Any")


def _spellings(shape: Shape) -> dict[str, dict[str, Member]]:
    """The dicts that may be sent for an object, by the ending of their names: spelled by Python, or as published."""
    snake = {python_name(member.name): member for member in shape.members}
    published = {member.name: member for member in shape.members}
    return {"Dict": snake} if snake.keys() == published.keys() else {"Dict": snake, "Json": published}


def _dicts(name: str, shape: Shape) -> Iterator[str]:
    for ending, members in _spellings(shape).items():
        if not any(iskeyword(key) for key in members):
            yield f"class {name}{ending}(TypedDict):"
            yield from (f"    {key}: {_item(member)}" for key, member in members.items())
        else:
            items = ", ".join(f'"{key}": {_item(member)}' for key, member in members.items())
            yield f'{name}{ending} = TypedDict("{name}{ending}", {{{items}}})'


def _item(member: Member) -> str:
    return taken(member.shape) if member.required else f"NotRequired[{taken(member.shape)}]"


def _function(call: Call, prefix: str) -> Iterator[str]:
    given = ["self", *(f"{one.name}: {taken(one.shape)}" for one in call.ids), *["/"][: len(call.ids)]]
    named = [_parameter(one) for one in call.named.values()]
    given += ["*", *named] if named else []
    what = shown(call.api, call.shape)
    plain = {
        "answer": what,
        "file": what,
        "page": f"builtins.list[{what}]",
        "list": f"{prefix and 'Async'}Iterator[{what}]",
        "feed": f"{prefix and 'Async'}Iterator[{what}]",
        "feed pages": f"{prefix and 'Async'}Iterator[RecordPage[{what}]]",
    }[call.gives]
    awaited = "async " if prefix and call.gives in ("answer", "page", "file") else ""
    yield f"{awaited}def {call.name}({', '.join(given)}) -> {plain}:"
    yield f'    """{call.summary}"""'


def _parameter(argument: Argument) -> str:
    if argument.required:
        return f"{argument.name}: {taken(argument.shape)}"
    if argument.place == "body":
        return f"{argument.name}: {taken(argument.shape)} = ..."
    return f"{argument.name}: {taken(argument.shape.or_null())} = None"
