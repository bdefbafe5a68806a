"""What two platforms do differently, as far as both were seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from truckroll.probe.facts import PLATFORM, Fact, Facts, Told

WORDS = ("words of ", "headers")
"""Facts in which two servers may differ without anybody's program noticing."""

DATA = {"empty", "moment Z", "as short as can be"}
"""Forms that depend on what is written: a moment on a whole second has no fraction anywhere."""


@dataclass(frozen=True)
class Difference:
    """One fact, there and here."""

    about: str
    where: str
    """The question, or the field."""
    fact: str
    one: Fact
    other: Fact

    def __str__(self) -> str:
        return (
            f"{self.about}, {self.where}: {self.fact} is {_said(self.one)} in the one, {_said(self.other)} in the other"
        )


def differences(one: Facts, other: Facts, *, words: bool = False) -> list[Difference]:
    """Every difference; with `words` also how refusals are worded, and which headers there are."""
    return [
        found
        for about in sorted(one.about.keys() & other.about.keys(), key=lambda name: (name != PLATFORM, name))
        for found in _of(about, one, other)
        if words or not found.fact.startswith(WORDS)
    ]


def asked_of_one(one: Facts, other: Facts) -> list[str]:
    """What only one of them was asked, because of its scopes, its records or its budget."""
    return sorted(one.about.keys() ^ other.about.keys())


def _of(about: str, one: Facts, other: Facts) -> Iterator[Difference]:
    mine, yours = one.about[about], other.about[about]
    for question in mine.answers:
        if question not in yours.answers:
            continue
        a, b = mine.answers[question], yours.answers[question]
        if a.get("status") != b.get("status"):  # then all else differs, too
            yield Difference(about, question, "status", a.get("status"), b.get("status"))
            continue
        for fact in sorted(a.keys() & b.keys()):  # what one of them lacks, it could not tell
            if a[fact] != b[fact]:
                yield Difference(about, question, fact, a[fact], b[fact])
    for at in sorted({*mine.fields, *yours.fields}):
        yield from _of_field(about, at, mine.fields, yours.fields)


def _of_field(about: str, at: str, mine: dict[str, Told], yours: dict[str, Told]) -> Iterator[Difference]:
    where = f"field {at or 'answer'}"
    a, b = mine.get(at), yours.get(at)
    if a is None or b is None:
        parent = at.rpartition(".")[0] if not at.endswith(("[]", "{}")) else ""
        there, lacking = (b or Told()), (mine if a is None else yours)
        if parent and "object" in lacking.get(parent, Told()).kinds and there.otherwise != ["missing"]:
            kinds: Fact = list(there.kinds)
            yield Difference(about, where, "kind", *((None, kinds) if a is None else (list(a.kinds), None)))
        return
    if a.otherwise != b.otherwise:
        yield Difference(about, where, "published otherwise", list(a.otherwise), list(b.otherwise))
    x, y = ({form for form in told.forms if form not in DATA} for told in (a, b))
    if x and y and x != y:
        yield Difference(about, where, "form", sorted(x), sorted(y))


def _said(fact: Fact) -> str:
    match fact:
        case None:
            return "not there"
        case bool():
            return "yes" if fact else "no"
        case list():
            return ", ".join(fact) or "nothing"
        case _:
            return str(fact)
