"""Whom faults strike and how often, kept with the data: of several processes, each knows what any of them was told."""

import fnmatch
import random
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec

from truckroll.derive.operations import Operation
from truckroll.sandbox.powers.faults import OF_FEEDS, Fault
from truckroll.sandbox.powers.pages import Page
from truckroll.sandbox.powers.wishes import Unknown

NAME = "sandbox.faults"
"""The name under which the store keeps what goes wrong."""
MOST_EXPIRED = 1_000


@dataclass(frozen=True)
class Asked:
    """What is known of a request before it is answered."""

    method: str
    path: str
    operation: Operation | None
    tenant: str
    key: str
    """The app key it came with."""
    token: bytes = b""
    """Its Authorization header."""

    @property
    def digest(self) -> str:
        """By what its token is known again, which is kept nowhere."""
        return blake2b(self.token, digest_size=16).hexdigest()

    @property
    def reader(self) -> str:
        """Who reads which feed; empty when no feed is read."""
        if self.operation is None or self.operation.act != "feed":
            return ""
        return f"{self.operation.operation_id}/{self.tenant}/{self.key}"


class Active(msgspec.Struct):
    """A fault, and how often it has happened."""

    id: str
    fault: Fault
    key: str | None = None
    """The app key of those it is for; None for all."""
    met: int = 0
    drawn: int = 0
    """How often chance was asked."""

    @property
    def spent(self) -> bool:
        """Whether it has happened as often as it was to."""
        return self.fault.count is not None and self.met >= self.fault.count

    def strikes(self, asked: Asked) -> bool:
        """Whether it happens to a request; chance is drawn for each that it may happen to."""
        return self.may_strike(asked) and (self.fault.share >= 1 or self.chance().random() < self.fault.share)

    def chance(self) -> random.Random:
        """Chance that can be had again: the same seed draws the same each time."""
        self.drawn += 1
        return random.Random(f"{self.fault.seed} {self.drawn}")  # noqa: S311  # nothing secret

    def may_strike(self, asked: Asked) -> bool:
        """Whether a request is one of those it happens to."""
        fault, operation = self.fault, asked.operation
        if self.spent or (operation is None and (fault.path is None or fault.operation or fault.family)):
            return False
        if fault.kind == "expire-token" and not asked.token:
            return False
        return (
            (fault.operation is None or (operation is not None and operation.operation_id == fault.operation))
            and (fault.family is None or (operation is not None and operation.family.name == fault.family))
            and (fault.path is None or fnmatch.fnmatchcase(asked.path, fault.path))
            and (fault.method is None or asked.method == fault.method.upper())
            and (fault.tenant is None or asked.tenant == str(fault.tenant))
            and (self.key is None or asked.key == self.key)
            and (fault.kind not in OF_FEEDS or (operation is not None and operation.act == "feed"))
        )


@dataclass
class Course:
    """What is to become of one request."""

    delay: float = 0
    refused: Active | None = None
    """The fault that answers instead."""
    expired: str = ""
    """The fault that ended its token."""
    cut: bool = False
    lose_answer: bool = False
    truncate: bool = False
    names: list[str] = field(default_factory=list[str])
    of_feed: list[str] = field(default_factory=list[str])
    """Faults that change the page."""
    late: list[msgspec.Raw] = field(default_factory=list[msgspec.Raw])
    """Rows that were kept back before, and come now."""

    @property
    def ends(self) -> bool:
        """Whether nothing else can go wrong any more."""
        return self.refused is not None or bool(self.expired) or self.cut or self.lose_answer or self.truncate


class FaultState(msgspec.Struct):
    """The faults there are, and what came of them."""

    given: int = 0
    active: list[Active] = []
    expired: dict[str, str] = {}
    """Access tokens that count no more, by their digests, and by which fault."""
    late: dict[str, list[msgspec.Raw]] = {}
    """Rows that were kept back, by who reads."""

    @property
    def is_over(self) -> bool:
        """Whether nothing can go wrong any more."""
        return not (self.expired or self.late or any(not each.spent for each in self.active))

    def concerns(self, asked: Asked) -> bool:
        """Whether anything may be changed for a request."""
        return (
            asked.reader in self.late
            or (bool(self.expired) and asked.digest in self.expired)
            or any(each.may_strike(asked) for each in self.active)
        )

    def add(self, fault: Fault, key: str | None) -> Active:
        """Let something go wrong from now on."""
        self.given += 1
        active = Active(f"f{self.given}", fault, key)
        self.active.append(active)
        return active

    def remove(self, id: str) -> None:
        """Take one away; Unknown when it is not there. Rows it kept back still come, tokens it ended count again."""
        if not any(each.id == id for each in self.active):
            raise Unknown(f"There is no fault {id[:20]}.")
        self.active = [each for each in self.active if each.id != id]
        self.expired = {token: by for token, by in self.expired.items() if by != id}

    def clear(self) -> None:
        """Take all away."""
        self.active, self.expired = [], {}

    def course(self, asked: Asked) -> Course:
        """Which of the faults strike a request, and what they make of it."""
        course = Course(expired=self.expired.get(asked.digest, ""))
        for each in self.active:
            if course.ends or not each.strikes(asked):
                continue
            if each.fault.kind in OF_FEEDS:
                course.of_feed.append(each.id)
                continue
            each.met += 1
            course.names.append(each.id)
            match each.fault.kind:
                case "delay":
                    course.delay += each.fault.seconds
                case "status":
                    course.refused = each
                case "expire-token":
                    if len(self.expired) >= MOST_EXPIRED:
                        del self.expired[next(iter(self.expired))]
                    course.expired = self.expired[asked.digest] = each.id
                case "cut":
                    course.cut = True
                case "lose-answer":
                    course.lose_answer = True
                case _:
                    course.truncate = True
        if not course.ends:
            course.late = self.late.pop(asked.reader, [])
        return course

    def turn(self, page: Page, course: Course, reader: str) -> list[str]:
        """Which of a course's faults changed a feed's page; one that finds nothing to change waits for another."""
        names: list[str] = []
        for each in self.active:
            if each.spent or each.id not in course.of_feed:
                continue
            match each.fault.kind:
                case "repeat-rows":
                    changed = page.repeat(each.fault.rows)
                case "late-rows":
                    held = page.hold_back(each.fault.rows, each.chance())
                    changed = bool(held)
                    if held:
                        self.late.setdefault(reader, []).extend(held)
                case _:
                    changed = page.lose_token()
            if changed:
                each.met += 1
                names.append(each.id)
        page.data = [*course.late, *page.data]
        return names

    def give_back(self, course: Course, reader: str) -> None:
        """Late rows that could not be shown come with the next page that can be had."""
        self.late[reader] = [*course.late, *self.late.get(reader, [])]


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(FaultState).decode
