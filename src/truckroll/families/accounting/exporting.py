"""Handing documents over to the contractor's own books: each is answered for itself, and one refused stops no other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from truckroll.catalogue import Internal, Model, Refused, Resource, Text, refuse
from truckroll.catalogue.refusals import missing

EXPORTED = "Exported"


class Taken(Model):
    """What the contractor's books say of a document that they took: its id there, and a message."""

    external_id: str | None
    external_message: str | None


class Outcome(Model):
    """Whether one document was exported; why not, if it was not."""

    success: bool
    error_message: str | None


O = TypeVar("O", bound=Outcome)  # noqa: E741  # an outcome


class Exportable(Resource, abstract=True):
    """A document that goes from Pending through Posted to Exported, and from then on stays as it was sent."""

    if TYPE_CHECKING:
        sync_status: Any
        export_id: Any  # only where the document shows one

    external_message: Internal[Text | None]

    def export(self, taken: Taken | None = None) -> None:
        """Note that the contractor's books have a document that was posted."""
        refuse(not self.active, f"{self.called} is deleted.")
        refuse(self.sync_status == EXPORTED, f"{self.called} is exported already.")
        refuse(self.sync_status == "Pending", f"{self.called} is Pending; only what is posted can be exported.")
        self.sync_status = EXPORTED
        if taken is not None:
            self.external_message = taken.external_message
            if taken.external_id is not None:
                self.export_id = taken.external_id

    def refuse_exported(self) -> None:
        """What stands in the contractor's books no longer changes here."""
        refuse(self.sync_status == EXPORTED, f"{self.called} is exported and can no longer change.")

    @property
    def called(self) -> str:
        """The document as people are told of it."""
        return f"{type(self).noun.word} {self.id}"

    @classmethod
    def export_each(cls, asked: Iterable[tuple[int, Taken | None]], told: type[O], id_name: str) -> list[O]:
        """Export these documents one by one; of each is told, under `id_name`, what became of it."""
        outcomes: list[O] = []
        for id, taken in asked:
            try:
                document = cls.first(id=id, active=None)
                if document is None:
                    raise missing(cls.noun.word, id)
                document.export(taken)
            except Refused as refused:
                outcomes.append(told(**{id_name: id}, success=False, error_message=refused.title))
            else:
                outcomes.append(told(**{id_name: id}, success=True))
        return outcomes
