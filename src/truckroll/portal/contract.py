"""What the reference shows of each operation: its part of the OpenAPI document, put in a reader's order."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from truckroll.catalogue.fields import Model
from truckroll.catalogue.registry import Family
from truckroll.client.environments import INTEGRATION, PRODUCTION
from truckroll.derive.openapi import JSON, document
from truckroll.derive.operations import Operation, all_operations, load
from truckroll.portal.examples import REFERENCE, example
from truckroll.portal.samples import Sample, samples
from truckroll.server.problems import Problem

ROOTS = (("Production", PRODUCTION.api_root), ("Integration", INTEGRATION.api_root))
"""The vendor's own environments, which the same request works against."""

GENERAL = (
    (401, "The access token or the app key is missing, wrong or expired."),
    (403, "The token is of another tenant, or the app was not granted this scope."),
    (429, "The app asks more often than this tenant's limit allows; the header Retry-After says how long to wait."),
)
"""What any operation may answer, though its own part of the document does not say so."""


@dataclass(frozen=True)
class Answer:
    """What a request may be answered with."""

    status: int
    name: str
    means: str
    media: str
    schema: dict[str, Any] | None
    example: str


@dataclass(frozen=True)
class Definition:
    """A shape with a name of its own."""

    name: str
    about: str
    schema: dict[str, Any]


@dataclass(frozen=True)
class Explained:
    """One operation, for its page."""

    operation: Operation

    @property
    def address(self) -> str:
        """Where its page is."""
        return address(self.operation)

    @property
    def url(self) -> str:
        """Its path, with the parameters that must be given in the query."""
        needed = [each.name for each in self.operation.parameters if each.where == "query" and each.required]
        return self.operation.url + "".join(f"{'&' if at else '?'}{name}={{{name}}}" for at, name in enumerate(needed))

    @cached_property
    def said(self) -> dict[str, Any]:
        """Its part of the API's document."""
        return _document(self.operation.api)["paths"][self.operation.path][self.operation.method.lower()]

    @cached_property
    def schemas(self) -> dict[str, Any]:
        """The named schemas of the API's document."""
        return _document(self.operation.api)["components"]["schemas"]

    @cached_property
    def body(self) -> tuple[str, dict[str, Any]] | None:
        """The media type and the schema of the request's body."""
        body = self.said.get("requestBody") or self.said.get("x-requestBody")
        return next((media, of["schema"]) for media, of in body["content"].items()) if body else None

    @cached_property
    def body_example(self) -> str:
        """A body that could be sent."""
        return as_text(example(self.body[1], self.schemas)) if self.body else ""

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Each published answer, success first."""
        found: list[Answer] = []
        for status, said in self.said["responses"].items():
            content = said.get("content", {})
            media = next(iter(content), "")
            schema = content[media]["schema"] if media else None
            found.append(
                Answer(
                    int(status),
                    HTTPStatus(int(status)).phrase,
                    said["description"],
                    media,
                    schema,
                    self._example(int(status), media, schema),
                )
            )
        return tuple(found)

    def _example(self, status: int, media: str, schema: dict[str, Any] | None) -> str:
        if media != JSON or schema is None:
            return ""
        if status < 400:
            return as_text(example(schema, self.schemas))
        problem = Problem(status, "What was wrong, and what to do about it.", {"id": ["What was wrong with it."]})
        body = problem.body("0af7651916cd43dd8448eb211c80319c", terse=self.operation.terse)
        return as_text(json.loads(body))

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Every named shape in what it takes and answers, each once, in the order in which a reader meets them."""
        wanted: list[Any] = [parameter["schema"] for parameter in self.said["parameters"]]
        wanted += [self.body[1]] if self.body else []
        wanted += [answer.schema for answer in self.answers if answer.schema]
        names: dict[str, None] = {}
        for schema in wanted:
            self._collect(schema, names)
        abouts = _abouts()[self.operation.api]
        return tuple(Definition(name, _about(name, abouts), self.schemas[name]) for name in names)

    def _collect(self, schema: Any, names: dict[str, None]) -> None:
        for name in _referred(schema):
            if name not in names:
                names[name] = None
                self._collect(self.schemas[name], names)

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """The request as code."""
        body = json.loads(self.body_example) if self.body_example else None
        return samples(self.operation, _least(self.body[1], body, self.schemas) if self.body else None)


