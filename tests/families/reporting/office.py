"""Three weeks of a contractor in Chicago behind a server, and what its office reads over HTTP: lists and reports."""

import json
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import urllib3

from truckroll.catalogue.registry import resolve
from truckroll.catalogue.time import When
from truckroll.catalogue.transaction import Caller, transaction
from truckroll.catalogue.types import reference
from truckroll.families.reporting.declaring import REPORTS
from truckroll.sandbox.asking import ask
from truckroll.store.records import transact
from truckroll.testing import Sandbox

WEEKS = {"From": "2026-11-01", "To": "2026-11-30"}
HOUR = 3600
ADDRESS = {"street": "1 Dock Rd", "unit": "", "city": "Reno", "state": "NV", "zip": "89501", "country": "USA"}
TENANT = 7


class Office:
    """A contractor, and an app that may read everything of it."""

    def __init__(self, server: Sandbox) -> None:
        self.server = server
        server.clock.set(When.parse("2026-11-02T14:00:00Z").ticks)
        server.tenant(TENANT)
        self.app = server.connect(TENANT)
        self.pool = urllib3.PoolManager()
        self.token = self.grant()
        self.ids: dict[str, int] = {}
        self.do(self._furnish)
        for number in range(12):
            self._job(number)
        self._sales()
        self._memberships()
        self.token = self.grant()  # the first one has long ended

    def grant(self, *scopes: str) -> str:
        """A new token, with all scopes unless told."""
        app = self.server.connect(TENANT, scopes, "Another") if scopes else self.app
        self.key = app.app_key
        said = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.client_secret}
        url = f"{self.server.url}/connect/token"
        return self.pool.request("POST", url, fields=said, encode_multipart=False).json()["access_token"]

    def do(self, rule: Any) -> Any:
        """Run a rule past HTTP."""
        now, user = self.server.clock.now(), self.ids.get("office", 0)
        caller = Caller(self.app.app_id, reference(user, "settings.Employee"))
        work = lambda connection: transact(connection, TENANT, now, caller, rule)  # noqa: E731
        return self.server.platform.database.write(work).result()

    def send(self, method: str, path: str, body: Any = None, **query: Any) -> tuple[int, Any, dict[str, str]]:
        """One request, and its answer."""
        families = path.split("/", 1)
        url = f"{self.server.url}/{families[0]}/v2/tenant/{TENANT}/{families[1]}"
        said = {"Authorization": self.token, "ST-App-Key": self.key, "Content-Type": "application/json"}
        url += f"?{urlencode(query)}" if query else ""
        sent = json.dumps(body).encode() if body is not None else None
        answer = self.pool.request(method, url, body=sent, headers=said)
        return answer.status, json.loads(answer.data, parse_float=Decimal), dict(answer.headers)

    def all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """Every record of a list."""
        found: list[dict[str, Any]] = []
        while True:
            page = {"page": len(found) // 5 + 1, "pageSize": 5}
            status, answer, _ = self.send("GET", path, **query, **page)
            assert status == 200, answer
            found += answer["data"]
            if not answer["hasMore"]:
                return found

    def feed(self, family: str, name: str) -> list[dict[str, Any]]:
        """Every record of a short feed."""
        status, answer, _ = self.send("GET", f"{family}/export/{name}", includeRecentChanges="true")
        assert status == 200, answer
        assert not answer["hasMore"]
        return answer["data"]

    def data(self, id: int, parameters: dict[str, Any] | None = None, **query: Any) -> tuple[int, Any, dict[str, str]]:
        """What is answered to who asks a report for its rows."""
        asked = [
            {"name": name, "value": value} for name, value in (WEEKS if parameters is None else parameters).items()
        ]
        path = f"reporting/report-category/{REPORTS[id].category}/reports/{id}/data"
        return self.send("POST", path, {"parameters": asked}, **query)

    def report(self, id: int, **more: Any) -> list[dict[str, Any]]:
        """All rows of a report on the three weeks, by the names of its columns."""
        known = {parameter.name for parameter in REPORTS[id].parameters}
        status, answer, _ = self.data(id, {name: value for name, value in (WEEKS | more).items() if name in known})
        assert status == 200, answer
        assert [field["name"] for field in answer["fields"]] == [column.name for column in REPORTS[id].columns]
        names = [field["name"] for field in answer["fields"]]
        return [dict(zip(names, row, strict=True)) for row in answer["data"]]

    def new(self, key: str, noun: str, **values: Any) -> int:
        self.ids[key] = int(resolve(noun).new(**values).id)
        return self.ids[key]

    def _furnish(self) -> None:
        ids = self.ids
        for name in ("Ada", "Bob"):
            self.new(name, "crm.Customer", name=name)
            self.new(f"{name}'s", "crm.Location", customer_id=ids[name], name=f"{name}'s house")
        rates = [
            {
                "id": 1,
                "taxName": "State",
                "taxBaseType": ["Subtotal"],
                "taxRate": Decimal("0.0625"),
                "salesTaxItem": None,
            }
        ]
        zone = self.new("zone", "accounting.TaxZone", name="Cook", rates=rates)
        place: Any = transaction().load("crm.Location", ids["Ada's"])
        place.tax_zone_id = zone
        for name in ("Heating", "Plumbing"):
            self.new(name, "settings.BusinessUnit", name=name)
        for name in ("Tess", "Tom"):
            self.new(name, "settings.Technician", name=name)
        self.new("office", "settings.Employee", name="Olga")
        for name in ("Leaflet", "Radio"):
            self.new(name, "marketing.Campaign", name=name)
        for name in ("Tune-up", "Repair"):
            self.new(name, "jpm.JobType", name=name)
        for name in ("Check", "Cash"):
            self.new(name, "accounting.PaymentType", name=name)
        self.new("moved", "jpm.JobCancelReason", name="Moved away")
        cost: Any = resolve("marketing.CampaignCost")
        cost.new(campaign_id=ids["Leaflet"], year=2026, month=11, daily_cost=Decimal("3.33"), date=202611)
        warehouse = self.new("depot", "inventory.Warehouse", name="Depot", address=ADDRESS)
        truck = self.new("truck", "inventory.Truck", name="Truck 1", warehouse_id=warehouse)
        pipe = self.new(
            "pipe",
            "pricebook.Material",
            code="PIPE",
            display_name="Pipe",
            description="Pipe",
            is_inventory=True,
            cost=Decimal("2.35"),
        )
        stock: Any = resolve("inventory.Stock")
        for where, noun, many in ((warehouse, "Warehouse", "40"), (truck, "Truck", "2.5")):
            stock.move(reference(where, f"inventory.{noun}"), reference(pipe, "pricebook.Material"), Decimal(many))
        self.new(
            "service", "pricebook.Service", code="TUNE", display_name="Tune-up", description="Tune-up", taxable=True
        )

    def _job(self, number: int) -> None:
        """A job, what it came to, and what became of it; the clock goes on by some thirty hours."""
        ids, clock = self.ids, self.server.clock
        who = "Ada" if number % 3 else "Bob"
        of = (
            ("Heating", "Plumbing")[number % 2],
            ("Tune-up", "Repair")[number % 4 // 2],
            ("Leaflet", "Radio")[number % 5 // 3],
        )

        def book() -> Any:
            if number % 4 == 0:
                ask("Leads_Create", {"summary": "Leak", "campaignId": ids[of[2]], "callReasonId": None} | self._lead())
            visit = {"start": "2026-11-20T15:00:00Z", "end": "2026-11-20T17:00:00Z"}
            visit["technicianIds"] = [ids["Tess"], ids["Tom"]] if number % 3 == 1 else [ids["Tom"]]  # type: ignore[assignment]
            return ask(
                "Jobs_Create",
                {
                    "customerId": ids[who],
                    "locationId": ids[f"{who}'s"],
                    "businessUnitId": ids[of[0]],
                    "jobTypeId": ids[of[1]],
                    "campaignId": ids[of[2]],
                    "priority": "Normal",
                    "appointments": [visit],
                },
            )

        job = self.do(book)
        told = {"direction": "Inbound", "status": "Completed", "from_": "+13125550100", "to": "+13125550199"}
        more = {"campaign_id": ids[of[2]], "job_id": job.id if number % 2 else None}
        self.do(lambda: resolve("telecom.Call").new(received_on=When.of(clock.now()), **told, **more))
        self.do(lambda: self._charge(job.invoice_id, Decimal("33.33") * (number + 1)))
        if number % 6 == 5:
            self.do(lambda: ask("Jobs_Cancel", {"reasonId": ids["moved"], "memo": "gone"}, id=job.id))
        elif number % 4 != 3:
            self._work(job.id, ["Tess", "Tom"] if number % 3 == 1 else ["Tom"])
            rating = {"technicianId": ids["Tom"], "jobId": job.id, "rating": 6.5 + number % 3}
            self.do(lambda: ask("TechnicianRatings_Update", rating))
        if number % 2:
            half = [{"invoiceId": job.invoice_id, "amount": Decimal("20.05")}]
            kind = {"typeId": ids["Check" if number % 4 == 1 else "Cash"], "splits": half}
            self.do(lambda: ask("Payments_Create", kind))
        clock.advance(30 * HOUR + 17)

    def _lead(self) -> dict[str, Any]:
        return {"followUpDate": "2026-12-01", "customerId": self.ids["Ada"], "locationId": self.ids["Ada's"]}

    def _charge(self, invoice: int, price: Decimal) -> None:
        line = {"skuId": self.ids["service"], "description": "work", "quantity": 1, "unitPrice": price}
        ask("Invoices_UpdateInvoiceItems", line, invoiceId=invoice)

    def _work(self, job: int, who: list[str]) -> None:
        def each(what: str) -> None:
            def rule() -> None:
                visit: Any = resolve("jpm.Appointment").first(job_id=job)
                for name in who:
                    getattr(visit, what)(reference(self.ids[name], "settings.Technician"))

            self.do(rule)
            self.server.clock.advance(HOUR)

        for what in ("dispatch", "arrive", "finish"):
            each(what)

    def _sales(self) -> None:
        ids, clock = self.ids, self.server.clock

        def rule() -> None:
            estimates = []
            for price in ("100.10", "200.20", "300.30"):
                item = {
                    "skuId": ids["service"],
                    "description": "offer",
                    "quantity": 2,
                    "unitPrice": Decimal(price),
                    "skuName": "TUNE",
                }
                job: Any = resolve("jpm.Job").first(business_unit_id=ids["Heating"])
                estimates.append(ask("Estimates_Create", {"jobId": job.id, "items": [item], "tax": Decimal("1.01")}))
            ask("Estimates_Sell", {"soldBy": ids["Tess"]}, id=estimates[0].id)
            ask("Estimates_Dismiss", None, id=estimates[1].id)
            leads: Any = resolve("crm.Lead").find()
            leads[0].status, leads[1].status = "Converted", "Dismissed"
            provider = self.new("provider", "crm.BookingProviderTag", tag_name="web", description="web")
            for name, status in (("web", "New"), ("web", "Converted"), ("app", "Dismissed")):
                asked = {"source": name, "name": "Eve", "external_id": name + status, "start": When.of(clock.now())}
                found: Any = resolve("crm.Booking").new(**asked, booking_provider_id=provider, campaign_id=ids["Radio"])
                found.status = status
            for noun in ("Type", "Source"):
                self.new(noun, f"task_management.Task{noun}", name=noun)
            for who, level, due in (
                ("Tess", "High", "2026-11-03"),
                ("Olga", "Low", "2046-12-01"),
                ("Olga", "Urgent", None),
            ):
                self._task(ids["office" if who == "Olga" else who], level, due)
            code = self.new("meeting", "payroll.TimesheetCode", code="MEET")
            times = {"started_on": "2026-11-09T15:00:00.0000000Z", "ended_on": "2026-11-09T16:30:00.0000000Z"}
            for who in ("Tess", "office"):
                noun = "settings.Employee" if who == "office" else "settings.Technician"
                resolve("payroll.NonJobTimesheet").new(
                    employee_id=reference(ids[who], noun), timesheet_code_id=code, **times
                )

        self.do(rule)

    def _task(self, who: int, priority: str, due: str | None) -> None:
        asked = {"reportedById": self.ids["office"], "assignedToId": who, "isClosed": False, "name": "Call back"}
        asked |= {"businessUnitId": self.ids["Heating"], "employeeTaskTypeId": self.ids["Type"]}
        asked |= {"employeeTaskSourceId": self.ids["Source"], "reportedDate": "2026-11-01", "priority": priority}
        ask("Tasks_Create", asked | {"completeBy": due})

    def _memberships(self) -> None:
        ids = self.ids

        def sell() -> Any:
            kind = self.new("plan", "memberships.MembershipType", name="Plan")
            self.new(
                "yearly",
                "memberships.DurationBilling",
                membership_type_id=kind,
                duration=12,
                billing_frequency="OneTime",
                sale_price=Decimal(120),
                billing_price=Decimal(0),
                renewal_price=Decimal(100),
            )
            sale = {"saleTaskId": ids["service"], "durationBillingId": ids["yearly"], "recurringServiceAction": "None"}
            about = {"customerId": ids["Ada"], "businessUnitId": ids["Heating"]}
            return [ask("CustomerMemberships_Create", sale | about).customer_membership_id for _ in range(3)]

        first, second, _ = self.do(sell)
        self.server.clock.advance(24 * HOUR)
        self.do(lambda: ask("CustomerMemberships_Update", {"status": "Canceled"}, id=first))
        self.do(lambda: ask("CustomerMemberships_Update", {"status": "Suspended"}, id=second))
        self.server.clock.advance(24 * HOUR)
        self.do(lambda: ask("CustomerMemberships_Update", {"status": "Active"}, id=second))
