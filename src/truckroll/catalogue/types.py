"""The words in which a field is declared: what it is, and who may set it when (Google AIP-203 field behaviour)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar, cast

from truckroll.catalogue.time import When

if TYPE_CHECKING:
    from truckroll.catalogue.resource import Resource

T = TypeVar("T")
Row = TypeVar("Row")
R_co = TypeVar("R_co", bound="Resource", covariant=True)


class Behaviour(Enum):
    """Who sets a field, and when; a field without one is the server's own (output only)."""

    OUTPUT_ONLY = "the server sets it"
    REQUIRED = "a create must give it, an update may"
    ALWAYS = "a create must give it, and so must an update"
    WRITABLE = "a create or an update may give it"
    CLEARABLE = "as writable, and an update may take it away with null"
    IMMUTABLE = "only a create gives it: it must, unless the field may be null or has a default"
    UPDATABLE = "only an update gives it"
    INTERNAL = "rules keep it; no answer shows it"


Required = Annotated[T, Behaviour.REQUIRED]
Always = Annotated[T, Behaviour.ALWAYS]
Writable = Annotated[T, Behaviour.WRITABLE]
Clearable = Annotated[T, Behaviour.CLEARABLE]
Immutable = Annotated[T, Behaviour.IMMUTABLE]
Updatable = Annotated[T, Behaviour.UPDATABLE]
Internal = Annotated[T, Behaviour.INTERNAL]


class Format:
    """The published format of a scalar, where its Python type does not tell it."""

    def __init__(self, name: str) -> None:
        self.name = name


Body = Annotated[T, Format("body")]
"""A whole body that is one model; the argument is called `body`."""


class Sent:
    """The type a caller sends, where it differs from the type shown; an update may want yet another."""

    def __init__(self, annotation: Any = None, *, update: Any = None) -> None:
        self.annotation = annotation
        self.update = update if update is not None else annotation


class Copy:
    """A value copied from the record that a reference points at, such as `customer_id.name`, or a model of it.

    It is filled when the record is kept, and follows when the other one changes.
    """

    def __init__(self, path: str) -> None:
        self.path = tuple(path.split("."))


class Again:
    """An object of the very shape it stands in: what makes a tree. It bears the name of the noun."""

    def __init__(self, noun: str) -> None:
        self.noun = noun


class OnRequest:
    """A list shows the field only when this flag is set, else null; a get likewise, if the flag is a `get`'s, too."""

    def __init__(self, flag: str, *, get: bool = False) -> None:
        self.flag = flag
        self.get = get


Text = Annotated[str, Format("multiline")]
Html = Annotated[str, Format("html")]
Guid = Annotated[str, Format("guid")]
Int32 = Annotated[int, Format("int32")]
Day = Annotated[str, Format("date")]
Duration = Annotated[str, Format("duration")]
Email = Annotated[str, Format("email")]
Phone = Annotated[str, Format("phone")]
Money = Annotated[Decimal, Format("decimal")]

_EXACT = Context(prec=60)


