"""`truckroll portal`: the operator's word on privacy and terms."""

import requests
from typer.testing import CliRunner

from truckroll.portal.commands import app
from truckroll.portal.routes import routes
from truckroll.testing import sandbox


def test_an_operator_leads_readers_to_pages_of_his_own():
    with sandbox(beside=[routes]) as server:

        def said(*words: str) -> int:
            return CliRunner().invoke(app, ["legal", *words, "--data", str(server.folder)]).exit_code

        def leads() -> str | None:
            return requests.get(f"{server.url}/privacy", timeout=10, allow_redirects=False).headers.get("location")

        assert leads() is None
        assert said("privacy", "https://example.com/privacy") == 0
        assert leads() == "https://example.com/privacy"
        for wrong in (
            ("imprint", "https://example.com"),
            ("privacy", "javascript:alert(1)"),
            ("privacy", "example.com"),
        ):
            assert said(*wrong) == 2
        assert leads() == "https://example.com/privacy"
        assert said("privacy") == 0
        assert leads() is None
