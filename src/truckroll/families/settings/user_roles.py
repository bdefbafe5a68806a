"""What people may do in the contractor's system."""

from typing import Literal

from truckroll.catalogue import Internal, Resource, Some, filter, where

EmployeeType = Literal["Employee", "Technician"]
RequestedEmployeeType = Literal["None", "Employee", "Technician", "All"]
EmployeeUserRole = Literal[
    "Unspecified",
    "Technician",
    "Dispatch",
    "Accounting",
    "FieldManager",
    "DisplayUser",
    "DisplayUserWithBillingAccess",
    "SalesManager",
    "CSR",
    "GeneralOffice",
    "TechnicianHelper",
    "TechnicianMaintenance",
    "TechnicianInstaller",
    "Admin",
    "TechnicianService",
    "TechnicianSales",
    "Owner",
    "EmptyEmployee",
    "EmptyTechnician",
]


class UserRole(
    Resource,
    path="user-roles",
    tag="UserRoles",
    operations="list",
    filters="ids name~ active created",
    index="employee_type",
    hides="modified_on",
):
    """What somebody with this role may do; a role is for the office or for technicians."""

    name: str
    employee_type: EmployeeType = "Employee"
    active: bool = True

    made_from: Internal[EmployeeUserRole] = "Unspecified"
    """The built-in role after which this one was made."""

    @filter
    def employee_type_(cls, value: RequestedEmployeeType) -> Some:
        """Roles for the office, for technicians, for both, or for neither."""
        return where() if value == "All" else where(employee_type=value)