def cents(amount: Decimal) -> Decimal:
    """Money that was computed, to the cent, half a cent away from nothing."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP, _EXACT)


MOST_MONEY = Decimal(10) ** 14
"""What no amount that is given or computed may reach."""
Amount = Annotated[Decimal, Format("amount")]
"""Money, or a quantity, that is shown as text; published as if it might be null, which it never is."""


def as_amount(value: Decimal) -> str:
    """An amount as it is shown: exact, and with its cents."""
    places = max(2, -int(value.normalize().as_tuple().exponent))
    return f"{value + 0:.{places}f}"


class Reference:
    """Names the noun that an id points at, or `those | one of which`; a name without a dot is of the same family."""

    def __init__(self, noun: str) -> None:
        self.noun = noun

    def within(self, family: str) -> str:
        """The same as every family may say it."""
        names = self.noun.split(" | ") if self.noun else []
        return " | ".join(name if "." in name else f"{family}.{name}" for name in names)


def called(noun: str) -> str:
    """A noun as people are told of it: `pricebook.Material | pricebook.Equipment` is `Material or Equipment`."""
    return " or ".join(name.split(".")[1] for name in noun.split(" | "))


if TYPE_CHECKING:

    class Ref(int, Generic[R_co]):
        """The id of a record of another noun; `one(ref)` is that record."""

    class RefGuid(str, Generic[R_co]):
        """The GUID of a record of another noun; `one(ref)` is that record."""

    class RefName(RefGuid[R_co]):
        """The id of a record of another noun whose ids are texts of any kind; `one(ref)` is that record."""

else:

    class Ref(int):
        """The id of a record of another noun; `one(ref)` is that record."""

        def __class_getitem__(cls, noun: Any) -> Any:
            return Annotated[int, Reference(noun if isinstance(noun, str) else "")]

    class RefGuid(str):
        """The GUID of a record of another noun; `one(ref)` is that record."""

        def __class_getitem__(cls, noun: Any) -> Any:
            return Annotated[str, Format("guid"), Reference(noun)]

    class RefName(str):
        """The id of a record of another noun whose ids are texts of any kind; `one(ref)` is that record."""

        def __class_getitem__(cls, noun: Any) -> Any:
            return Annotated[str, Reference(noun)]


def reference(id: int | str, noun: str) -> Any:
    """An id that knows at run time which noun it points at."""
    ref: Any = cast(Any, RefGuid if isinstance(id, str) else Ref)(id)
    ref.noun = noun
    return ref


class Between(Generic[T]):
    """A range asked for in a list: on or after `since`, before `until`; either may be left open."""

    __slots__ = ("since", "until")

    def __init__(self, since: T | None, until: T | None) -> None:
        self.since = since
        self.until = until


class Page(list[T]):
    """A computed list in the envelope of a page: all of it, or what `cut` leaves."""

    number = 1
    size: int | None = None
    more = False
    total: int | None = None

    @staticmethod
    def cut(rows: "Sequence[Row]", page: int, page_size: int, include_total: bool) -> "Page[Row]":
        """The page that was asked for, from 1."""
        begin, end = (page - 1) * page_size, page * page_size
        cut = Page(rows[begin:end])
        cut.number, cut.size, cut.more = page, page_size, end < len(rows)
        cut.total = len(rows) if include_total else None
        return cut


class Ids(list[int]):
    """Up to 50 ids, asked for in one comma-separated parameter."""


class Texts(list[str]):
    """Up to 50 texts, asked for in one comma-separated parameter."""


class Items(list[T]):
    """A whole body that is a list; the argument is called `items`."""


class CustomFields(list[dict[str, Any]]):
    """Values of fields that the contractor defined: shown with their names, sent without."""


class LooseCustomFields(CustomFields):
    """The same, where the published shape lets the name and the value be missing."""


class ExternalData(dict[str, list[dict[str, str]]]):
    """What each app attached to a record: keys and values by application GUID, private to that app."""


class _Unset:
    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Any = _Unset()
"""The default of an argument that a caller may leave out, where null means something else."""

__all__ = [
    "UNSET",
    "Again",
    "Always",
    "Amount",
    "Behaviour",
    "Between",
    "Body",
    "Clearable",
    "Copy",
    "CustomFields",
    "Day",
    "Decimal",
    "Duration",
    "Email",
    "ExternalData",
    "Format",
    "Guid",
    "Html",
    "Ids",
    "Immutable",
    "Int32",
    "Internal",
    "Items",
    "LooseCustomFields",
    "Money",
    "OnRequest",
    "Page",
    "Phone",
    "Ref",
    "RefGuid",
    "RefName",
    "Reference",
    "Required",
    "Sent",
    "Text",
    "Texts",
    "Updatable",
    "When",
    "Writable",
    "reference",
]  # fmt: skip
