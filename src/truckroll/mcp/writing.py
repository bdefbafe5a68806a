"""Changes that an assistant proposes: each is shown first, and done only when that very one is confirmed."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from truckroll.client import Client
from truckroll.derive.arguments import as_json
from truckroll.derive.operations import Operation
from truckroll.mcp.finding import Unfit
from truckroll.mcp.reading import asked

MOST_WAITING = 50


@dataclass(frozen=True)
class Proposal:
    """A request that has been shown and not sent."""

    operation: Operation
    path: str
    query: dict[str, Any]
    body: Any

    def shown(self, tenant: str) -> dict[str, Any]:
        """What would be sent."""
        request = f"{self.operation.method} {self.path.replace('{tenant}', tenant)}"
        return {"request": request, "query": self.query, "body": self.body, "does": self.operation.summary}


class Proposals:
    """What was shown and waits for its confirmation."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._waiting: dict[str, Proposal] = {}

    def prepare(self, operation: Operation, given: Mapping[str, Any], body: Any) -> dict[str, Any]:
        """Check a change and keep it; Unfit names what is wrong with it."""
        if operation.method == "GET":
            raise Unfit(f"{operation.name} changes nothing; use read.")
        path, query = asked(operation, given)
        if operation.body is None and body:
            raise Unfit(f"{operation.name} takes no body.")
        if operation.body is not None:
            if operation.is_form:
                raise Unfit(f"{operation.name} takes a file, which this tool cannot send.")
            try:
                body = as_json(operation.body, {} if body is None else body, "body")
            except TypeError as fault:
                raise Unfit(f"{fault}. describe_operation shows the body of {operation.name}.") from None
        if len(self._waiting) >= MOST_WAITING:
            self._waiting.pop(next(iter(self._waiting)))
        proposal, confirmation = Proposal(operation, path, query, body), secrets.token_hex(8)
        self._waiting[confirmation] = proposal
        shown = proposal.shown(self._client.session.credentials.tenant_id)
        return {"nothing_was_changed_yet": True, "would_send": shown, "confirmation": confirmation}

    def perform(self, confirmation: str) -> dict[str, Any]:
        """Send what was shown under this confirmation, once."""
        proposal = self._waiting.pop(confirmation, None)
        if proposal is None:
            raise Unfit("Nothing waits under this confirmation: use prepare_write, show the change, then confirm it.")
        has_body = proposal.operation.body is not None
        answer = self._client.request(
            proposal.operation.method,
            proposal.path,
            params=proposal.query,
            **({"json": proposal.body} if has_body else {}),
        )
        return {"done": proposal.operation.summary, "answer": answer}
