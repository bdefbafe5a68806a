"""Good calls of who goes where and when: assignments, shifts, skills, hours and windows, pings, capacity."""

from typing import Any

from tests.every.calls.words import Call, on
from tests.every.place import Given, Tenant
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import transaction
from truckroll.catalogue.types import reference

REFERENCES = {
    "dispatch.ArrivalWindow": "window",
    "dispatch.BusinessHour": "hours",
    "dispatch.Skill": "skill",
    "dispatch.Team": "team",
    "dispatch.Zone": "zone",
    "jpm.Appointment": "open visit",
}

_DAY = {"start": "2046-12-03T08:00:00Z", "end": "2046-12-03T17:00:00Z"}


def furnish(tenant: Tenant, ids: dict[str, Any], new: Any, ask: Any) -> None:
    """A team with a day's work, which is under way."""
    words, unit, tess = tenant.words, ids["unit"], ids["tess"]
    new("window", "dispatch.ArrivalWindow", start="09:00:00", duration="02:00:00", business_unit_ids=[unit])
    new("hours", "dispatch.BusinessHour", day="weekdays", from_hour=8, to_hour=17)
    new("team", "dispatch.Team", name=words)
    new("skill", "dispatch.Skill", name=words)
    skills: Any = resolve("dispatch.TechnicianSkill")
    has = skills.give(reference(tess, "settings.Technician"), transaction().load("dispatch.Skill", ids["skill"]))
    ids["technician skill"] = str(has.id)
    day = {name: When.parse(moment) for name, moment in _DAY.items()}
    new("shift", "dispatch.TechnicianShift", technician_id=tess, shift_type="Normal", title=words, note=words, **day)
    about = {"name": words, "summary": words, "duration": "01:00:00", "created_by_id": 0}
    about["timesheet_code_id"] = new("event code", "payroll.TimesheetCode", code=words)
    new(
        "event",
        "dispatch.NonJobAppointment",
        technician_id=tess,
        start=day["start"],
        over_on=day["end"],
        **about,
    )
    job: Any = ask("sent", "Jobs_Create", tenant.job(ids, appointments=[tenant.visit(8)]))
    (visit,) = job.visits()
    ids["sent visit"] = int(visit.id)
    visit.dispatch(reference(ids["tom"], "settings.Technician"))


def _who(visit: str, who: str) -> Call:
    return lambda tenant: Given(body={"jobAppointmentId": tenant.ids[visit], "technicianIds": [tenant.ids[who]]})


def _zone(**body: Any) -> Call:
    return lambda tenant: Given(
        {"zoneId": tenant.ids["zone"]} if "zips" in body else {}, body=body | {"businessUnits": [tenant.ids["unit"]]}
    )


def _window(path: str = "", **more: Any) -> Call:
    return lambda tenant: Given(
        {"id": tenant.ids[path]} if path else {},
        body={"start": "13:00:00", "duration": "02:00:00", "businessUnitIds": [tenant.ids["unit"]]} | more,
    )


def _event(path: str = "", **more: Any) -> Call:
    about = {"start": "2046-12-04T08:00:00Z", "duration": "00:30:00", "name": "Lunch", "summary": "Pizza"}
    repeated = {"repeat": False, "interval": 1, "allDay": False, "showOnTechnicianSchedule": True}
    return lambda tenant: Given(
        {"id": tenant.ids[path]} if path else {},
        body={"technicianId": tenant.ids["tom"], "timesheetCodeId": tenant.ids["timesheet code"]}
        | about | repeated | more,
    )  # fmt: skip


def _availability(tenant: Tenant) -> Given:
    whom = {"businessUnits": "unit", "jobTypes": "kind", "technicians": "tess", "skills": "skill"}
    whom |= {"arrivalWindows": "window", "businessHours": "hours", "tagTypes": "tag"}
    asked: dict[str, Any] = {name: [tenant.ids[key]] for name, key in whom.items()}
    asked |= {"startUtc": "2046-12-03", "endUtc": "2046-12-05", "xType": "BusinessHour", "jobDurationInMinutes": 60}
    return Given(body=asked | {"existingJobAppointmentId": tenant.ids["open visit"]})


def _pings(tenant: Tenant) -> Given:
    place = {"street": "1 Main St", "city": "Reno", "region": "NV", "postalCode": "89501"}
    seen = {
        "unitId": "12",
        "unitName": "Van",
        "eventTime": "2026-01-02T10:00:00Z",
        "latitude": 39.5,
        "longitude": -119.8,
    }
    said = {"speed": 30.5, "message": "moving", "externalId": "p-1", "isNew": False, "statusMessage": "ok"}
    return Given({"gps_provider": "acme"}, body=[seen | place | said])


