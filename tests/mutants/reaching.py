"""Which tests enter which functions of the families: no other test can notice a change there."""

import json
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

Place = tuple[str, str]  # a file, and a function in it


@dataclass
class Reached:
    """The tests that enter each place, and how many seconds each test takes."""

    tests: dict[Place, list[str]]
    seconds: dict[str, float]

    @classmethod
    def read(cls, kept: Path) -> "Reached":
        """What a Watch kept."""
        said = json.loads(kept.read_text())
        return cls({(file, name): tests for file, name, tests in said["tests"]}, said["seconds"])


@dataclass
class Watch:
    """Sees the functions that are entered while tests run, in the threads that they start, too."""

    under: str
    entered: set[CodeType] = field(default_factory=set)
    prepared: dict[str, set[CodeType]] = field(default_factory=lambda: defaultdict(set))  # by fixtures, for a module
    tests: dict[str, tuple[str, set[CodeType]]] = field(default_factory=dict)  # module, functions
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def begin(self) -> None:
        """Watch from now on."""
        threading.setprofile(self._see)
        sys.setprofile(self._see)

    def _see(self, frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(self.under):
            self.entered.add(frame.f_code)

    @contextmanager
    def test(self, item: pytest.Item) -> Iterator[None]:
        """A test, with its fixtures."""
        self.entered.clear()
        yield
        self.tests[item.nodeid] = (item.location[0], set(self.entered))

    @contextmanager
    def fixtures(self, item: pytest.Item) -> Iterator[None]:
        """What is prepared for a test, and may be for others of its module."""
        yield
        self.prepared[item.location[0]] |= self.entered

    def keep(self, kept: Path) -> None:
        """Write down what was seen, for Reached."""
        sys.setprofile(None)
        places: dict[Place, list[str]] = defaultdict(list)
        for test, (module, entered) in self.tests.items():
            for code in entered | self.prepared[module]:
                places[code.co_filename, code.co_qualname].append(test)
        tests = [(*place, tests) for place, tests in places.items()]
        kept.write_text(json.dumps({"tests": tests, "seconds": self.seconds}))
