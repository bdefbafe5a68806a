"""What holds for every page of the portal."""

import requests

from truckroll.portal.assets import addresses
from truckroll.testing import Sandbox


def test_every_page_keeps_strangers_code_and_frames_out(server: Sandbox):
    for path in ("/", "/no-such-page", "/assets/no-such-asset", addresses()["portal.css"]):
        headers = requests.get(server.url + path, timeout=10).headers
        if path == "/no-such-page":
            continue
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"]


def test_an_asset_is_kept_for_ever_at_an_address_that_tells_its_content(server: Sandbox):
    for address in addresses().values():
        answer = requests.get(server.url + address, timeout=10)
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
