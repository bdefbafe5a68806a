"""What a value looks like on the wire: the one tree from which bodies, documents, columns and calls are derived."""

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from truckroll.catalogue.types import (
    Again,
    Behaviour,
    Copy,
    CustomFields,
    Decimal,
    ExternalData,
    Format,
    Ids,
    Items,
    LooseCustomFields,
    OnRequest,
    Page,
    Reference,
    Sent,
    Texts,
    When,
)

Kind = Literal["any", "array", "boolean", "enum", "integer", "map", "number", "object", "string"]


@dataclass(frozen=True)
class Shape:
    """One value: its kind and format, whether it may be null, and what is inside it."""

    kind: Kind
    format: str = ""
    nullable: bool = False
    name: str = ""
    noun: str = ""
    values: tuple[str, ...] = ()
    item: "Shape | None" = None
    members: tuple["Member", ...] = ()
    choices: tuple["Shape", ...] = ()
    """Of an `any`: the objects it may be."""

    @cached_property
    def refers(self) -> bool:
        """Whether ids of other records may stand in it."""
        inside = [self.item] if self.item else [member.shape for member in self.members]
        return bool(self.noun) or any(shape.refers for shape in inside)

    def or_null(self) -> "Shape":
        """The same value, which may also be null."""
        return replace(self, nullable=True)

    def not_null(self) -> "Shape":
        """The same value, which may not be null."""
        return replace(self, nullable=False)


@dataclass(frozen=True)
class Member:
    """A named value of an object."""

    name: str
    shape: Shape
    required: bool
    description: str = ""


def camel(name: str) -> str:
    """The contract's spelling of one of our names: `job_id` is `jobId`, `filter__job_id` is `filter.JobId`."""
    if "__" in name:
        return ".".join(camel(part) if at == 0 else pascal(part) for at, part in enumerate(name.split("__")))
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def pascal(name: str) -> str:
    """The same with a capital at its beginning: `JobId`."""
    return "".join(word.capitalize() for word in name.split("_"))


def spaced(name: str) -> str:
    """A name as words for people: `arrival_window_start` is `arrival window start`."""
    return name.replace("__", " ").replace("_", " ")


_CAPITALS = {word.lower(): word for word in ("AP", "AR", "CSR", "GL", "GPS", "HTML", "PO", "SKU", "URL", "UTC", "ZIP")}
_ASKS = re.compile(r"(is|was|has|can|does|should) (.+)")
_HAPPENED = re.compile(r"(.*\b(?:\w+ed|sold|sent|paid|begun|done|shown)) on")


def described(name: str, shape: Shape) -> str:
    """What a value of this name is, in a sentence, for documents and for assistants."""
    words = " ".join(_CAPITALS.get(word, word) for word in spaced(name).split())
    if shape.noun and name != "id":
        nouns = shape.noun.replace(" | ", " or ")
        what = re.sub(r" ids?$", "", words)
        return f"The {what}: id of {'an' if nouns[0] in 'aeiou' else 'a'} {nouns}."
    asks, happened = _ASKS.fullmatch(words), _HAPPENED.fullmatch(words)
    if shape.kind == "boolean":
        return f"Whether it {asks[1]} {asks[2]}." if asks else f"Yes or no: {words}."
    if shape.format == "date-time":
        return f"When it was {happened[1]}, in UTC." if happened else f"The {words}, a moment in UTC."
    if shape.format == "date":
        return f"The {words}, a day without a time."
    if shape.format == "guid":
        return f"The {words}, a GUID."
    what = words.removesuffix(" ids" if shape.kind == "array" else " id")
    if what != words:
        return f"The {'ids' if shape.kind == 'array' else 'id'} of the {what}."
    return f"The {words}."


_SCALARS: dict[Any, Shape] = {
    bool: Shape("boolean"),
    int: Shape("integer", "int64"),
    float: Shape("number", "double"),
    Decimal: Shape("number", "decimal"),
    str: Shape("string"),
    When: Shape("string", "date-time"),
    Ids: Shape("string", "ids"),
    Texts: Shape("string", "texts"),
    Any: Shape("any"),
    object: Shape("any"),
}

EXTERNAL_ITEM = Shape(
    "object",
    name="ExternalDataModel",
    members=(
        Member("key", Shape("string"), True, "The name under which the app keeps a value."),
        Member("value", Shape("string"), True, "What the app keeps."),
    ),
)
CUSTOM_FIELD = Shape(
    "object",
    name="CustomFieldApiModel",
    members=(
        Member("typeId", Shape("integer", "int64"), True, "The custom field's definition."),
        Member("name", Shape("string"), True, "The custom field's name."),
        Member("value", Shape("string"), True, "The value on this record."),
    ),
)
LOOSE_CUSTOM_FIELD = replace(
    CUSTOM_FIELD,
    members=(
        CUSTOM_FIELD.members[0],
        *(replace(member, shape=member.shape.or_null(), required=False) for member in CUSTOM_FIELD.members[1:]),
    ),
)


def page_of(item: Shape, *, counted: bool = False) -> Shape:
    """The envelope of a list: which page, how large, whether there is more, how many in all (if asked, or always)."""
    int32 = Shape("integer", "int32")
    total = int32 if counted else int32.or_null()
    return Shape(
        "object",
        name=f"PaginatedResponse_Of_{item.name}",
        members=(
            Member("page", int32, True, "Which page this is, from 1."),
            Member("pageSize", int32, True, "How many records a page has at most."),
            Member("hasMore", Shape("boolean"), True, "Whether the next page has records."),
            Member("totalCount", total, counted, "How many records there are in all, when asked for."),
            Member("data", Shape("array", item=item), True, "The records of this page."),
        ),
    )


