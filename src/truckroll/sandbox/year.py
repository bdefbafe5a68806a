"""A contractor's year: all that happens, each deed in its own transaction, in the order of one simulated clock."""

from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random

from truckroll.catalogue.transaction import Caller
from truckroll.catalogue.types import Ref
from truckroll.families.crm import Customer, Location
from truckroll.families.marketing import Campaign
from truckroll.families.settings import Employee, Technician
from truckroll.sandbox import customers
from truckroll.sandbox.advertising import Advertising
from truckroll.sandbox.agenda import DAY, HOUR, MINUTE, Agenda
from truckroll.sandbox.asking import get
from truckroll.sandbox.business import Business, Worker, found_business
from truckroll.sandbox.crew import Crew
from truckroll.sandbox.customers import Customers
from truckroll.sandbox.demand import Wish, wishes
from truckroll.sandbox.diary import Diary
from truckroll.sandbox.ledger import Ledger
from truckroll.sandbox.members import Club
from truckroll.sandbox.money import Till
from truckroll.sandbox.office import Office
from truckroll.sandbox.paperwork import Paperwork
from truckroll.sandbox.payables import Payables
from truckroll.sandbox.phone import Phone
from truckroll.sandbox.sales import Sales
from truckroll.sandbox.shop import Shop
from truckroll.sandbox.stock import Stores
from truckroll.sandbox.work import Work
from truckroll.store import planned
from truckroll.store.protocol import Connection
from truckroll.store.records import transact

LENGTH = 365 * DAY
ENDS_BEFORE = 20 * MINUTE
"""How long before now the year ends, so that the horizon of the feeds hides nothing of it."""
_WELCOMED_AT_ONCE = 25


class Year:
    """The contractor, its customers and its diary, while the year goes by."""

    business: Business
    ledger: Ledger
    paperwork: Paperwork
    phone: Phone
    shop: Shop
    stock: Stores
    crew: Crew
    advertising: Advertising
    office: Office
    club: Club
    sales: Sales
    till: Till

    def __init__(self, tenant: int, timezone: str, app: str, *, jobs: int, seed: int, now: int) -> None:
        """`app` is the GUID that calls, `jobs` how many there will be; the year ends 20 minutes before `now`."""
        self.rng = Random(seed)  # noqa: S311  # the same seed must make the same year
        self.tenant = tenant
        self.app = app
        self.jobs = jobs
        self.booked = 0
        self.agenda = Agenda(self.rng, now - ENDS_BEFORE - LENGTH, now - ENDS_BEFORE)
        self.diary = Diary(self.rng, timezone)
        self.customers = Customers(self, jobs)
        self.agenda.at(self.agenda.start, self._begin, office=False)

    def advance(self, connection: Connection, most: int) -> bool:
        """Let so many things happen, inside the caller's transaction; False when the year is over."""
        for _ in range(most):
            if not self._next(connection):
                break
        return bool(self.agenda)

    def _next(self, connection: Connection) -> bool:
        following = self.agenda.next()
        if following is None:
            return False
        deed, office = following
        planned.do_due_within(connection, self.tenant, self.agenda.now)
        user = self.rng.choice(self.business.office) if office else 0
        transact(connection, self.tenant, self.agenda.now, Caller(self.app, Ref(user)), deed)
        return True

    @property
    def today(self) -> str:
        """The day by the contractor's clocks, as dates are written."""
        return str(date.fromordinal(self.diary.day(self.agenda.now)))

    def on_days(self, wanted: Callable[[date], bool], hour: float, deed: Callable[[], None]) -> None:
        """Do something again and again, on all days of the year that are wanted."""
        for day in range(self.diary.day(self.agenda.start) + 1, self.diary.day(self.agenda.end) + 1):
            if wanted(date.fromordinal(day)):
                self.agenda.at(self.diary.at(day, hour), deed)

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
        self.ledger, self.sales, self.paperwork = Ledger(self), Sales(self), Paperwork(self)
        self.shop = Shop(self)
        self.stock, self.crew, self.advertising = Stores(self), Crew(self), Advertising(self)
        self.business.campaigns = list(self.advertising.campaigns.values())
        self.office, self.club, self.till = Office(self), Club(self), Till(self)
        self.phone = Phone(self)
        Payables(self)
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
        booking = self.advertising.book_online(wish, caller)
        self.agenda.at(wish.asked, partial(self._book, wish, caller, bookingId=booking))

    def _follow_up(self, wish: Wish) -> None:
        """Somebody may want work; the office asks again until it is a job."""
        caller = self.customers.who_calls()
        caller.open_jobs += 1
        location = self.rng.choice(caller.locations)
        lead = self.office.follow_up(wish, caller.id, location)
        self.agenda.at(wish.asked, partial(self._book, wish, caller, location, leadId=lead))

    def _book(
        self, wish: Wish, caller: customers.Caller | None = None, location: int | None = None, **origin: int
    ) -> None:
        """Book a job: for whoever asked already, or else what was sold, what a membership brings, or a new wish."""
        sale = event = None
        if caller is None:
            if (sale := self.sales.to_do(wish.kind)) is not None:
                caller, location = sale.caller, sale.location
            elif (due := self.club.due(wish.kind)) is not None:
                caller, location, event = due
            else:
                caller = self.customers.who_calls()
            caller.open_jobs += 1
        work = Work(self, wish, caller, location or self.rng.choice(caller.locations), sale)
        work.book(origin)
        if event is not None:
            self.club.visit(work, event)
        elif wish.origin == "call":
            self.phone.book(work)
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
