"""Write the generated pages of docs/ and the client's static types again."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from scripts import how_far, settings, what_you_can_do
from tests.client import published
from tests.contract import coverage_page
from tests.sync import tables_page
from truckroll.derive import stubs

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
APIS = ROOT / "src" / "truckroll" / "client" / "apis"


def formatted(name: str, text: str) -> str:
    """A source as the house writes it."""
    ruff = [str(Path(sys.executable).with_name("ruff")), "format", "--stdin-filename", str(APIS / name), "-"]
    return subprocess.run(ruff, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout


PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "configuration.md": settings.page,
    REFERENCE / "coverage.md": coverage_page.page,
    REFERENCE / "servicepytan.md": published.page,
    REFERENCE / "tables.md": tables_page.page,
    REFERENCE / "what-you-can-do.md": what_you_can_do.page,
}
PAGES[ROOT / "docs" / "explanation" / "how-far-it-goes.md"] = how_far.page
PAGES |= {APIS / name: partial(formatted, name, text) for name, text in stubs.files().items()}

if __name__ == "__main__":
    for path, text in PAGES.items():
        path.write_text(text())
        print(f"wrote {path}")
