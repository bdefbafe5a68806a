"""How a person uses a page: with a mouse, or with nothing but the keys; both find things by what is written there."""

import re
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Request, expect

MOST_TABS = 400


def _answered(request: Request) -> bool:
    """Whether a page, or a part of one, has come for a button or a link; what only leads on to it is not it."""
    wanted = request.is_navigation_request() or "x-part" in request.headers
    answer = request.response() if wanted else None
    return answer is not None and answer.status not in (302, 303)


class Mouse:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(8_000)
        self.seen: set[str] = set()

    def go(self, address: str) -> None:
        """Type an address; every page that is seen is looked at by axe, once for each kind of page."""
        self.page.goto(address)
        self.look()

    def press(self, name: str, role: str = "button") -> None:
        with self.page.expect_event("requestfinished", _answered):
            self.hit(self._named(role, name))
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str) -> None:
        self.press(name, "link")

    def write(self, label: str, text: str) -> None:
        self.put(self.page.get_by_label(label, exact=False).first, text)

    def choose(self, label: str, option: str) -> None:
        self.pick(self.page.get_by_label(label, exact=False).first, option)

    def level(self, resource: str, level: str) -> None:
        """A scope, view or modify, among the choices of an API that are folded away at first."""
        group = self.page.locator("fieldset", has=self.page.locator("legend", has_text=resource)).first
        self.open(group.locator("xpath=ancestor::details[1]/summary"))
        self.mark(group.get_by_role("radio", name=level))

    def tick(self, name: str) -> None:
        self.mark(self._named("checkbox", name))

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()

    def look(self) -> None:
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|(cid\.|sub-|ak1\.)\w+|\d+|\?.*", "…", self.page.url)
        if kind in self.seen:
            return
        self.seen.add(kind)
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"

    def _named(self, role: str, name: str) -> Locator:
        return self.page.get_by_role(role, name=name).first  # type: ignore[arg-type]  # one of ARIA's words

    # What the keys do in another way.

    def hit(self, what: Locator) -> None:
        what.click()

    def put(self, what: Locator, text: str) -> None:
        what.fill(text)

    def pick(self, what: Locator, option: str) -> None:
        what.select_option(label=option)

    def open(self, what: Locator) -> None:
        if what.locator("xpath=..").get_attribute("open") is None:
            what.click()

    def mark(self, what: Locator) -> None:
        what.check()


class Keys(Mouse):
    """Tabs to things, and types: the mouse is not there. The pages have been looked at with it."""

    def look(self) -> None:
        pass

    def hit(self, what: Locator) -> None:
        self._reach(what)
        self.page.keyboard.press("Enter")

    def put(self, what: Locator, text: str) -> None:
        self._reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def pick(self, what: Locator, option: str) -> None:
        self._reach(what)
        options = what.locator("option").all_inner_texts()
        steps = options.index(option) - what.evaluate("each => each.selectedIndex")
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")

    def open(self, what: Locator) -> None:
        if what.locator("xpath=..").get_attribute("open") is None:
            self._reach(what)
            self.page.keyboard.press("Enter")

    def mark(self, what: Locator) -> None:
        if what.get_attribute("type") == "radio":  # of a group the keys reach the one that is marked, then arrows
            name = what.get_attribute("name")
            group = self.page.locator(f'input[type="radio"][name="{name}"]')
            self._reach_one(lambda: group.evaluate_all("all => all.includes(document.activeElement)"))
            while not what.is_checked():
                self.page.keyboard.press("ArrowRight")
            return
        self._reach(what)
        if not what.is_checked():
            self.page.keyboard.press("Space")

    def _reach(self, what: Locator) -> None:
        what.wait_for(state="attached")
        self._reach_one(lambda: what.evaluate("each => each === document.activeElement"))

    def _reach_one(self, there: Callable[[], bool]) -> None:
        for _ in range(MOST_TABS):
            if there():
                outline = self.page.evaluate(
                    "() => { const s = getComputedStyle(document.activeElement);"
                    " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"
                )
                assert outline, "what the keys have reached cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the keys do not reach it")
