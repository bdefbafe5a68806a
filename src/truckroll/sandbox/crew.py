"""When the demo contractor's people work, what they can do, and what they earn."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from truckroll.catalogue import When, now
from truckroll.catalogue.types import reference
from truckroll.families.crm import Location
from truckroll.families.payroll import (
    ActivityCode,
    LaborType,
    LocationLaborType,
    NonJobTimesheet,
    OvertimeProfile,
    Payroll,
    TimesheetCode,
)
from truckroll.families.settings import Technician
from truckroll.families.timesheets import ActivityCategory, ActivityType
from truckroll.sandbox import names
from truckroll.sandbox.agenda import MINUTE
from truckroll.sandbox.asking import ask, get
from truckroll.sandbox.business import SKILLS
from truckroll.sandbox.diary import OPENS, WINDOW_HOURS, WINDOWS

if TYPE_CHECKING:
    from truckroll.sandbox.business import Worker
    from truckroll.sandbox.work import Visit
    from truckroll.sandbox.year import Year

_WORKDAYS = "Monday,Tuesday,Wednesday,Thursday,Friday"
_PLANNED_AHEAD = 100
"""For how many days shifts are planned at once, each quarter."""
_BY_THE_HOUR = 2
"""How many of the office are paid by the hour; the others have a salary."""
_CODES = (
    ("CLOCK", "In the office", "ClockInOut"),
    ("TRAIN", "Training", "Paid"),
    ("PTO", "Paid time off", "PaidTimeOff"),
)


class Crew:
    """Shifts, skills, hours and pay."""

    def __init__(self, year: "Year") -> None:
        self._year = year
        self.zones = self._draw_zones()
        self._open_hours()
        self._codes = {
            code: TimesheetCode.new(code=code, description=about, type=kind).id for code, about, kind in _CODES
        }
        self._salary = int(ActivityCode.new(name="Salary", code="SALARY").id)
        self._bonus = int(ActivityCode.new(name="Spiff", code="SPIFF", earning_category="Commission").id)
        ActivityCode.new(name="Mileage", code="MILES", earning_category="Reimbursement")
        category = ActivityCategory.new(name="Travel", type="Travel")
        self._errand = int(ActivityType.new(code="Parts run", category_id=category.id, icon="truck").id)
        self._labor = LaborType.new(name="Journeyman", code="J")
        self._overtime = OvertimeProfile.new(name="After eight hours", daily_hours=Decimal(8), weekly_hours=Decimal(40))
        for trade in year.business.workers:
            ask("Team_Create", {"name": trade.title(), "active": True})
        for worker in year.business.everybody:
            self._take_on(worker)
        for place, employee in enumerate(year.business.office):
            self._pay("Employee", employee, Decimal(22 + place % 4))
        year.on_days(lambda day: day.day == 1 and day.month % 3 == 1, 8, self._plan_shifts)
        self._plan_shifts()
        year.on_days(lambda day: day.weekday() == 4, 9, self._plan_weekend)
        year.on_days(lambda day: day.weekday() < 5, 17.5, self._clock_out)
        year.on_days(lambda day: day.weekday() == 1, 9, self._approve)
        year.on_days(lambda day: day.weekday() == 4, 12, self._send_pay)
        year.on_days(lambda day: day.day == 20, 9, self._plan_training)
        year.on_days(lambda day: day.day == 27, 11, self._add_to_pay)

    def reward(self, worker: "Worker", invoice: int) -> None:
        """Somebody has sold a membership."""
        payroll = Payroll.open_for(worker.ref, now())
        told = {"payrollId": payroll.id, "activityCodeId": self._bonus, "amount": 10, "date": now()}
        ask("GrossPayItems_Create", told | {"memo": "A new member", "invoiceId": invoice})

    def seen(self, worker: "Worker", location: int) -> None:
        """The truck of a technician tells where it is, and that of a visit nearby."""
        rng = self._year.rng
        address = get(Location, location).address
        street = {"street": address.street, "city": address.city, "region": address.state, "postalCode": address.zip}
        truck = self._year.stock.trucks[worker.id]
        told = {"unitId": str(truck), "unitName": f"Truck {truck}", "eventTime": now(), "isNew": False}
        told |= {"latitude": address.latitude, "longitude": address.longitude, "speed": float(rng.randrange(45))}
        told |= {"message": "", "externalId": f"{truck}-{self._year.agenda.now}", "statusMessage": "moving"}
        ask("Gps_Create", [told | street], gps_provider="vantrack")

    def errand(self, worker: "Worker", job: int, visit: "Visit", arrived: int) -> None:
        """Somebody had to fetch something in the middle of a visit."""
        ended = self._year.agenda.now - 5 * MINUTE
        began = ended - 20 * MINUTE
        if began <= arrived:
            return
        told: dict[str, Any] = {"employeeId": worker.id, "employeeType": "Technician", "tagTypes": []}
        told |= {"activityTypeId": self._errand, "startTime": When.of(began), "endTime": When.of(ended)}
        ask("ActivitiesControllers_Create", told | {"jobId": job, "appointmentId": visit.id, "memo": "Supply house"})

    def prevailing(self, location: int) -> None:
        """At some places an hour may not be paid less than this."""
        place = reference(location, "crm.Location")
        LocationLaborType.new(location_id=place, labor_type_id=self._labor.id, hourly_rate=Decimal(42))

    def _draw_zones(self) -> dict[str, Any]:
        zones: dict[str, Any] = {}
        for town, code in names.TOWNS:
            told = {"name": town, "zips": [code], "cities": [town], "serviceDaysIds": [1, 2, 3, 4, 5, 6]}
            units = list(self._year.business.units.values())
            zones[code] = ask("Zone_CreateZone", told | {"serviceDaysEnabled": True, "businessUnits": units}).id
        return zones

    def _open_hours(self) -> None:
        closes = OPENS + WINDOW_HOURS * WINDOWS
        hours = {"weekdays": [{"fromHour": OPENS, "toHour": closes}], "saturday": [{"fromHour": OPENS, "toHour": 14}]}
        ask("BusinessHour_Create", hours | {"sunday": []})
        for place in range(WINDOWS):
            start = f"{OPENS + WINDOW_HOURS * place:02}:00:00"
            ask("ArrivalWindows_Create", {"start": start, "duration": f"0{WINDOW_HOURS}:00:00", "businessUnitIds": []})
        ask("ArrivalWindows_UpdatedConfiguration", {"configuration": "StartTimeOfArrivalWindow"})

    def _take_on(self, worker: "Worker") -> None:
        for skill in SKILLS[worker.trade]:
            told = {"technicianId": worker.id, "name": skill, "active": True}
            ask("TechnicianSkills_CreateTechnicianSkill", told)
        record = get(Technician, worker.id)
        record.payroll_profile_id = int(self._overtime.id)
        record.main_zone_id = self._year.rng.choice(list(self.zones.values()))
        record.zone_ids = list(self.zones.values())
        record.commission_rate, record.sold_by_rate = Decimal(2), Decimal(1)
        self._pay("Technician", worker.id, Decimal(self._year.rng.randrange(52, 88)) / 2)

    def _pay(self, kind: str, who: int, rate: Decimal) -> None:
        """Agree on terms with somebody."""
        told: dict[str, Any] = {"hourlyRate": rate, "externalPayrollId": f"P{who}", "isIncludedInPayroll": True}
        told |= {"managerId": None, "payrollBusinessUnitId": None, "hireDate": now()}
        ask(f"PayrollSettings_Update{kind}PayrollSettings", told, **{kind.lower(): who})

    def _plan_shifts(self) -> None:
        """Plan the coming quarter: every technician works from Monday to Friday."""
        year = self._year
        first = year.diary.day(year.agenda.now) + 1
        for worker in year.business.everybody:
            last = min(first + _PLANNED_AHEAD, worker.last_day)
            if first < last:
                self._plan([worker.id], "Normal", "Day", first, last)

    def _plan_weekend(self) -> None:
        """Somebody is on call on Saturday."""
        year = self._year
        saturday = year.diary.day(year.agenda.now) + 1
        there = [worker.id for worker in year.business.everybody if worker.last_day > saturday]
        self._plan([there[saturday // 7 % len(there)]], "OnCall", "Weekend", saturday, saturday)

    def _plan(self, who: list[int], kind: str, title: str, first: int, last: int) -> None:
        diary = self._year.diary
        days = (day for day in range(first, last + 1) if kind == "OnCall" or date.fromordinal(day).weekday() < 5)
        if (begin := next(days, None)) is None:
            return
        at = {"start": When.of(diary.at(begin, OPENS)), "end": When.of(diary.at(begin, OPENS + 9))}
        told: dict[str, Any] = {"technicianIds": who, "shiftType": kind, "title": title, "repeatType": "Never", **at}
        if kind == "Normal":
            last_day = When.of(diary.at(last, 12))
            told |= {"repeatType": "Weekly", "repeatInterval": 1, "repeatEndDate": last_day, "shiftDays": _WORKDAYS}
        ask("TechnicianShifts_Create", told)

    def _plan_training(self) -> None:
        """All technicians learn something early on some morning of the next week."""
        year = self._year
        day = year.diary.day(year.agenda.now) + 8
        for worker in year.business.everybody:
            if worker.last_day > day:
                told: dict[str, Any] = {"technicianId": worker.id, "start": When.of(year.diary.at(day, 6.5))}
                told |= {"name": "Training", "duration": "00:45:00", "timesheetCodeId": self._codes["TRAIN"]}
                told |= {"summary": "What is new", "showOnTechnicianSchedule": True, "repeat": False}
                ask("NonJobAppointments_Create", told)

    def _clock_out(self) -> None:
        """The office goes home."""
        year, rng = self._year, self._year.rng
        day = year.diary.day(year.agenda.now)
        for employee in year.business.office[:_BY_THE_HOUR]:
            away = rng.random() < 0.03
            began, ended = year.diary.at(day, 7.5) + rng.randrange(30 * MINUTE), year.diary.at(day, 16.5)
            code = self._codes["PTO" if away else "CLOCK"]
            sheet = {"timesheet_code_id": code, "started_on": When.of(began), "ended_on": When.of(ended)}
            NonJobTimesheet.new(employee_id=reference(employee, "settings.Employee"), **sheet)

    def _approve(self) -> None:
        """Look through the week that is over."""
        for payroll in Payroll.find(status="Expired"):
            payroll.approve()

    def _send_pay(self) -> None:
        for payroll in Payroll.find(status="Approved"):
            payroll.pay()

    def _add_to_pay(self) -> None:
        """Who did most gets a bonus, and somebody drove with a car of his own."""
        year = self._year
        day = year.diary.day(year.agenda.now)
        there = [worker.id for worker in year.business.everybody if worker.last_day > day]
        for employee in year.business.office[_BY_THE_HOUR:]:
            payroll = Payroll.open_for(reference(employee, "settings.Employee"), now())
            paid = {"payrollId": payroll.id, "activityCodeId": self._salary, "amount": 4_200, "date": now()}
            ask("GrossPayItems_Create", paid | {"memo": "Salary"})
        told: dict[str, Any] = {"employeeType": "Technician", "postedOn": now(), "activityCodeId": self._bonus}
        best = {"employeeId": there[day % len(there)], "amount": 75, "memo": "Technician of the month"}
        ask("PayrollAdjustments_Create", told | best)
        somebody = year.rng.choice(year.business.office)
        told |= {"employeeType": "Employee", "employeeId": somebody, "hours": 2, "rate": 18, "memo": "Open house"}
        ask("PayrollAdjustments_Create", told)
