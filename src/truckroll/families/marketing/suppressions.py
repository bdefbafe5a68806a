"""To whom no mail may be sent."""

from typing import Literal, Self

from truckroll.catalogue import Email, Resource, Some, action, filter, invalid, missing, read, where

SuppressionType = Literal["Unsubscribe", "Bounce", "SpamReport", "ManualUnsubscribe", "NeverEmail"]
MOST = 1000


class Suppression(
    Resource,
    path="suppressions",
    tag="Suppressions",
    operations="list",
    filters="ids active created modified",
    sort="id email created_on modified_on",
    index="email",
):
    """An address to which no mail may be sent, and why."""

    email: str
    reason: SuppressionType | None
    active: bool = True

    @filter
    def email_(cls, value: str) -> Some:
        """The suppression of an address, in capitals or not."""
        return where(email=spelled(value))

    @read("GET {email}")
    def get(cls, email: Email) -> Self:
        """Whether and why no mail may be sent to an address."""
        found = cls.first(email=spelled(email), active=None)
        if found is None:
            raise missing("Suppression", email)
        return found

    @action("POST suppress")
    def add(cls, emails: list[str], reason: SuppressionType) -> None:
        """Send no more mail to some addresses; what is said last of an address holds."""
        for email in addresses(emails):
            found = cls.first(email=email, active=None) or cls.new(email=email)
            found.reason, found.active = reason, True

    @action("POST unsuppress")
    def remove(cls, emails: list[str]) -> None:
        """Allow mail to some addresses again; one that was not suppressed is none the worse."""
        for email in addresses(emails):
            for found in cls.find(email=email):
                found.deactivate()


def spelled(email: str) -> str:
    """An address as it is kept: capitals make no other address."""
    return email.strip().lower()


def addresses(emails: list[str]) -> list[str]:
    """The addresses of a request, each once; not more than a thousand."""
    invalid(len(emails) > MOST, "emails", f"At most {MOST} addresses at once.")
    for at, email in enumerate(emails):
        name, _, domain = email.strip().partition("@")
        invalid(not name or not domain or "@" in domain, f"emails[{at}]", f"'{email[:100]}' is no email address.")
    return list(dict.fromkeys(map(spelled, emails)))
