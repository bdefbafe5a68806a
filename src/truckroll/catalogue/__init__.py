"""The language in which the platform's nouns are declared; it checks itself as each noun is read."""

from truckroll.catalogue.custom_fields import CustomFieldType, Noted
from truckroll.catalogue.events import event, said
from truckroll.catalogue.fields import Model, ModificationResponse
from truckroll.catalogue.files import File, FileLink, drop_file, file_link, keep_file, kept_file
from truckroll.catalogue.operations import action, create, delete, filter, item, listing, read, update
from truckroll.catalogue.refusals import Refused, invalid, missing, refuse, unknown_reference
from truckroll.catalogue.registry import family, noun
from truckroll.catalogue.resource import Resource
from truckroll.catalogue.spans import months_after, span, span_text
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import (
    AtLeast,
    AtMost,
    Containing,
    MoreThan,
    Not,
    Some,
    caller,
    later,
    local,
    next_id,
    now,
    one,
    select,
    some,
    tell,
    timezone,
    where,
)
from truckroll.catalogue.types import (
    UNSET,
    Again,
    Always,
    Amount,
    Between,
    Body,
    Clearable,
    Copy,
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
    OnRequest,
    Page,
    Phone,
    Ref,
    RefGuid,
    RefName,
    Required,
    Sent,
    Text,
    Texts,
    Updatable,
    Writable,
    cents,
)
from truckroll.catalogue.uploads import Upload

__all__ = [
    "UNSET", "Again", "Always", "Amount", "AtLeast", "AtMost", "Between", "Body", "Clearable", "Containing", "Copy",
    "CustomFieldType", "CustomFields", "Day", "Duration", "Email", "ExternalData", "File", "FileLink", "Format",
    "Guid", "Html", "Ids", "Immutable", "Int32", "Internal", "Items", "LooseCustomFields", "Model",
    "ModificationResponse", "Money", "MoreThan", "Not", "Noted", "OnRequest", "Page", "Phone", "Ref", "RefGuid",
    "RefName", "Refused", "Required", "Resource", "Sent", "Some", "Text", "Texts", "Updatable", "Upload", "When",
    "Writable", "action", "caller", "cents", "create", "delete", "drop_file", "event", "family", "file_link", "filter",
    "invalid", "item", "keep_file", "kept_file", "later", "listing", "local", "missing", "months_after", "next_id",
    "noun", "now", "one", "read", "refuse", "said", "select", "some", "span", "span_text", "tell", "timezone",
    "unknown_reference", "update", "where",
]  # fmt: skip
