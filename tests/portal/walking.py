"""All pages that links lead to, from the home page on, as somebody sees them who has not signed in."""

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import requests


@dataclass
class Seen:
    """A page as it was answered."""

    status: int
    size: int
    links: list[str] = field(default_factory=list)
    """Where its links lead, fragments included."""
    ids: set[str] = field(default_factory=set)


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in ("a", "link") and said.get("href"):
            self.links.append(said["href"] or "")
        if said.get("src"):
            self.links.append(said["src"] or "")
        if said.get("id"):
            self.ids.add(said["id"] or "")


def walk(root: str) -> dict[str, Seen]:
    """Every page of the server by its path and query."""
    seen: dict[str, Seen] = {}
    ahead = deque(["/"])
    with requests.Session() as session:
        while ahead:
            address = ahead.popleft()
            if address in seen:
                continue
            answer = session.get(root + address, timeout=30)
            seen[address] = page = Seen(answer.status_code, len(answer.content))
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            reading = _Reading()
            reading.feed(answer.text)
            page.ids = reading.ids
            for link in reading.links:
                target = urlsplit(urljoin(root + address, link))
                if f"{target.scheme}://{target.netloc}" != root:
                    page.links.append(link)
                    continue
                path = target.path + (f"?{target.query}" if target.query else "")
                page.links.append(path + (f"#{target.fragment}" if target.fragment else ""))
                if not path.startswith("/sign-in?"):  # one page, wherever it leads afterwards
                    ahead.append(path)
    return seen
