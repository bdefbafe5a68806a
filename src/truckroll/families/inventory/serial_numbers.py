"""Pieces of equipment that are told from others of their kind: where each lies, until it is given away or installed."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from truckroll.catalogue import Ref, Resource, refuse
from truckroll.families.inventory.documents import MovedLine, SerialNumberResponse
from truckroll.families.inventory.stock import Place, Sku

if TYPE_CHECKING:
    from truckroll.families import accounting  # named by a reference


class SerialNumber(Resource, index="number sku_id place_id receipt_item_id purchase_order_item_id invoice_item_id"):
    """One piece of a SKU by the number that its maker gave it."""

    number: str
    sku_id: Sku
    place_id: Place | None
    """Where it lies; nowhere on the way, at the vendor's or the customer's."""
    receipt_item_id: int | None
    purchase_order_item_id: int | None
    invoice_item_id: Ref["accounting.InvoiceItem"] | None

    @classmethod
    def register(cls, sku_id: Sku, place: Place, numbers: Collection[str], **came_in: int) -> list[Self]:
        """Pieces have come to a place, or were found there; a number is given once to a SKU."""
        pieces: list[Self] = []
        for number in numbers:
            known = cls.first(sku_id=sku_id, number=number)
            refuse(known is not None, f"There is a piece {number} of SKU {sku_id} already.")
            pieces.append(cls.new(sku_id=sku_id, number=number, place_id=place, **came_in))
        return pieces

    def shown(self) -> SerialNumberResponse:
        """The piece as papers show it."""
        return SerialNumberResponse(id=self.id, number=self.number)

    @classmethod
    def lying(cls, place: Place, sku_id: Sku, quantity: Decimal, named: Collection[str] = ()) -> list[Self]:
        """So many of the pieces at a place: those that are named, then those that have lain there longest."""
        there = cls.find(place_id=place, sku_id=sku_id)
        return sorted(there, key=lambda piece: piece.number not in named)[: int(quantity)]

    @classmethod
    def leave(cls, place: Place, lines: Iterable[MovedLine], named: Collection[str] = ()) -> None:
        """Pieces go from a place with the goods of these lines, which say which."""
        for line in lines:
            pieces = cls.lying(place, line.sku_id, abs(line.quantity), named)
            line.serial_numbers = [piece.shown() for piece in pieces]
            for piece in pieces:
                piece.place_id = None

    @classmethod
    def arrive(cls, place: Place, lines: Iterable[MovedLine]) -> None:
        """The pieces of these lines lie at a place from now on."""
        for line in lines:
            for shown in line.serial_numbers or ():
                for piece in cls.find(id=shown.id):
                    piece.place_id = place

    @classmethod
    def install(cls, line: "accounting.InvoiceItem") -> str:
        """The pieces that a line of an invoice sold stand at the customer's; their numbers."""
        if line.inventory_location_id is None:
            return ""
        pieces = cls.lying(line.inventory_location_id, line.stocked_id, line.quantity)
        for piece in pieces:
            piece.place_id, piece.invoice_item_id = None, line.id
        return ", ".join(piece.number for piece in pieces)

    @classmethod
    def uninstall(cls, line: "accounting.InvoiceItem") -> None:
        """What was not sold after all lies again where it lay."""
        for piece in cls.find(invoice_item_id=line.id):
            piece.place_id, piece.invoice_item_id = line.inventory_location_id, None
