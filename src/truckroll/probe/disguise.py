"""What may be told of an answer: kinds, forms, published words, statuses; never a value of the customer's."""

import re
from decimal import Decimal
from functools import cache
from typing import Any, cast

from truckroll.catalogue.shapes import Shape
from truckroll.derive.operations import all_operations
from truckroll.probe.facts import Fact, Told

FORMS = (
    ("empty", re.compile(r"")),
    ("moment Z", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z")),
    ("moment Z, to the tick", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{4,7}Z")),
    ("moment Z, finer than a tick", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{8,}Z")),
    ("moment with an offset", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:?\d\d")),
    ("moment without a zone", re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?")),
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("time of day or duration", re.compile(r"-?(\d+\.)?\d{1,2}:\d\d(:\d\d(\.\d+)?)?")),
    ("GUID", re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
    ("GUID, otherwise written", re.compile(r"\{?[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}\}?")),
    ("number", re.compile(r"-?\d+(\.\d+)?")),
)
WORD = re.compile(r"[A-Z][A-Za-z]{1,29}|-?\d{1,3}")
"""What a word of a published list looks like, or its number."""
NAME = re.compile(r"[a-z][A-Za-z0-9_]{0,39}")
"""What a field's name looks like. Another may be the customer's own."""
STANDARD = re.compile(r"https?://[\w.]*(?:ietf|rfc-editor|w3)\.org/[\w/.#-]*")
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PROBLEM = frozenset(
    re.findall(
        r"\w+",
        """
    a access active again all allowed an and any api application are argument array as at authorization bad be
    bearer body boolean by call calls can cannot check client conflict date does entity error errors exceeded
    exist exists expected expired failed fault field for format forbidden found from get has have header id ids in
    incoming integer internal invalid is it items json key least length limit match maximum may method minimum
    missing more most must no not null number occurred of offered on one only operation or page parameter path
    permission position post present problem property provided query range rate record request required resource
    route scope second seconds server should size sort string subscription tenant than the there this time title
    to token too try type unable unauthorized unknown unsupported valid validation value values was with wrong
""",
    )
)
"""Words in which refusals are written anywhere."""


def kind_of(value: Any) -> str:
    """What a value is in JSON."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float() | Decimal():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def form_of(text: str) -> str:
    """How a text is written; `text` where it has no form of its own."""
    return next((name for name, pattern in FORMS if pattern.fullmatch(text)), "text")


def observe(shape: Shape, value: Any, at: str, into: dict[str, Told]) -> None:
    """Note what is to be seen of a value beside its published shape, here and inside."""
    told = into.setdefault(at, Told())
    kind = kind_of(value)
    _add(told.kinds, kind)
    if value is None:
        if not shape.nullable and shape.kind != "any":
            _add(told.otherwise, "null")
        return
    expected = {"enum": "string", "map": "object"}.get(shape.kind, shape.kind)
    whole = kind == "integer" and expected == "number"
    if kind != expected and not whole and expected != "any":
        _add(told.otherwise, f"{kind} instead of {expected}")
        return
    match shape.kind:
        case "object":
            _members(shape, cast("dict[str, Any]", value), at, into)
        case "array":
            for item in cast("list[Any]", value):
                observe(shape.item or Shape("any"), item, f"{at}[]", into)
        case "map":
            for item in cast("dict[str, Any]", value).values():
                observe(shape.item or Shape("any"), item, f"{at}{{}}", into)
        case "enum" | "integer" if shape.values and str(value) not in shape.values:
            _add(told.otherwise, f"word {value}" if WORD.fullmatch(str(value)) else "a text that is no word")
        case "string" if shape.format not in ("", "ids", "texts", "email", "binary"):
            _add(told.forms, form_of(cast(str, value)))
        case "number" if isinstance(value, Decimal):
            _add(told.forms, "zeros at its end" if re.search(r"\.\d+0$", str(value)) else "as short as can be")
        case _:
            pass


def _members(shape: Shape, value: dict[str, Any], at: str, into: dict[str, Told]) -> None:
    known = {member.name: member for member in shape.members}
    inside = f"{at}." if at else ""
    for name, member in known.items():
        if name in value:
            observe(member.shape, value[name], f"{inside}{name}", into)
        elif member.required:
            _add(into.setdefault(f"{inside}{name}", Told()).otherwise, "missing")
    if not known:  # nothing is published of it, so its names may be anybody's
        return
    for name in value.keys() - known.keys():
        told = into.setdefault(f"{inside}{name if NAME.fullmatch(name) else '?'}", Told())
        _add(told.kinds, kind_of(value[name]))
        _add(told.otherwise, "not published")


def problem(body: Any) -> dict[str, Fact]:
    """What may be told of a refusal."""
    if not isinstance(body, dict):
        return {"body": kind_of(body)}
    said = cast("dict[str, Any]", body)
    facts: dict[str, Fact] = {"members": " ".join(sorted(name if NAME.fullmatch(name) else "?" for name in said))}
    for name in ("title", "message", "detail", "error", "error_description"):
        if isinstance(text := said.get(name), str):
            facts[f"words of {name}"] = masked(text)
    if isinstance(errors := said.get("errors"), dict):
        facts["errors"] = sorted(masked(name) for name in cast("dict[str, Any]", errors))
    return facts


def problem_around(body: Any) -> dict[str, Fact]:
    """What is in a refusal beside its words."""
    said = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    facts: dict[str, Fact] = {}
    if isinstance(kind := said.get("type"), str):
        facts["type"] = kind if STANDARD.fullmatch(kind) else form_of(kind)
    if isinstance(trace := said.get("traceId"), str):
        facts["trace"] = trace_form(trace)
    if "status" in said:
        facts["status inside"] = kind_of(said["status"])
    return facts


def trace_form(text: str) -> str:
    """How a trace id is written."""
    if re.fullmatch(r"[0-9a-f]{32}", text):
        return "32 hexadecimal digits"
    return "traceparent" if re.fullmatch(r"\d\d-[0-9a-f]{32}-[0-9a-f]{16}-\d\d", text) else form_of(text)


def masked(text: str) -> str:
    """A sentence with only those of its words left that the published names or refusals anywhere are made of."""
    known = _vocabulary()

    def of(word: re.Match[str]) -> str:
        parts = _HUMP.findall(word[0])
        return word[0] if parts and all(part.lower() in known for part in parts) else "…"

    shown = re.sub(r"\d+", "N", re.sub(r"[^\W\d_]+", of, text[:300]))
    return re.sub(r"[^\x20-\x7e…]", "…", shown)


@cache
def _vocabulary() -> frozenset[str]:
    names: set[str] = set()
    for operation in all_operations():
        names |= {parameter.name for parameter in operation.parameters}
        names |= set(re.findall(r"[\w-]+", operation.url)) | {operation.noun.word}
    words = {part.lower() for name in names for part in _HUMP.findall(name)}
    return frozenset(words | _PROBLEM)


def _add(to: list[str], word: str) -> None:
    if word not in to:
        to.append(word)
        to.sort()
