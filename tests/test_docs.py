"""The documentation is true: generated pages are current, links lead somewhere, every page can be found."""

import re
from pathlib import Path

import pytest

from scripts.docs import PAGES

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
MARKDOWN = [*sorted(ROOT.glob("*.md")), *DOCS]


def links(page: Path) -> list[Path]:
    """The local files that a page links to."""
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    return [(page.parent / target).resolve() for target in targets]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_generated_page_is_what_the_program_says_now(path: Path):
    assert path.read_text() == PAGES[path](), "stale: write it again with `make docs`"


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path):
    assert [str(target) for target in links(page) if not target.exists()] == []


def test_every_page_is_linked_from_another():
    linked = {target for page in MARKDOWN for target in links(page) if target != page}
    assert [str(page.relative_to(ROOT)) for page in DOCS if page not in linked and page.name != "index.md"] == []


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_test_that_a_page_names_is_there(page: Path):
    """Named from the folder of tests, as `server/test_tls.py::test_an_old_tls_is_refused`."""
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", page.read_text())
    lacking = [f"{file}::{name}" for file, name in named if not there(ROOT / "tests" / file, name)]
    assert lacking == []


def there(file: Path, name: str) -> bool:
    return file.is_file() and f"def {name}(" in file.read_text()
