"""The language in which the platform's nouns are declared; it checks itself as each noun is read."""

from truckroll.catalogue.custom_fields import CustomFieldType
from truckroll.catalogue.fields import Model, ModificationResponse
from truckroll.catalogue.operations import action, create, delete, filter, listing, read, update
from truckroll.catalogue.refusals import Refused, invalid, missing, refuse, unknown_reference
from truckroll.catalogue.registry import family, noun
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import AtLeast, AtMost, Some, caller, next_id, now, one, some, tell, where
from truckroll.catalogue.types import (
    UNSET,
    Between,
    Clearable,
    CustomFields,
    Day,
    Duration,
    Email,
    ExternalData,
    Format,
    Guid,
    Html,
    Ids,
    Immutable,
    Int32,
    Internal,
    Items,
    LooseCustomFields,
    Money,
    Page,
    Phone,
    Ref,
    RefGuid,
    Required,
    Sent,
    Text,
    Texts,
    Updatable,
    Writable,
)

__all__ = [
    "UNSET", "AtLeast", "AtMost", "Between", "Clearable", "CustomFieldType", "CustomFields", "Day", "Duration", "Email",
    "ExternalData", "Format", "Guid", "Html", "Ids", "Immutable", "Int32", "Internal", "Items", "LooseCustomFields",
    "Model", "ModificationResponse", "Money", "Page", "Phone", "Ref", "RefGuid", "Refused", "Required", "Resource",
    "Sent", "Some", "Text", "Texts", "Updatable", "When", "Writable", "action", "caller", "create", "delete", "family",
    "filter", "invalid", "listing", "missing", "next_id", "noun", "now", "one", "read", "refuse", "some", "tell",
    "unknown_reference", "update", "where",
]  # fmt: skip
