"""Who is paid, and lists that are asked for by ids which must be there."""

from typing import TYPE_CHECKING, Literal, TypeAlias

from truckroll.catalogue import Ids, Ref, Some, noun, one, unknown_reference, where

if TYPE_CHECKING:
    from truckroll.families import settings

Worker: TypeAlias = Ref["settings.Employee | settings.Technician"]
EmployeeType = Literal["Technician", "Employee"]


def kind_of(employee_id: Worker) -> EmployeeType:
    """Whether somebody works in the office or goes out."""
    return "Technician" if one(employee_id).noun.word == "Technician" else "Employee"


def among(name: str, field: str, ids: Ids | None) -> Some:
    """Records whose field points at one of these, or all records; at an unknown one nothing can point."""
    for id in ids or ():
        if noun(name).first(id=id, active=None) is None:
            raise unknown_reference(f"{field}s".replace("_ids", "Ids"), name.split(".")[1], id)
    return where() if ids is None else where(**{field: list(ids)})