def _shift(tenant: Tenant) -> Given:
    asked = {"shiftType": "OnCall", "title": "Night", "note": "Phone", "repeatType": "Weekly", "repeatInterval": 1}
    who = {"technicianIds": [tenant.ids["tess"], tenant.ids["tom"]], "timesheetCodeId": tenant.ids["timesheet code"]}
    return Given(body=asked | who | _DAY | {"repeatEndDate": "2046-12-20", "shiftDays": "Monday,Friday"})


GOOD: dict[str, Call] = {
    "AppointmentAssignments_AssignTechnicians": _who("open visit", "tom"),
    "AppointmentAssignments_UnassignTechnicians": _who("open visit", "tess"),
    "ArrivalWindows_Get": on("window"),
    "ArrivalWindows_Create": _window(),
    "ArrivalWindows_Update": _window("window"),
    "ArrivalWindows_Activated": on("window", isActive=False),
    "ArrivalWindows_GetConfiguration": lambda _: Given(),
    "ArrivalWindows_UpdatedConfiguration": lambda _: Given(body={"configuration": "EndTimeOfArrivalWindow"}),
    "BusinessHour_GetList": lambda _: Given(),
    "BusinessHour_Create": lambda _: Given(
        body={"weekdays": [{"fromHour": 7, "toHour": 12}], "saturday": [], "sunday": []}
    ),
    "Capacity_GetList": lambda tenant: Given(
        body={"startsOnOrAfter": "2046-12-03", "endsOnOrBefore": "2046-12-05", "skillBasedAvailability": True}
        | {"businessUnitIds": [tenant.ids["unit"]], "jobTypeId": tenant.ids["kind"]}
    ),
    "Availability_GetList": _availability,
    "Availability_GetSlots": _availability,
    "Gps_Create": _pings,
    "NonJobAppointments_Get": on("event"),
    "NonJobAppointments_Create": _event(),
    "NonJobAppointments_Update": _event("event"),
    "NonJobAppointments_Delete": on("event"),
    "Team_Get": on("team"),
    "Team_Create": lambda _: Given(body={"name": "Blue", "active": True}),
    "Team_Delete": on("team"),
    "TechnicianShifts_Get": on("shift"),
    "TechnicianShifts_Create": _shift,
    "TechnicianShifts_Update": on("shift", title="Short day", end="2046-12-03T12:00:00Z"),
    "TechnicianShifts_Delete": on("shift"),
    "TechnicianShifts_BulkDelete": lambda _: Given(body={"start": "2046-12-03", "end": "2046-12-04"}),
    "TechnicianSkills_Get": on("technician skill"),
    "TechnicianSkills_CreateTechnicianSkill": lambda tenant: Given(
        body={"technicianId": tenant.ids["tom"], "name": "Soldering", "active": True}
    ),
    "TechnicianSkills_AssignTechnicianSkills": lambda tenant: Given(
        body={"technicianId": tenant.ids["tom"], "skillIds": [tenant.ids["skill"]], "replaceExistingSkills": False}
    ),
    "TechnicianSkills_Delete": on("technician skill"),
    "TechnicianTracking_Get": lambda tenant: Given(
        query={"technicianId": tenant.ids["tom"], "appointmentId": tenant.ids["sent visit"]}
    ),
    "Zone_Get": on("zone"),
    "Zone_CreateZone": _zone(name="East", serviceDaysEnabled=True, serviceDaysIds=[1, 5]),
    "Zone_UpdateZone": _zone(zips=["89501"], cities=None, serviceDaysIds=[0]),
    "Zone_DeleteZone": lambda tenant: Given({"zoneId": tenant.ids["zone"]}),
}

UNFED = {
    "ArrivalWindows_Create", "ArrivalWindows_Update", "ArrivalWindows_Activated", "ArrivalWindows_UpdatedConfiguration",
    "BusinessHour_Create", "Gps_Create", "NonJobAppointments_Delete", "Team_Create", "Team_Delete",
    "TechnicianShifts_Create", "TechnicianShifts_Update", "TechnicianShifts_Delete", "TechnicianShifts_BulkDelete",
    "Zone_CreateZone", "Zone_UpdateZone", "Zone_DeleteZone",
}  # fmt: skip

LISTED = {
    "AppointmentAssignments_GetList": ("Export_AppointmentAssignments", None),
    "ArrivalWindows_GetList": (None, "ArrivalWindows_Get"),
    "NonJobAppointments_GetList": (None, None),
    "Team_GetList": (None, "Team_Get"),
    "TechnicianShifts_GetList": (None, "TechnicianShifts_Get"),
    "TechnicianSkills_GetList": (None, "TechnicianSkills_Get"),
    "Zone_GetList": (None, "Zone_Get"),
}
