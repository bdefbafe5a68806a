"""Pictures of the portal's pages for the documentation: `python -m scripts.pictures`, with Debian's Chromium."""

import contextlib
import io
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import requests
from dotenv import dotenv_values
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from truckroll.client import Client
from truckroll.portal.routes import routes
from truckroll.testing import Sandbox, sandbox

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "portal.md"
HEAD = """# The portal in pictures

The demonstration as `serve --demo small --sandbox` shows it. `python -m scripts.pictures` takes them anew.

"""
COLORS = 128
WIDE, PHONE = (1280, 860), (390, 844)
DAY = max(each for each in (date.today() - timedelta(back) for back in range(1, 8)) if each.weekday() == 3)
"""A Thursday: on Sundays hardly anybody is out."""


@dataclass(frozen=True)
class Picture:
    """A page as somebody sees it."""

    name: str
    path: str
    about: str
    who: str = ""
    size: tuple[int, int] = WIDE
    dark: bool = False


PICTURES = (
    Picture("home", "/", "Home"),
    Picture("docs", "/docs/transactional-and-export-apis", "Documentation, with what it says in order at the side"),
    Picture("faqs", "/faqs", "FAQs", dark=True),
    Picture("reference", "/reference", "All 24 APIs"),
    Picture("operation", "/reference/customer-interactions/Export_TechnicianRatings", "An operation, with its code"),
    Picture("search", "/search?q=hold+appointment", "Search over operations and documentation"),
    Picture("operation-phone", "/reference/jpm/Jobs_GetList", "The same on a phone", size=PHONE),
    Picture("release-notes", "/release-notes", "Release notes"),
    Picture("request-access", "/request-access", "Request access"),
    Picture("sign-in", "/sign-in", "Sign in", size=PHONE, dark=True),
    Picture("apps", "/apps", "My apps", "DEVELOPER"),
    Picture("new-app", "/apps/new", "A new app and what it may do", "DEVELOPER"),
    Picture("try", "/reference/jpm/Jobs_Get", "Try it: as one's own app, without a secret in the browser", "DEVELOPER"),
    Picture("integrations", "/integrations", "A tenant's administrator sees which apps are connected", "ADMINISTRATOR"),
    Picture("admin", "/admin/people", "The operator sees to people", "OPERATOR"),
    Picture("console", "/console", "The console", "OPERATOR"),
    Picture("requests", "/console/requests", "Requests as they come", "OPERATOR", dark=True),
    Picture("board", f"/console/board?date={DAY}", "A day's visits", "OPERATOR"),
    Picture("records", "/console/records/jpm.Job", "Records of any kind", "OPERATOR"),
    Picture("feeds", "/console/feeds", "Who reads which feed how far", "OPERATOR"),
    Picture("webhooks", "/console/webhooks", "Webhook deliveries", "OPERATOR"),
    Picture("sandbox", "/console/sandbox", "The sandbox's powers", "OPERATOR"),
    Picture("board-phone", f"/console/board?date={DAY}", "The day on a phone", "OPERATOR", PHONE, True),
)


def main() -> int:
    """Fill a demonstration, let somebody call it, and look at each page; what is no page ends it with 1."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not on this machine; on Debian: apt install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sandbox(Path(folder) / "data", demo="small", request_log=1, beside=[routes]) as server,
        sync_playwright() as playwright,
    ):
        said = dotenv_values(server.folder / "demo.env")
        _call(server, {name: value or "" for name, value in said.items()})
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        for picture in PICTURES:
            person = said.get(f"PORTAL_{picture.who}", ""), said.get("PORTAL_PASSWORD", "")
            if not _taken(browser, server.url, picture, person):
                return 1
        browser.close()
    lines = [f"**{each.about}**\n\n![{each.about}](../pictures/{each.name}.png)\n" for each in PICTURES]
    PAGE.write_text(HEAD + "\n".join(lines))
    return 0


def _call(server: Sandbox, said: dict[str, str]) -> None:
    """What somebody's program asks, so that there is something to see; one call of it fails."""
    client = Client({**said, "SERVICETITAN_API_ROOT": server.url, "SERVICETITAN_AUTH_ROOT": server.url})
    for _ in client.feed("jpm/v2/tenant/{tenant}/export/jobs"):
        pass
    for job in list(client.jpm.jobs.list(limit=8)):
        client.jpm.jobs.get(job.id)
    with contextlib.suppress(requests.HTTPError):
        client.jpm.jobs.get(1)
    assert server.platform.requests is not None
    server.platform.requests.settle()


def _taken(browser: Browser, url: str, picture: Picture, person: tuple[str | None, str | None]) -> bool:
    width, height = picture.size
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if picture.who:
        _sign_in(page, *person)
    answer = page.goto(picture.path)
    if answer is None or answer.status != 200:
        print(f"{picture.path} answers {answer and answer.status}", file=sys.stderr)
        return False
    page.wait_for_timeout(300)
    with Image.open(io.BytesIO(page.screenshot())) as taken:
        taken.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(
            FOLDER / f"{picture.name}.png", optimize=True
        )
    context.close()
    return True


def _sign_in(page: Page, email: str | None, password: str | None) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email or "")
    page.get_by_label("Password").fill(password or "")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


if __name__ == "__main__":
    sys.exit(main())
