"""What holds for every page of the portal."""

import pytest
import requests

from truckroll.portal.assets import addresses
from truckroll.testing import Sandbox


@pytest.mark.parametrize("path", ["/", "/docs", "/reference/nothing", "/assets/nothing.css", *addresses().values()])
def test_every_page_keeps_strangers_code_and_frames_out(server: Sandbox, path: str):
    headers = requests.get(server.url + path, timeout=10).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_an_asset_is_kept_for_ever_at_an_address_that_tells_its_content(server: Sandbox):
    for address in addresses().values():
        answer = requests.get(server.url + address, timeout=10)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_a_page_is_kept_by_nobody_but_its_readers_browser(server: Sandbox):
    assert requests.get(server.url, timeout=10).headers["cache-control"] == "private, no-cache"


def test_a_readers_choice_of_light_or_dark_stands_on_the_page_from_the_first_byte(server: Sandbox):
    dark = requests.get(server.url, cookies={"theme": "dark"}, timeout=10).text
    assert '<html lang="en" data-theme="dark">' in dark
    forged = requests.get(server.url, cookies={"theme": '"><script>'}, timeout=10).text
    assert '<html lang="en">' in forged
