"""Much of a pricebook at once, where what is new is named by the caller's own ids until it has ours."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, ClassVar, Literal

from truckroll.catalogue import Model, Ref, Refused, action, given, invalid, one
from truckroll.catalogue.operations import Rule
from truckroll.catalogue.resource import given_fields, member_of_create, member_of_update
from truckroll.catalogue.shapes import Member, Shape, sent
from truckroll.catalogue.types import reference
from truckroll.families.pricebook.discounts_and_fees import DiscountAndFees
from truckroll.families.pricebook.equipment import Equipment
from truckroll.families.pricebook.materials import Material
from truckroll.families.pricebook.services import Service
from truckroll.families.pricebook.skus import Sku

Links = dict[str, Any]
"""What an item says of other SKUs, by the names of its members."""
LINKS = ("serviceMaterials", "serviceEquipment", "equipmentMaterials", "recommendations", "upgrades")
"""The members that may name SKUs of the same request."""


class Told(dict[str, Any]):
    """One of many items: what an operation on one takes, told in a list."""

    kind: ClassVar[type[Sku]]
    act: ClassVar[Literal["create", "update"]]

    def __init_subclass__(cls, kind: type[Sku], act: Literal["create", "update"]) -> None:
        cls.kind, cls.act = kind, act

    @classmethod
    def rule(cls) -> Rule:
        """The rule of the operation on one."""
        return next(rule for rule in cls.kind.noun.rules if rule.act == cls.act)

    @classmethod
    def shape(cls) -> Shape:
        """What the operation on one takes; a create may use the caller's own ids, an update says everything anew."""
        member_of = member_of_create if cls.act == "create" else member_of_update
        fields = (member_of(field) for field in given_fields(cls.kind, cls.act))
        members = [replace(each, shape=sent(each.shape, cls.act)) for each in fields if each]
        members += [each.member() for each in cls.rule().inputs]
        if cls.act == "create":
            own = Member("customId", Shape("string").or_null(), False, "What the caller calls it in this request.")
            members = [replace(each, shape=_linked(each.shape)) if each.name in LINKS else each for each in members]
            return Shape("object", name=f"{cls.kind.noun.word}BulkCreateRequest", members=(*members, own))
        id = Member("id", Shape("integer", "int64", noun=cls.kind.noun.name), True, "Which one changes.")
        members = [replace(each, required=not each.shape.nullable) for each in members]
        return Shape("object", name=f"{cls.kind.noun.word}BulkUpdateRequest", members=(*members, id))


def _linked(shape: Shape) -> Shape:
    """A list of SKUs that are named by our ids or by the caller's."""
    assert shape.item is not None
    item = shape.item
    more = tuple(each for each in item.members if each.name != "skuId")
    sku = next((each.shape for each in item.members if each.name == "skuId"), item).or_null()
    members = (
        Member("skuId", sku, False, "The SKU."),
        Member("customId", Shape("string").or_null(), False, "The SKU of this request that the caller calls so."),
        *more,
    )
    return replace(shape, item=Shape("object", name=f"{item.name}BulkCreateRequest", members=members))


class NewService(Told, kind=Service, act="create"):
    """A new service among others."""


class NewEquipment(Told, kind=Equipment, act="create"):
    """New equipment among others."""


class NewMaterial(Told, kind=Material, act="create"):
    """A new material among others."""


class NewDiscountAndFees(Told, kind=DiscountAndFees, act="create"):
    """A new discount or fee among others."""


class ChangedService(Told, kind=Service, act="update"):
    """A changed service among others."""


class ChangedEquipment(Told, kind=Equipment, act="update"):
    """Changed equipment among others."""


class ChangedMaterial(Told, kind=Material, act="update"):
    """A changed material among others."""


class ChangedDiscountAndFees(Told, kind=DiscountAndFees, act="update"):
    """A changed discount or fee among others."""


class CustomIdMapping(Model):
    """Under which id something stands in the pricebook that the caller called so."""

    custom_id: str
    id: Ref[Any]


