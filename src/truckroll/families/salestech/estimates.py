"""Estimates: what a customer is offered, and whether it was bought."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from truckroll.catalogue import (
    Between,
    Body,
    Copy,
    Int32,
    Internal,
    Model,
    Money,
    MoreThan,
    Ref,
    Resource,
    Some,
    When,
    action,
    caller,
    filter,
    invalid,
    noun,
    now,
    one,
    read,
    refuse,
    where,
)
from truckroll.families.salestech.estimate_items import (
    EstimateItem,
    EstimateItemRequest,
    EstimateItemUpdateResponse,
    EstimateLine,
)
from truckroll.families.salestech.opportunities import Opportunity

if TYPE_CHECKING:
    from truckroll.families import crm, jpm, memberships, service_agreements, settings

Membership: "type[memberships.Membership]" = noun("memberships.Membership")
ServiceAgreement: "type[service_agreements.ServiceAgreement]" = noun("service_agreements.ServiceAgreement")
Technician: "type[settings.Technician]" = noun("settings.Technician")

EstimateStatus = Literal["Open", "Sold", "Dismissed"]
EstimateReviewStatus = Literal["None", "NeedsApproval", "Approved", "NotApproved"]
MOST, MOST_ITEMS = Decimal(10) ** 14, 1000


class EstimateStatusModel(Model):
    """How far an estimate has got."""

    value: Int32
    name: str


class ExternalLinkRequest(Model):
    """A page elsewhere, as it is asked for."""

    name: str | None
    url: str | None


class ExternalLink(Model):
    """A page elsewhere that belongs to an estimate."""

    name: str
    url: str


class UpdateEstimateRequest(Model):
    """What is to change of an estimate: what is null or left out stays as it is, and items are replaced."""

    name: str | None
    summary: str | None
    tax: Money | None
    status: EstimateStatus | None
    review_status: EstimateReviewStatus | None
    sold_by: Ref["settings.Technician | settings.Employee"] | None
    is_recommended: bool | None
    budget_code_id: Ref["jpm.BudgetCode"] | None
    items: list[EstimateItemRequest] | None
    external_links: list[ExternalLinkRequest] | None
    use_default_project_labels: bool | None


class CreateEstimateRequest(UpdateEstimateRequest):
    """What a customer is to be offered, and for what."""

    job_id: Ref["jpm.Job"] | None
    project_id: Ref["jpm.Project"] | None
    location_id: Ref["crm.Location"] | None


class EstimateStatusChange(Resource, index="estimate_id", hides="active modified_on estimate_id"):
    """When an estimate was made, sold, dismissed or opened again, and by whom."""

    estimate_id: Ref["Estimate"]
    old_status: str | None
    new_status: str | None
    created_by_id: Ref["settings.Employee"] | None


class Estimate(
    Resource,
    path="estimates",
    tag="Estimates",
    operations="get:400 list",
    filters="ids active job_id project_id location_id job_number sold_by_id=sold_by sold_by_employee_id=sold_by"
    " created modified",
    sort="id created_on modified_on",
    order_by="id created_on modified_on",
    feed="estimates=EstimatesExport_Estimates",
    index="opportunity_id sold_on grand_total state",
):
    """What a customer is offered for a job, a project or a place, line by line."""

    job_id: Ref["jpm.Job"] | None
    project_id: Ref["jpm.Project"] | None
    location_id: Ref["crm.Location"] | None
    customer_id: Ref["crm.Customer"] | None
    name: str | None
    job_number: Annotated[str | None, Copy("job_id.job_number")]
    status: EstimateStatusModel | None
    review_status: EstimateReviewStatus = "None"
    summary: str | None
    sold_on: When | None
    sold_by: Ref["settings.Technician | settings.Employee"] | None
    active: bool = True
    items: list[EstimateLine] | None = []
    external_links: list[ExternalLink] | None = []
    subtotal: Money = Decimal(0)
    tax: Money = Decimal(0)
    business_unit_id: Ref["settings.BusinessUnit"] | None
    business_unit_name: Annotated[str | None, Copy("business_unit_id.name")]
    is_recommended: bool = False
    budget_code_id: Ref["jpm.BudgetCode"] | None
    is_change_order: bool = False
    proposal_tag_name: str | None

    state: Internal[str] = ""
    grand_total: Internal[Money] = Decimal(0)
    opportunity_id: Internal[Ref["Opportunity"]]
    booked_job_id: Internal[Ref["jpm.Job"] | None]

    @filter
    def status_(cls, value: str) -> Some:
        """Estimates that are Open, Sold or Dismissed."""
        return where(state=value.strip().capitalize())

    @filter
    def sold_after(cls, value: When) -> Some:
        """Estimates sold later than a moment."""
        return where(sold_on=MoreThan(value))

    @filter
    def sold_before(cls, value: When) -> Some:
        """Estimates sold earlier than a moment."""
        return where(sold_on=Between[When](None, value))

    @filter
    def total_greater(cls, value: Money) -> Some:
        """Estimates that come to more than this, tax included."""
        return where(grand_total=MoreThan(value))

    @filter
    def total_less(cls, value: Money) -> Some:
        """Estimates that come to less than this, tax included."""
        return where(grand_total=Between[Decimal](None, value))

    @action("POST")
    def create(cls, body: Body[CreateEstimateRequest]) -> Self:
        """Offer something to a customer for a job, a project or a place."""
        estimate = cls.new(job_id=body.job_id, project_id=body.project_id, location_id=body.location_id)
        estimate.find_place()
        estimate.opportunity_id = Opportunity.about(estimate).id
        estimate.turn("Open")
        estimate.take(body)
        return estimate

    @action("PUT {id}")
    def update(self, body: Body[UpdateEstimateRequest]) -> Self:
        """Change an estimate; items that are given take the place of those there are."""
        self.take(body)
        return self

    @action("PUT {id}/sell")
    def sell(self, sold_by: Ref["settings.Technician | settings.Employee"]) -> Self:
        """Note that the customer bought; the work is for later, and its items are on no invoice yet."""
        refuse(self.state != "Open", f"Estimate {self.id} is {self.state}, not Open.")
        self.sold_by = sold_by
        self.turn("Sold")
        return self

    @action("PUT {id}/unsell")
    def unsell(self) -> None:
        """Take back a sale from which no job was booked."""
        refuse(self.state != "Sold", f"Estimate {self.id} is {self.state}, not Sold.")
        self.turn("Open")

    @action("PUT {id}/dismiss")
    def dismiss(self) -> None:
        """Give up an estimate that the customer did not buy."""
        refuse(self.state != "Open", f"Estimate {self.id} is {self.state}, not Open.")
        self.turn("Dismissed")

    @action("PUT {id}/items")
    def put_item(self, body: Body[EstimateItemRequest]) -> EstimateItemUpdateResponse:
        """Add an item, or change the one of this id."""
        self.refuse_decided()
        item = EstimateItem.put(self, body)
        self.add_up()
        return item.shown(EstimateItemUpdateResponse)

    @action("DELETE {id}/items/{itemId}")
    def delete_item(self, item_id: Ref["EstimateItem"]) -> None:
        """Take an item off an estimate, with its parts."""
        self.refuse_decided()
        EstimateItem.line_of(self, item_id, "itemId").remove()
        self.add_up()

    @read(
        "GET /status/estimates/{id}/changes",
        404,
        tag="EstimatesStatus",
        operation_id="EstimatesStatus_GetEstimateStatusChanges",
    )
    def get_changes(self) -> list[EstimateStatusChange]:
        """What became of an estimate, step by step."""
        return EstimateStatusChange.find(estimate_id=self.id)

    @classmethod
    def book_for(cls, job: "jpm.Job") -> None:
        """A job that came of another one is what was sold there: the oldest estimate that no job is booked from yet.

        The published booking names no estimate; the job it came of is all it says.
        """
        source = job.job_generated_lead_source
        if source is not None and source.job_id is not None:
            sold = (each for each in cls.find(job_id=source.job_id, state="Sold") if not each.is_booked)
            if (estimate := next(sold, None)) is not None:
                estimate.book(job)

    def book(self, job: "jpm.Job") -> None:
        """Do in a job what was sold: its items are put on the job's invoice."""
        self.booked_job_id = job.id
        job.created_from_estimate_id = self.id
        if job.sold_by_id is None and (seller := self.sold_by) and type(one(seller)).noun is Technician.noun:
            job.sold_by_id = Ref(seller)
        invoice = one(job.invoice_id)
        for item in EstimateItem.find(estimate_id=self.id):
            item.charge(invoice)
        invoice.follow(job, items_too=False)
        self.add_up()

    @property
    def member(self) -> "memberships.Membership | None":
        """The membership for which the customer pays less."""
        return Membership.first(customer_id=self.customer_id, status="Active")

    def own_price(self, sku: Any, usual: Decimal) -> Decimal:
        """What the customer pays: by an agreement's rate sheet that names the SKU, as all others do without."""
        prices = ServiceAgreement.prices_for(self.customer_id, self.location_id) if self.customer_id else None
        return prices.price(int(sku.id), usual) if prices is not None else usual

    @property
    def is_booked(self) -> bool:
        """Whether a job that stands was booked from it."""
        return self.booked_job_id is not None and one(self.booked_job_id).job_status != "Canceled"

    def find_place(self) -> None:
        """For whom and where an estimate is follows from its job, its project or its location."""
        invalid(
            not (self.job_id or self.project_id or self.location_id),
            "jobId",
            "An estimate is for a job, a project or a location: give jobId, projectId or locationId.",
        )
        if self.job_id is not None:
            job = one(self.job_id)
            self.project_id = self.project_id or job.project_id
            invalid(self.project_id != job.project_id, "projectId", f"Job {job.id} is not of this project.")
            self.location_id = self.location_id or job.location_id
            invalid(self.location_id != job.location_id, "locationId", f"Job {job.id} is at another location.")
            self.business_unit_id = job.business_unit_id
            job.estimate_ids = [*job.estimate_ids, self.id]
        elif self.project_id is not None:
            project = one(self.project_id)
            self.location_id = self.location_id or project.location_id
            invalid(self.location_id != project.location_id, "locationId", "The project is at another location.")
        assert self.location_id is not None  # a job and a project have one
        self.customer_id = one(self.location_id).customer_id

    def take(self, asked: UpdateEstimateRequest) -> None:
        """Change what was asked for: an estimate opens before its items change, and is decided after."""
        if asked.status == "Open":
            self.turn("Open")
        for name in ("name", "summary", "tax", "review_status", "is_recommended", "budget_code_id"):
            if (value := getattr(asked, name)) is not None:
                setattr(self, name, value)
        invalid(self.tax < 0, "tax", "A tax is not negative.")
        if asked.external_links is not None:
            self.external_links = [
                link_of(link, f"externalLinks[{at}]") for at, link in enumerate(asked.external_links)
            ]
        if asked.items is not None:
            self.replace_items(asked.items, labels=bool(asked.use_default_project_labels))
        if asked.sold_by is not None:
            early = self.state != "Sold" and asked.status != "Sold"
            invalid(early, "soldBy", f"Estimate {self.id} is {self.state}: nobody sold it.")
            self.sold_by = asked.sold_by
        if asked.status is not None:
            self.turn(asked.status)
        self.add_up()

    def replace_items(self, asked: list[EstimateItemRequest], *, labels: bool) -> None:
        """Offer these items and no others; those that are named by their id change and stay."""
        self.refuse_decided()
        invalid(len(asked) > MOST_ITEMS, "items", f"An estimate has at most {MOST_ITEMS} items.")
        kept: set[int] = set()
        for at, each in enumerate(asked):
            each.use_default_project_labels = each.use_default_project_labels or labels
            kept.add(EstimateItem.put(self, each, f"items[{at}].").id)
        for item in EstimateItem.find(estimate_id=self.id):
            if item.id not in kept:
                item.deactivate()
            elif item.parent_item_id not in kept:
                item.parent_item_id = None

    def refuse_decided(self) -> None:
        """What was sold or dismissed stays as it was offered."""
        refuse(self.state != "Open", f"Estimate {self.id} is {self.state}, and its items cannot change.")

    def turn(self, to: EstimateStatus) -> None:
        """Sell, dismiss or open an estimate, and remember when."""
        if to == self.state:
            return
        refuse(self.is_booked, f"Job {self.booked_job_id} was booked from estimate {self.id}; cancel it first.")
        decided = to != "Open" and self.state != "Open"
        refuse(decided, f"Estimate {self.id} is {self.state}; open it again before it is {to}.")
        if to == "Sold":
            invalid(self.sold_by is None, "soldBy", "Say who sold the estimate.")
            invalid(not one(self.sold_by).active, "soldBy", f"{self.sold_by} is no longer with us.")  # type: ignore
        else:
            self.sold_by = None
        EstimateStatusChange.new(
            estimate_id=self.id, old_status=self.state or None, new_status=to, created_by_id=caller().user or None
        )
        self.sold_on = now() if to == "Sold" else None
        self.state = to
        self.status = EstimateStatusModel(value=get_args(EstimateStatus).index(to), name=to)
        one(self.opportunity_id).follow(self)

    def add_up(self) -> None:
        """Let the estimate follow its items, and the opportunity its estimates."""
        items = EstimateItem.find(estimate_id=self.id)
        self.items = [item.shown(EstimateLine) for item in items]
        self.subtotal = sum((item.total for item in items), Decimal(0))
        self.grand_total = self.subtotal + self.tax
        invalid(abs(self.grand_total) >= MOST, "items", "An estimate comes to less than a hundred trillion.")
        one(self.opportunity_id).settle()


class LegacyExport(
    Estimate, path="estimates", tag="Estimates", feed="/estimates/export=EstimatesExport_EstimatesAsyncLegacy"
):
    """The feed of estimates at its older path."""


def link_of(asked: ExternalLinkRequest, place: str) -> ExternalLink:
    """A page elsewhere; one without a name is called by its address."""
    invalid(not asked.url, f"{place}.url", "A link needs its address.")
    return ExternalLink(name=asked.name or asked.url, url=asked.url)
