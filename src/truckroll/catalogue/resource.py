"""A noun: declared once as a class, from which its routes, tables, feeds, documents and calls follow."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, ClassVar, Self, cast

from truckroll.catalogue import filters as filter_words
from truckroll.catalogue.fields import Field, Model, Record, family_of
from truckroll.catalogue.operations import REFUSALS, Rule, complete, input_of, published_word
from truckroll.catalogue.registry import register
from truckroll.catalogue.shapes import Member, Shape
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import Behaviour, Guid, OnRequest, Ref, When

BUILT_IN = frozenset(("id", "active", "created_on", "modified_on"))
"""The fields that every noun has, in columns of their own."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")
STANDARD: dict[str, tuple[str, str, str]] = {
    "get": ("GET", "{id}", "Get"),
    "list": ("GET", "", "GetList"),
    "create": ("POST", "", "Create"),
    "update": ("PATCH", "{id}", "Update"),
    "delete": ("DELETE", "{id}", "Delete"),
}
"""The acts that a word in a noun's header declares: method, path below the noun's, and the usual published name."""


@dataclass
class Noun:
    """What a class declaration says, read once; a view says it of another noun's records."""

    name: str
    word: str
    family: str
    about: str
    path: str
    tag: str
    version: str
    scope: str
    feed: str
    feed_name: str
    feed_scope: str
    feed_active: str
    within: str
    within_active: bool
    own_id: str
    guid: bool
    most: int
    needs: tuple[str, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    sort_words: dict[str, str]
    sort_list: bool
    order_by: tuple[str, ...]
    filters: filter_words.Filters
    fields: dict[str, Field]
    index: tuple[str, ...]
    rules: list[Rule] = field(default_factory=list[Rule])
    views: "list[type[Resource]]" = field(default_factory=list["type[Resource]"])
    item: tuple[Field, ...] = ()
    row: tuple[Field, ...] = ()
    told: "Callable[[Any], Model] | None" = None
    """The rule that says what get and list show of a record, where that is more than its fields."""

    @cached_property
    def shapes(self) -> "tuple[tuple[Field, ...], ...]":
        """Every shape in which the records are shown, by views too."""
        return (self.item, self.row, *(view.noun.item for view in self.views))

    @cached_property
    def body(self) -> tuple[Field, ...]:
        """The fields that every published shape shows: kept as one text."""
        shared = (f for f in self.item if f.shape.format != "external-data")
        return tuple(f for f in shared if all(any(f.name == each.name for each in shape) for shape in self.shapes))

    @cached_property
    def _kept_apart(self) -> tuple[Field, ...]:
        """The fields that lists are asked for, rules look up, or only one shape shows: kept beside the body."""
        body = {field.name for field in self.body}
        names = list(self.index)
        for noun in (self, *(view.noun for view in self.views)):
            asked = (each for each in noun.filters.own if each.test != "named values")  # those are found in the body
            names += [each.field.name for each in asked if each.field is not None]
            names += [noun.within, *noun.key, *noun.sort, *noun.order_by, *noun.scoped.values()]
        names += [f.name for shape in self.shapes for f in shape if f.name not in body]
        names += [field.copied[0] for field in self.copied]
        wanted = (self.fields[name] for name in dict.fromkeys(names) if name and name not in BUILT_IN)
        return tuple(f for f in wanted if f.shape.format != "external-data")

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """The fields that have a typed column."""
        return tuple(field for field in self._kept_apart if field.shape.kind not in ("array", "object"))

    @cached_property
    def lists(self) -> tuple[Field, ...]:
        """The fields that have a link table."""
        return tuple(field for field in self._kept_apart if field.shape.kind == "array")

    @cached_property
    def copied(self) -> tuple[Field, ...]:
        """The fields that show values of other records."""
        return tuple(field for field in self.fields.values() if field.copied)

    @cached_property
    def scoped(self) -> dict[str, str]:
        """The placeholders in the noun's path, and the fields of its records that they fill."""
        found: dict[str, str] = {}
        for placeholder in PLACEHOLDER.findall(self.path):
            if placeholder == "id":
                found[placeholder] = self.within
            else:
                names = (n for n in self.fields if placeholder in (n, self.fields[n].json, n.removesuffix("_id")))
                found[placeholder] = next(names, "")
        return found

    @cached_property
    def shows_active(self) -> bool:
        """Whether answers say if a record is active; where they do not, an inactive one is gone."""
        return any(field.name == "active" for field in self.item)

    @cached_property
    def on_request(self) -> tuple[tuple[str, OnRequest], ...]:
        """What answers show only to those who ask for it: members, and how they are asked for."""
        return tuple((field.json, field.on_request) for field in self.item if field.on_request)

    def item_shape(self) -> Shape:
        """What get and list show."""
        if self.told is not None:
            return cast(type[Model], inspect.signature(self.told).return_annotation).shape()
        return Shape("object", name=self.word, members=tuple(field.member() for field in self.item))

    def row_shape(self) -> Shape:
        """What the feed shows."""
        return Shape("object", name=f"Export{self.word}", members=tuple(field.member() for field in self.row))


class Resource(Record):
    """A noun with an id, kept by tenant; the class's keywords and fields are its declaration."""

    noun: ClassVar[Noun]

    id: Ref[Self]
    created_on: When
    modified_on: When
    active: bool = True

    def __init_subclass__(
        cls,
        path: str = "",
        tag: str = "",
        operations: str = "",
        filters: str = "",
        sort: str = "",
        sort_list: str = "",
        order_by: str = "",
        feed: str = "",
        within: str = "",
        key: str = "id",
        index: str = "",
        hides: str = "",
        item: type[Model] | None = None,
        scope: str = "",
        feed_scope: str = "",
        own_id: str = "id",
        version: str = "",
        guid: bool = False,
        named: bool = False,
        most: int = 5000,
        needs: str = "",
        abstract: bool = False,
    ) -> None:
        """Declare a noun.

        `path` below the family's; `within` the field that the path's `{id}` fills, as `field [active]`: out of reach
        where that record is inactive; `own_id` the record's id in paths that begin with another's; `version`
        the word between the family's path and the tenant, where a family has several.
        `operations` the acts that need no rule, each as `act[=PublishedName][:status,…]`, where a status below 400 is
        that of its success, else 200.
        `filters`, see `filters.parse`; `needs` parameters of which a list must be asked for at least one; `sort` (or
        `order_by`, or `sort_list`) the fields a list may be sorted by, as `field` or `word=field`, the newest id first
        unless told; `most` how many records a page may have.
        `feed` its export feed as `name[=PublishedName] [active]`; `key` what identifies a row; `index` fields that
        rules look records up by; `hides` what no answer shows; `item` the model that get and list show where the feed
        shows more; `guid` that ids are GUIDs, `named` that they are texts of any kind.

        A subclass of a noun is a view of it: the same records at another path, with other operations.
        """
        super().__init_subclass__()
        if abstract:
            return
        base = next((each for each in cls.__mro__[1:] if "noun" in vars(each)), None)
        seen: Noun | None = cast(Any, base).noun if base else None
        name = seen.name if seen else f"{family_of(cls)}.{cls.__name__}"
        guid = seen.guid if seen else guid or named
        if guid and not seen and "id" not in inspect.get_annotations(cls):
            cls.fields["id"] = Field(cls, "id", str if named else Guid, None)
            setattr(cls, "id", cls.fields["id"])  # noqa: B010  # a field that a type checker knows as a reference
        hidden = set(hides.split())
        fields = cls.fields
        if unknown := [word for word in hidden if word not in fields]:
            raise TypeError(f"{name} hides {', '.join(unknown)}, which it does not have")
        shared = {word for word in filters.split() if hasattr(inspect.getattr_static(base, word, None), "__filter__")}
        feed_word, _, feed_options = feed.partition(" ")
        feed_path, _, feed_name = feed_word.partition("=")
        within_field, _, within_options = within.partition(" ")
        noun = Noun(
            name=name,
            word=cls.__name__,
            family=family_of(cls),
            about=inspect.cleandoc(cls.__doc__ or ""),
            path=path,
            tag=tag,
            version=version,
            scope=scope or path.split("/")[0].replace("-", ""),
            feed=feed_path,
            feed_name=feed_name or published_word(feed_path),
            feed_scope=feed_scope,
            feed_active=feed_options.removeprefix("active").removeprefix("=") or ("Any" if feed_options else ""),
            within=within_field,
            within_active=within_options == "active",
            own_id=own_id,
            guid=guid,
            most=most,
            needs=tuple(needs.split()),
            key=tuple(key.split()),
            sort=tuple(word.rpartition("=")[2] for word in (sort or sort_list).split()),
            sort_words={field: word for word, _, field in (each.partition("=") for each in sort.split()) if field},
            sort_list=bool(sort_list),
            order_by=tuple(order_by.split()),
            filters=filter_words.parse(" ".join(word for word in filters.split() if word not in shared), fields, name),
            fields=fields,
            index=tuple(index.split()),
        )
        if not noun.about:
            raise TypeError(f"{name} needs a sentence that says what it means to the business")
        cls.noun = noun
        _shapes(cls, hidden, item)
        _rules(cls, operations, base, shared)
        if unknown := [word for word in noun.index if word not in fields]:
            raise TypeError(f"{name}: {', '.join(unknown)} is no field of it")
        if seen:
            seen.views.append(cls)
        else:
            register(cls)

    @classmethod
    def shape(cls) -> Shape:
        """A record inside another answer, as get and list show it."""
        return cls.noun.item_shape()

    @classmethod
    def new(cls, **given: Any) -> Self:
        """A new record, kept with this transaction; the store gives it its id."""
        record = cls(**given)
        transaction().add(record)
        return record

    @classmethod
    def find(cls, **where: Any) -> list[Self]:
        """The active records with these values by id: `active=None` for all, a list for any of
        them, `Between` for a range; of a field that is a list, those that hold the value."""
        return cast(list[Self], transaction().find(cls.noun.name, {"active": True} | where))

    @classmethod
    def first(cls, **where: Any) -> Self | None:
        """The record with these values that has the lowest id, if there is one."""
        return next(iter(cls.find(**where)), None)

    def copied(self) -> None:
        """What else follows when the record has got what it shows of others."""

    def settled(self) -> bool:
        """Whether the record keeps the names it shows of others, whatever these are called later."""
        return False

    def deactivate(self) -> None:
        """Delete: the record stays in feeds as inactive, and is gone from everywhere that shows only active ones."""
        self.active = False


def _shapes(cls: type[Resource], hidden: set[str], item: type[Model] | None) -> None:
    noun, fields = cls.noun, cls.fields
    declared = {name for base in cls.__mro__ if base is not Resource for name in vars(base).get("__annotations__", ())}
    declared |= {"id", "created_on", "modified_on"}
    shown = [f for f in fields.values() if f.behaviour is not Behaviour.INTERNAL and f.name not in hidden]
    in_item = item.fields.keys() if item else declared
    noun.item = tuple(f for f in shown if f.name in in_item)
    noun.row = tuple(shown) if noun.feed else noun.item
    if noun.within and noun.within not in fields:
        raise TypeError(f"{noun.name} stands within {noun.within}, which is no field of it")
    for header, words in (("key", noun.key), ("sort", noun.sort), ("order_by", noun.order_by)):
        if unknown := [word for word in words if word not in fields]:
            raise TypeError(f"{noun.name}: {header} names {', '.join(unknown)}; its fields are {', '.join(fields)}")


def _rules(cls: type[Resource], operations: str, base: type | None, shared: set[str]) -> None:
    noun = cls.noun
    for word in operations.split():
        act, _, rest = word.partition("=") if "=" in word else (*word.partition(":")[:2], "")
        verb, _, statuses = rest.partition(":") if "=" in word else ("", "", word.partition(":")[2])
        if act not in STANDARD:
            raise TypeError(f"{noun.name}: {word} is no act; known are {', '.join(STANDARD)}")
        method, path, usual = STANDARD[act]
        path = path.replace("{id}", f"{{{noun.own_id}}}")
        published = tuple(int(status) for status in statuses.split(",")) if statuses else REFUSALS.get(act, ())
        noun.rules.append(
            Rule(cast(Any, act), verb or usual, method, path, published, answer=None if act == "delete" else Self)
        )
    filters = list(noun.filters.own)
    for name, member in inspect.getmembers_static(cls):
        inherited = base is not None and inspect.getattr_static(base, name, None) is member
        if name.startswith("__") or (inherited and name not in shared):
            continue
        if (rule := getattr(member, "__rule__", None)) is not None:
            noun.rules.append(complete(rule, cls))
        elif getattr(member, "__item__", False):
            noun.told = cast("Callable[[Any], Model]", member)
        elif getattr(member, "__filter__", False):
            _, *asked = inspect.signature(member).parameters.values()
            filters.append(filter_words.computed(member, *(input_of(parameter, cls) for parameter in asked)))
    noun.filters = filter_words.Filters(
        tuple(filters), noun.filters.ids, noun.filters.active, noun.filters.external_data
    )
    if noun.rules and not (noun.path and noun.tag):
        raise TypeError(f"{noun.name} has operations but no path or tag")
    routes = [(rule.method, rule.path) for rule in noun.rules]
    if twice := {route for route in routes if routes.count(route) > 1}:
        raise TypeError(f"{noun.name} declares {twice} twice")


def member_of_create(field: Field) -> Member | None:
    """The field as a create may give it: required and not null, or optional and nullable (without exception)."""
    match field.behaviour:
        case Behaviour.REQUIRED | Behaviour.ALWAYS:
            return Member(field.json, field.sent.not_null(), True, field.describe())
        case Behaviour.IMMUTABLE:
            required = not field.has_default
            return Member(
                field.json, field.sent.not_null() if required else field.sent.or_null(), required, field.describe()
            )
        case Behaviour.WRITABLE | Behaviour.CLEARABLE:
            return Member(field.json, field.sent.or_null(), False, field.describe())
        case _:
            return None


def member_of_update(field: Field) -> Member | None:
    """The field as an update may give it: optional, and null only where it may be taken away."""
    match field.behaviour:
        case Behaviour.ALWAYS:
            return Member(field.json, field.sent_later.not_null(), True, field.describe())
        case Behaviour.REQUIRED | Behaviour.WRITABLE | Behaviour.UPDATABLE:
            return Member(field.json, field.sent_later.not_null(), False, field.describe())
        case Behaviour.CLEARABLE:
            return Member(field.json, field.sent_later.or_null(), False, field.describe())
        case _:
            return None


def member_of_replacement(field: Field) -> Member | None:
    """The field as an update by PUT may give it: as a create may; one that only updates give must be given."""
    if field.behaviour is Behaviour.UPDATABLE and not field.shape.nullable:
        return Member(field.json, field.sent_later.not_null(), True, field.describe())
    return member_of_create(field) if member_of_update(field) is not None else None


@cache
def given_fields(resource: type[Resource], act: str) -> tuple[Field, ...]:
    """The fields that a create or an update of a noun may give."""
    member_of = member_of_create if act == "create" else member_of_update
    return tuple(field for field in resource.fields.values() if member_of(field) is not None)
