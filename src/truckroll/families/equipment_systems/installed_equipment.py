"""Equipment at customers' places: what it is, since when it stands there, who answers for it, when it was replaced."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    UNSET,
    Clearable,
    Copy,
    Day,
    Immutable,
    Int32,
    Internal,
    Model,
    Money,
    Ref,
    Resource,
    When,
    Writable,
    create,
    invalid,
    local,
    months_after,
    next_id,
    noun,
    now,
    one,
    read,
    refuse,
    update,
)
from truckroll.catalogue.types import reference
from truckroll.families.equipment_systems.equipment_types import EquipmentType
from truckroll.families.equipment_systems.noted import (
    AttachmentApiModel,
    CustomFieldRequestModel,
    CustomFieldResponseModel,
    InstalledEquipmentCustomFieldType,
    InstalledEquipmentFile,
)

if TYPE_CHECKING:
    from truckroll.families import accounting, crm, inventory, pricebook, settings

SerialNumber: "type[inventory.SerialNumber]" = noun("inventory.SerialNumber")

InstalledEquipmentStatus = Literal["Installed", "Replaced"]
WARRANTIES = ("manufacturer", "service_provider")


class InstalledEquipmentTypeModel(Model):
    """The kind of equipment, as it is called."""

    id: int
    name: str | None


class TagLook(Model):
    """A mark as everybody knows it."""

    id: int
    name: str
    color: str
    code: str


class TagResponseModel(Model):
    """A mark on equipment."""

    id: int
    owner_id: int
    type_id: int
    type_name: str | None
    memo: str | None
    color: str | None
    text_color: str | None
    code: str | None


class InstalledEquipmentDetailed(Model):
    """Equipment at a place, and all that is noted of it."""

    id: Ref[Any]
    active: bool = True
    equipment_id: Ref["pricebook.Equipment"] | None
    location_id: Immutable[Ref["crm.Location"]]
    customer_id: Annotated[Ref["crm.Customer"], Copy("location_id.customer_id")]
    invoice_item_id: Ref["accounting.InvoiceItem"] | None
    name: Writable[str] = ""
    type: Annotated[InstalledEquipmentTypeModel | None, Copy("equipment_type_id")]
    installed_on: Clearable[When | None]
    created_on: When
    modified_on: When
    serial_number: Writable[str] = ""
    barcode_id: Writable[str | None]
    memo: Writable[str] = ""
    manufacturer: Writable[str] = ""
    model: Writable[str] = ""
    cost: Clearable[Money] = Decimal(0)
    status: Writable[InstalledEquipmentStatus] = "Installed"
    manufacturer_warranty_start: Clearable[When | None]
    manufacturer_warranty_end: Clearable[When | None]
    service_provider_warranty_start: Clearable[When | None]
    service_provider_warranty_end: Clearable[When | None]
    tags: list[TagResponseModel] | None = []
    actual_replacement_date: Clearable[Day | None]
    predicted_replacement_months: Annotated[Int32 | None, Copy("equipment_type_id.replaced_after")]
    predicted_replacement_date: Day | None
    custom_fields: list[CustomFieldResponseModel] | None = []
    attachments: list[AttachmentApiModel] | None = []


class InstalledEquipment(
    InstalledEquipmentDetailed,
    Resource,
    path="installed-equipment",
    tag="InstalledEquipment",
    operations="list",
    filters="location_ids ids active created modified",
    sort="id created_on modified_on",
    feed="installed-equipment=ExportInstalledEquipment",
    hides="custom_fields attachments equipment_type_id tag_type_ids",
    index="invoice_item_id",
):
    """A piece of equipment at a customer's place; when it is replaced it is there no more.

    Lists and feeds show less of it than a get does: neither the contractor's own fields nor attachments.
    """

    equipment_type_id: Writable[Ref["EquipmentType"] | None]
    tag_type_ids: Writable[list[Ref["settings.TagType"]]] = []
    looks: Internal[Annotated[list[TagLook], Copy("tag_type_ids")]]

    @read("GET {id}", 404)
    def get(self) -> InstalledEquipmentDetailed:
        """A piece of equipment, with all that is noted of it."""
        return self

    @create(404, 409)
    def create(
        self,
        custom_fields: list[CustomFieldRequestModel] | None = None,
        attachments: list[AttachmentApiModel] | None = None,
    ) -> InstalledEquipmentDetailed:
        """Note what stands at a place."""
        refuse(not one(self.location_id).active, f"Location {self.location_id} is not active.")
        if self.actual_replacement_date is not None:
            self.status = "Replaced"
        self.check_type()
        return self.noted(custom_fields or [], attachments or [])

    @update(404, 409)
    def update(
        self,
        custom_fields: list[CustomFieldRequestModel | None] = UNSET,
        attachments: list[AttachmentApiModel | None] = UNSET,
    ) -> InstalledEquipmentDetailed:
        """Change what is known of equipment; lists of tags, own fields and attachments are replaced as a whole.

        A date of replacement replaces it, and a status of its own decides where there is no date.
        """
        if "equipmentTypeId" in self.altered:
            self.check_type()
        dated, turned = "actualReplacementDate" in self.altered, "status" in self.altered
        if turned and self.status == "Installed":
            stands = dated and self.actual_replacement_date is not None
            invalid(stands, "actualReplacementDate", "What stands at its place was not replaced; leave the date out.")
            self.actual_replacement_date = None
        elif dated and not turned:
            self.status = "Installed" if self.actual_replacement_date is None else "Replaced"
        return self.noted(custom_fields, attachments)

    @classmethod
    def install(cls, line: "accounting.InvoiceItem", location: "Ref[crm.Location]", on: When) -> Self:
        """What a line of an invoice sold stands at a place from now on, under the warranties of the price book.

        The price book's warranties are read as months from the day of the installation.
        """
        sku: pricebook.Equipment = one(reference(line.sku_id, "pricebook.Equipment"))
        kind = EquipmentType.first(id=sku.type_id) if sku.type_id is not None else None
        terms = {"manufacturer": sku.manufacturer_warranty, "service_provider": sku.service_provider_warranty}
        warranties: dict[str, When] = {}
        for name, term in terms.items():
            if term.duration:
                warranties |= {f"{name}_warranty_start": on, f"{name}_warranty_end": months_after(on, term.duration)}
        return cls.new(
            location_id=location,
            equipment_id=sku.id,
            invoice_item_id=line.id,
            name=sku.display_name or sku.code,
            manufacturer=sku.manufacturer or "",
            model=sku.model or "",
            serial_number=SerialNumber.install(line),
            cost=line.cost,
            equipment_type_id=kind.id if kind is not None else None,
            installed_on=on,
            **warranties,
        )

    def noted(
        self, fields: Sequence[CustomFieldRequestModel | None], attachments: Sequence[AttachmentApiModel | None]
    ) -> Self:
        """Be as was said, once it makes sense."""
        if fields is not UNSET:
            self.custom_fields = self.values_of(fields)
        if attachments is not UNSET:
            self.attachments = [each for each in attachments if each is not None]
            for at, each in enumerate(attachments):
                if each is not None:
                    InstalledEquipmentFile.attach(f"attachments[{at}].url", each.url)
        self.tag_type_ids = list(dict.fromkeys(self.tag_type_ids))
        self.name = self.name.strip() or self.called()
        invalid(self.cost < 0, "cost", "A cost is not below zero.")
        for name in WARRANTIES:
            start, end = getattr(self, f"{name}_warranty_start"), getattr(self, f"{name}_warranty_end")
            early = start is not None and end is not None and end < start
            place = type(self).fields[f"{name}_warranty_end"].json
            invalid(early, place, "A warranty does not end before it starts.")
        self.stand()
        return self

    def check_type(self) -> None:
        """Equipment is of a kind that is in use."""
        kind = one(self.equipment_type_id) if self.equipment_type_id is not None else None
        refuse(kind is not None and not kind.active, f"'{kind.name if kind else ''}' is no longer in use.")

    def called(self) -> str:
        """What equipment is called to which nobody gave a name: its make, else its kind."""
        make = f"{self.manufacturer} {self.model}".strip()
        return make or (one(self.equipment_type_id).name if self.equipment_type_id is not None else "Equipment")

    def stand(self) -> None:
        """What was replaced is inactive, and says since when; that is no day to come, and none before it was there."""
        today = str(local(now()).date())
        if self.status == "Replaced" and self.actual_replacement_date is None:
            self.actual_replacement_date = today
        if (replaced := self.actual_replacement_date) is not None:
            place = "actualReplacementDate"
            invalid(replaced > today, place, f"It is not {replaced} yet.")
            installed = str(local(self.installed_on).date()) if self.installed_on is not None else replaced
            invalid(replaced < installed, place, f"It was installed on {installed}, after that.")
        if "status" in self.altered or self.status == "Replaced":
            self.active = self.status == "Installed"

    def values_of(self, asked: Sequence[CustomFieldRequestModel | None]) -> list[CustomFieldResponseModel]:
        """What stands in the contractor's own fields; null leaves a field out, and a value that stays keeps its id."""
        before = {each.type_id: each.id for each in self.custom_fields or ()}
        types = {id: type_id for type_id, id in before.items()}
        kept: dict[int, CustomFieldResponseModel] = {}
        for at, said in enumerate(asked):
            if said is None:
                continue
            place = f"customFields[{at}]"
            type_id = said.type_id if said.type_id is not None else types.get(said.id or 0)
            invalid(type_id is None, f"{place}.typeId", "Say which field it is, by its definition or by its value.")
            another = said.id is not None and said.id != before.get(type_id or 0)
            invalid(another, f"{place}.id", f"{said.id} stands in no such field of this equipment.")
            definition = InstalledEquipmentCustomFieldType.first(id=type_id)
            invalid(definition is None, f"{place}.typeId", f"There is no custom field {type_id}.")
            assert definition is not None
            if said.value is not None:
                definition.check(said.value, f"{place}.value")
                kept[definition.id] = CustomFieldResponseModel(
                    id=before.get(definition.id) or next_id(),
                    type_id=definition.id,
                    name=definition.name,
                    value=said.value,
                )
        return list(kept.values())

    def copied(self) -> None:
        """Marks follow the looks of their kinds, and the day to replace it how long such equipment lasts."""
        ids = {each.type_id: each.id for each in self.tags or ()}
        self.tags = [
            TagResponseModel(
                id=ids.get(look.id) or next_id(),
                owner_id=self.id,
                type_id=look.id,
                type_name=look.name,
                color=look.color,
                code=look.code,
            )
            for look in self.looks
        ]
        months = self.predicted_replacement_months
        since = When(str(local(self.installed_on).date())) if self.installed_on is not None else None
        self.predicted_replacement_date = (
            str(months_after(since, months)) if months is not None and since is not None else None
        )