def sent(shape: Shape, act: str) -> Shape:
    """How a value is sent where it is shown otherwise: custom fields without names, external data with its GUID."""
    if shape.format == "custom-fields":
        value = Member("value", Shape("string").or_null(), False, "The value to keep.")
        item = Shape(
            "object",
            name="CustomFieldModel",
            members=(Member("typeId", Shape("integer", "int64"), True, "The definition."), value),
        )
        return Shape("array", "custom-fields", item=item, nullable=shape.nullable)
    if shape.format != "external-data":
        return shape
    guid = Member("applicationGuid", Shape("string", "guid"), True, "The calling app's own GUID.")
    if act == "create":
        data = Member("externalData", Shape("array", item=EXTERNAL_ITEM), True, "Keys and values to keep.")
        return Shape(
            "object", "external-data", name="ExternalDataCreateRequest", members=(guid, data), nullable=shape.nullable
        )
    modes = Shape("enum", name="ExternalDataPatchMode", values=("Replace", "Merge"), nullable=True)
    mode = Member(
        "patchMode", modes, False, "Replace all of the app's keys (unless told), or merge; null removes a key."
    )
    item = Shape(
        "object",
        name="ExternalDataUpdateModel",
        members=(
            Member("key", Shape("string"), True, "The name under which the app keeps a value."),
            Member("value", Shape("string").or_null(), False, "What the app keeps; null takes it away."),
        ),
    )
    data = Member("externalData", Shape("array", item=item), True, "Keys and values to keep.")
    return Shape(
        "object", "external-data", name="ExternalDataUpdateRequest", members=(mode, guid, data), nullable=shape.nullable
    )


def parts_of(annotation: Any) -> Iterator[Any]:
    """The markers of an annotation."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]


def behaviour_of(annotation: Any) -> Behaviour:
    """Who sets a field with this annotation."""
    found = [part for part in parts_of(annotation) if isinstance(part, Behaviour)]
    if len(found) > 1:
        raise TypeError(f"a field has one behaviour, this one has {', '.join(b.name for b in found)}")
    return found[0] if found else Behaviour.OUTPUT_ONLY


def sent_of(annotation: Any) -> Sent:
    """What a caller sends, where it differs."""
    return next((part for part in parts_of(annotation) if isinstance(part, Sent)), Sent())


def copied_from(annotation: Any) -> tuple[str, ...]:
    """The references and the field that a value is copied along; empty when it is no copy."""
    return next((part.path for part in parts_of(annotation) if isinstance(part, Copy)), ())


def requested_by(annotation: Any) -> OnRequest | None:
    """With which flag a list is asked for the value, where it is not shown anyway."""
    return next((part for part in parts_of(annotation) if isinstance(part, OnRequest)), None)


def shape_of(annotation: Any, family: str, names: dict[str, Any]) -> Shape:
    """The shape that an annotation means; a TypeError names the part that means nothing.

    `names` are the module's, where an enum finds its own name.
    """
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        shape = shape_of(inner, family, names)
        for mark in marks:
            if isinstance(mark, Format) and mark.name == "amount":
                shape = Shape("string", "amount", nullable=True)
            elif isinstance(mark, Format):
                shape = replace(shape, format=mark.name)
            elif isinstance(mark, Reference):
                shape = replace(shape, noun=mark.within(family))
            elif isinstance(mark, Again):
                shape = replace(shape, format="again", name=mark.noun)
            elif not isinstance(mark, (Behaviour, Copy, OnRequest, Sent)):
                raise TypeError(f"{mark!r} is no word of the catalogue")
        return shape
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(annotation) if arg is not type(None)]
        if len(inner) == len(get_args(annotation)) and all(hasattr(arg, "shape") for arg in inner):
            return Shape("any", choices=tuple(shape_of(arg, family, names) for arg in inner))
        if len(inner) != 1 or len(inner) == len(get_args(annotation)):
            raise TypeError(f"{annotation} is more than one type; only '| None' is known")
        return shape_of(inner[0], family, names).or_null()
    if origin is list:
        return Shape("array", item=shape_of(get_args(annotation)[0], family, names))
    if origin is dict:
        return Shape("map", item=shape_of(get_args(annotation)[1], family, names))
    if origin is Items:
        return Shape("array", "items", item=shape_of(get_args(annotation)[0], family, names))
    if origin is Page:
        return page_of(shape_of(get_args(annotation)[0], family, names))
    if origin is Literal:
        values = tuple(str(value) for value in get_args(annotation))
        name = next((name for name, value in names.items() if get_origin(value) is Literal and value == annotation), "")
        if isinstance(get_args(annotation)[0], int):
            return Shape("integer", "int32", name=name, values=values)
        return Shape("enum", name=name, values=values)
    if annotation is CustomFields:
        return Shape("array", "custom-fields", item=CUSTOM_FIELD)
    if annotation is LooseCustomFields:
        return Shape("array", "custom-fields", item=LOOSE_CUSTOM_FIELD)
    if annotation is ExternalData:
        return Shape("array", "external-data", item=EXTERNAL_ITEM)
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and hasattr(annotation, "noun"):
        return cast(Shape, cast(Any, annotation).noun.item_shape())
    if isinstance(annotation, type) and hasattr(annotation, "shape"):
        return cast(Shape, cast(Any, annotation).shape())
    raise TypeError(f"{annotation!r} is no type of the catalogue; types.py lists them, and a shape inside is a Model")