def as_text(value: Any) -> str:
    """JSON for people."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def address(operation: Operation) -> str:
    """Where the page of an operation is."""
    return f"/reference/{operation.api}/{quote(operation.operation_id)}"


@cache
def _document(api: str) -> dict[str, Any]:
    return document(api)


@cache
def explained() -> dict[str, dict[str, Explained]]:
    """Every operation by API and operationId, in the order in which they are listed."""
    found: dict[str, dict[str, Explained]] = {family.api: {} for family in load()}
    for operation in sorted(all_operations(), key=_place):
        found[operation.api][operation.operation_id] = Explained(operation)
    return found


def grouped(api: str) -> dict[str, list[Explained]]:
    """The operations of an API by tag, Export first."""
    tags: dict[str, list[Explained]] = {}
    for each in explained()[api].values():
        tags.setdefault(each.operation.tag, []).append(each)
    return tags


def family(api: str) -> Family | None:
    """The API of this name."""
    return next((each for each in load() if each.api == api), None)


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def _place(operation: Operation) -> tuple[bool, str, int, str]:
    return not operation.tag.endswith("Export"), operation.tag, METHODS.index(operation.method), operation.path


def _referred(schema: Any) -> Iterator[str]:
    match schema:
        case {"$ref": str(reference)}:
            yield reference.removeprefix(REFERENCE)
        case dict():
            for value in schema.values():  # pyright: ignore[reportUnknownVariableType]
                yield from _referred(value)
        case list():
            for value in schema:  # pyright: ignore[reportUnknownVariableType]
                yield from _referred(value)
        case _:
            pass


def _least(schema: dict[str, Any], value: Any, schemas: dict[str, Any]) -> Any:
    """An example with no more than must be sent; where nothing must, with its first three members."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].removeprefix(REFERENCE)]
    if "allOf" in schema:
        return _least(schema["allOf"][0], value, schemas)
    match value:
        case list() if schema.get("type") == "array":
            return [_least(schema["items"], each, schemas) for each in value]  # pyright: ignore
        case dict() if "properties" in schema:
            wanted = schema.get("required") or list(schema["properties"])[:3]
            return {name: _least(schema["properties"][name], value[name], schemas) for name in wanted if name in value}
        case _:
            return value


@cache
def _abouts() -> dict[str, dict[str, str]]:
    """What each named shape of an API means to the business, in the words of its declaration."""
    found: dict[str, dict[str, str]] = {each.api: {} for each in load()}
    apis = {each.name: each.api for each in load()}
    for model in _below(Model):
        part = model.__module__.split(".")
        about = (model.__doc__ or "").split("\n")[0]
        for api in [apis[part[2]]] if part[1] == "families" else apis.values():
            found[api][model.__name__] = about
    for operation in all_operations():
        noun = operation.noun
        for shape in (noun.item_shape(), noun.row_shape()):
            found[operation.api].setdefault(shape.name, noun.about.split("\n")[0])
        if operation.body is not None and operation.body.name:
            found[operation.api].setdefault(operation.body.name, f"What {operation.operation_id} takes.")
    return found


def _below(model: type[Model]) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        yield each
        yield from _below(each)


def _about(name: str, abouts: dict[str, str]) -> str:
    for envelope, words in (
        ("PaginatedResponse_Of_", "A page of a list: "),
        ("ExportResponse_Of_", "A page of a feed: "),
    ):
        if name.startswith(envelope):
            return words + name.removeprefix(envelope) + "."
    if name == "ApiErrorResponse":
        return "Why a request was not done."
    return abouts.get(name.rstrip("_"), "")
