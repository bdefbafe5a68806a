"""A contractor's year: all that happens, each deed in its own transaction, in the order of one simulated clock."""

from collections.abc import Callable
from functools import partial
from random import Random

from truckroll.catalogue.transaction import Caller, now
from truckroll.catalogue.types import Ref
from truckroll.families.crm import Booking, BookingProviderTag, Customer, Lead, Location
from truckroll.families.marketing import Campaign
from truckroll.families.settings import Employee, Technician
from truckroll.sandbox import customers
from truckroll.sandbox.agenda import DAY, HOUR, MINUTE, Agenda
from truckroll.sandbox.asking import get
from truckroll.sandbox.business import Business, Worker, found_business
from truckroll.sandbox.customers import Customers
from truckroll.sandbox.demand import Wish, wishes
from truckroll.sandbox.diary import Diary
from truckroll.sandbox.work import Work
from truckroll.store.protocol import Connection
from truckroll.store.records import KEPT, transact

LENGTH = 365 * DAY
ENDS_BEFORE = 20 * MINUTE
"""How long before now the year ends, so that the horizon of the feeds hides nothing of it."""
_WELCOMED_AT_ONCE = 25
# Nobody subscribed to the events of a year that never was, and they would be half of the file.
_FORGET = "delete from outbox where tenant = :tenant and happened < :before"


class Year:
    """The contractor, its customers and its diary, while the year goes by."""

    business: Business

    def __init__(self, tenant: int, timezone: str, app: str, *, jobs: int, seed: int, now: int) -> None:
        """`app` is the GUID that calls, `jobs` how many there will be; the year ends 20 minutes before `now`."""
        self.rng = Random(seed)  # noqa: S311  # the same seed must make the same year
        self.tenant = tenant
        self.app = app
        self.jobs = jobs
        self.booked = 0
        self.agenda = Agenda(self.rng, now - ENDS_BEFORE - LENGTH, now - ENDS_BEFORE)
        self.diary = Diary(self.rng, timezone)
        self.customers = Customers(self.rng, jobs)
        self.agenda.at(self.agenda.start, self._begin, office=False)
        self._forget_at = 0

    def advance(self, connection: Connection, most: int) -> bool:
        """Let so many things happen, inside the caller's transaction; False when the year is over."""
        for _ in range(most):
            if not self._next(connection):
                break
        if self.agenda.now >= self._forget_at or not self.agenda:
            connection.execute(_FORGET, {"tenant": self.tenant, "before": self.agenda.now - KEPT})
            self._forget_at = self.agenda.now + DAY
        return bool(self.agenda)

    def _next(self, connection: Connection) -> bool:
        following = self.agenda.next()
        if following is None:
            return False
        deed, office = following
        user = self.rng.choice(self.business.office) if office else 0
        transact(connection, self.tenant, self.agenda.now, Caller(self.app, Ref(user)), deed)
        return True

    def in_office_hours(self, earliest: int, latest: int, deed: Callable[[], None]) -> None:
        """Do something on some working day and hour of a range, or as near to it as the range allows."""
        day = self.diary.day(self.rng.randint(earliest, max(earliest, latest)))
        moment = self.diary.at(day, self.rng.uniform(7.5, 17.5))
        self.agenda.at(min(max(moment, earliest), max(earliest, latest)), deed)

    def _begin(self) -> None:
        """Open the business, and know what is going to be wanted of it."""
        agenda, diary, rng = self.agenda, self.diary, self.rng
        first, last = diary.day(agenda.start), diary.day(agenda.end)
        self.business = found_business(rng, self.jobs, (first + 90, last - 60))
        for known in range(0, self.customers.known_at_first, _WELCOMED_AT_ONCE):
            count = min(_WELCOMED_AT_ONCE, self.customers.known_at_first - known)
            agenda.within(agenda.start, agenda.start + 2 * HOUR, partial(self._welcome, count))
        for wish in wishes(rng, self.jobs, diary, agenda.start, agenda.end):
            match wish.origin:
                case "call":
                    agenda.at(wish.asked, partial(self._book, wish))
                case "web":
                    agenda.at(wish.asked - 40 * MINUTE, partial(self._take_booking, wish), office=False)
                case "lead":
                    agenda.within(wish.asked - 4 * DAY, wish.asked - HOUR, partial(self._follow_up, wish))
        for worker in self.business.everybody:
            if worker.last_day <= last:
                agenda.at(diary.at(worker.last_day + 1, 9), partial(self._part_with, worker))
        self.in_office_hours(agenda.start + 120 * DAY, agenda.end - 90 * DAY, self._office_shrinks)
        self.in_office_hours(agenda.start + 200 * DAY, agenda.end - 30 * DAY, self._end_campaign)
        for _ in range(max(2, self.jobs // 150)):
            self.in_office_hours(agenda.start + 30 * DAY, agenda.end - DAY, self._lose_customer)

    def _welcome(self, count: int) -> None:
        for _ in range(count):
            self.customers.welcome()

    def _take_booking(self, wish: Wish) -> None:
        """Somebody wrote at the website; the office makes it a job a little later."""
        caller = self.customers.who_calls()
        caller.open_jobs += 1
        name, description = "Website", "The form on our own pages."
        provider = BookingProviderTag.first() or BookingProviderTag.new(tag_name=name, description=description)
        booking = Booking.new(
            source=name, name=get(Customer, caller.id).name, booking_provider_id=provider.id, start=now()
        )
        booking.external_id, booking.summary = f"web-{booking.id}", wish.kind.summary
        booking.is_first_time_client = False
        self.agenda.at(wish.asked, partial(self._book, wish, caller, bookingId=int(booking.id)))

    def _follow_up(self, wish: Wish) -> None:
        """Somebody may want work; the office asks again until it is a job."""
        caller = self.customers.who_calls()
        caller.open_jobs += 1
        campaign_id = self.business.campaigns[0]
        lead = Lead.new(customer_id=caller.id, summary=wish.kind.summary, campaign_id=campaign_id, follow_up_date=now())
        lead.open()
        self.agenda.at(wish.asked, partial(self._book, wish, caller, leadId=int(lead.id)))

    def _book(self, wish: Wish, caller: customers.Caller | None = None, **origin: int) -> None:
        if caller is None:
            caller = self.customers.who_calls()
            caller.open_jobs += 1
        Work(self, wish, caller).book(origin)
        self.booked += 1

    def _part_with(self, worker: Worker) -> None:
        get(Technician, worker.id).deactivate()

    def _office_shrinks(self) -> None:
        gone = self.business.office.pop()
        get(Employee, gone).deactivate()

    def _end_campaign(self) -> None:
        get(Campaign, self.business.campaigns.pop()).deactivate()

    def _lose_customer(self) -> None:
        """A customer moves away, with all locations."""
        caller = self.customers.someone_without_work()
        if caller is None:
            return
        self.customers.lose(caller)
        get(Customer, caller.id).deactivate()
        for location in caller.locations:
            get(Location, location).deactivate()
