"""How a rule says no: which status, which sentence, and which fields are to blame."""

from collections.abc import Mapping


class Refused(Exception):  # a refusal is an answer, not an error of the program
    """The business does not do this; nothing of the request is kept."""

    def __init__(self, title: str, *, kind: str, errors: Mapping[str, list[str]] | None = None) -> None:
        super().__init__(title)
        self.title = title
        self.kind = kind
        self.errors = dict(errors or {})

    def status(self, published: frozenset[int]) -> int:
        """The status for an operation that publishes these: the first of the kind's that it does, else 400."""
        return next((status for status in STATUSES[self.kind] if status in published), 400)


STATUSES: dict[str, tuple[int, ...]] = {
    "conflict": (409,),
    "missing": (404, 409),
    "unknown reference": (409, 404),
    "invalid": (),
}
"""The statuses that each kind of refusal asks for, in order; 400 stands for what an operation does not publish."""


def refuse(when: bool, title: str) -> None:
    """Say no to something that the state of the business does not allow: 409 where published, else 400."""
    if when:
        raise Refused(title, kind="conflict")


def invalid(when: bool, field: str, message: str) -> None:
    """Say no to a value that cannot be: 400, naming the field as the caller spells it."""
    if when:
        raise Refused(f"{field}: {message}", kind="invalid", errors={field: [message]})


def missing(noun: str, id: object) -> Refused:
    """No such record, named in the path: 404 where published, else 409, else 400."""
    return Refused(f"{noun} {id} was not found.", kind="missing", errors={"id": [f"There is no {noun} {id}."]})


def unknown_reference(place: str, noun: str, id: object) -> Refused:
    """No such record, named in a body: 409, 404 or 400, the first of them that is published."""
    return Refused(
        f"{place}: {noun} {id} was not found.",
        kind="unknown reference",
        errors={place: [f"There is no {noun} {id}."]},
    )
