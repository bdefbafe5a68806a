"""What a business has been, kept by the plainest means: every version of every record, in the order it was made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from truckroll.catalogue.time import When

Key = tuple[str, int]

SHOWN = {
    "jpm.JobNote": "id createdOn modifiedOn active jobId text isPinned createdById",
    "jpm.JobCanceledLog": "id createdOn active jobId reasonId memo createdById",
    "jpm.Appointment": "id createdOn modifiedOn active jobId appointmentNumber start end arrivalWindowStart"
    " arrivalWindowEnd status specialInstructions customerId unused createdById isConfirmed",
    "customer_interactions.TechnicianRating": "createdOn modifiedOn active technicianId jobId rating",
}
"""The nouns whose feeds are watched, and what a row of each says."""
NOUNS = tuple(SHOWN)
NAMED_BY = dict.fromkeys(NOUNS, ("id",)) | {"customer_interactions.TechnicianRating": ("technicianId", "jobId")}
"""What a reader knows a row by."""


@dataclass
class Version:
    """A record as one change left it; `text` is how the feed showed it at once."""

    place: int
    noun: str
    id: int
    modified: int
    active: bool
    row: dict[str, Any]
    text: str = ""

    @property
    def key(self) -> Key:
        return self.noun, self.id


@dataclass
class History:
    """One tenant's versions, first made first."""

    versions: list[Version] = field(default_factory=list)
    records: dict[Key, dict[str, Any]] = field(default_factory=dict)

    @property
    def modified(self) -> int:
        """When the last change was made."""
        return self.versions[-1].modified if self.versions else 0

    def add(self, key: Key, values: dict[str, Any], now: int) -> Version:
        """A record was made or changed."""
        self.records[key] = values
        values["modifiedOn"] = str(When.of(now))
        row = {name: values[name] for name in SHOWN[key[0]].split()}
        version = Version(len(self.versions) + 1, *key, now, values["active"], row)
        self.versions.append(version)
        return version

    def stood(self, noun: str, at: int | None = None) -> list[Version]:
        """The records as they stood at the end of a moment (None is now), in the order of their last change."""
        found: dict[int, Version] = {}
        for version in self.versions:
            if version.noun == noun and (at is None or version.modified <= at):
                found.pop(version.id, None)
                found[version.id] = version
        return list(found.values())

    def place(self, noun: str, since: int) -> int:
        """The place just before what was made at a moment or after it."""
        made = [v.place for v in self.versions if v.noun == noun and v.modified < since]
        return max(made, default=0)


WANTED: dict[str, Callable[[Version], bool]] = {
    "Any": lambda version: True,
    "True": lambda version: version.active,
    "False": lambda version: not version.active,
}