class BulkCreateResponse(Model):
    """The ids of all that is new and has an id of the caller's."""

    services: list[CustomIdMapping] | None
    equipment: list[CustomIdMapping] | None
    materials: list[CustomIdMapping] | None
    discount_and_fees: list[CustomIdMapping] | None


class PricebookBulk(Service, path="pricebook", tag="PricebookBulk"):
    """Much of a pricebook at once: all of it, or nothing."""

    @action("POST", 201, operation_id="PricebookBulk_Create")
    def create_many(
        cls,
        services: list[NewService] | None = None,
        equipment: list[NewEquipment] | None = None,
        materials: list[NewMaterial] | None = None,
        discount_and_fees: list[NewDiscountAndFees] | None = None,
    ) -> BulkCreateResponse:
        """Take up many things that may belong to each other, in whatever order they are told."""
        said = {
            "materials": (NewMaterial, materials),
            "equipment": (NewEquipment, equipment),
            "services": (NewService, services),
            "discountAndFees": (NewDiscountAndFees, discount_and_fees),
        }
        made: dict[str, Sku] = {}
        told: dict[str, Any] = {}
        linked: list[tuple[str, Sku, Links]] = []
        for name, (kind, items) in said.items():
            for at, item in enumerate(items or ()):
                with _within(f"{name}[{at}]"):
                    body = {key: value for key, value in item.items() if key not in (*LINKS, "customId")}
                    record: Sku = given.create(kind.kind, kind.rule(), body)
                    custom_id = item.get("customId")
                    if custom_id is not None:
                        invalid(custom_id in made, "customId", f"'{custom_id}' is there twice.")
                        made[custom_id] = record
                        told.setdefault(name, []).append({"customId": custom_id, "id": record.id})
                    if links := {key: item[key] for key in LINKS if item.get(key)}:
                        linked.append((f"{name}[{at}]", record, links))
        for place, record, links in linked:
            with _within(place):
                body = {key: list(_resolved(key, items, made)) for key, items in links.items()}
                changed = next(rule for rule in record.noun.rules if rule.act == "update")
                given.change(record, changed, body)
        return BulkCreateResponse.of(told)

    @action("PATCH", operation_id="PricebookBulk_Update")
    def change_many(
        cls,
        services: list[ChangedService] | None = None,
        equipment: list[ChangedEquipment] | None = None,
        materials: list[ChangedMaterial] | None = None,
        discount_and_fees: list[ChangedDiscountAndFees] | None = None,
    ) -> None:
        """Change many things; each is told whole."""
        said = {
            "materials": (ChangedMaterial, materials),
            "equipment": (ChangedEquipment, equipment),
            "services": (ChangedService, services),
            "discountAndFees": (ChangedDiscountAndFees, discount_and_fees),
        }
        for name, (kind, items) in said.items():
            for at, item in enumerate(items or ()):
                with _within(f"{name}[{at}]"):
                    body = {key: value for key, value in item.items() if key != "id"}
                    given.change(one(reference(item["id"], kind.kind.noun.name)), kind.rule(), body)


def _resolved(name: str, items: list[Links], made: dict[str, Sku]) -> Iterator[Any]:
    """A list of SKUs with our ids in place of the caller's."""
    for at, item in enumerate(items):
        ours, theirs = item.get("skuId"), item.get("customId")
        place = f"{name}[{at}]"
        invalid((ours is None) == (theirs is None), f"{place}.skuId", "Name the SKU by a skuId or by a customId.")
        unknown = theirs is not None and theirs not in made
        invalid(unknown, f"{place}.customId", f"Nothing in this request is called '{theirs}'.")
        id = ours if theirs is None else int(made[theirs].id)
        more = {key: value for key, value in item.items() if key not in ("skuId", "customId")}
        yield {"skuId": id, **more} if more else id


@contextmanager
def _within(place: str) -> Generator[None]:
    """Refusals name the item, too."""
    try:
        yield
    except Refused as refused:
        errors = {f"{place}.{name}": said for name, said in refused.errors.items()}
        raise Refused(f"{place}.{refused.title}", kind=refused.kind, errors=errors) from None
