"""The language in which the platform's nouns are declared; it checks itself as each noun is read."""

from truckroll.catalogue.fields import Model
from truckroll.catalogue.operations import action, create, delete, filter, read, update
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
    ExternalData,
    Guid,
    Html,
    Ids,
    Immutable,
    Int32,
    Internal,
    Money,
    Page,
    Ref,
    RefGuid,
    Required,
    Sent,
    Text,
    Updatable,
    Writable,
)

__all__ = [
    "UNSET", "AtLeast", "AtMost", "Between", "Clearable", "CustomFields", "Day", "ExternalData", "Guid", "Html",
    "Ids", "Immutable", "Int32", "Internal", "Model", "Money", "Page", "Ref", "RefGuid", "Refused", "Required",
    "Resource", "Sent", "Some", "Text", "Updatable", "When", "Writable", "action", "caller", "create", "delete",
    "family", "filter", "invalid", "missing", "next_id", "noun", "now", "one", "read", "refuse", "some", "tell",
    "unknown_reference", "update", "where",
]  # fmt: skip
