"""Which tests reach which lines of the families: no other test can notice a change there."""

import json
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

Place = tuple[str, int]  # a file, and a line in it; a function that is entered is at its first line


@dataclass
class Reached:
    """The tests that reach each place, and how many seconds each test takes."""

    tests: dict[Place, list[str]]
    seconds: dict[str, float]

    @classmethod
    def read(cls, kept: Path) -> "Reached":
        """What a Watch kept."""
        said = json.loads(kept.read_text())
        return cls({(file, line): tests for file, line, tests in said["tests"]}, said["seconds"])

    def among(self, file: str, lines: range) -> set[str]:
        """The tests that reach any of these lines."""
        return {test for line in lines for test in self.tests.get((file, line), ())}


@dataclass
class Watch:
    """Sees the lines that are reached while tests run, in the threads that they start, too."""

    under: str
    reached: set[Place] = field(default_factory=set)
    prepared: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))  # by fixtures, for a module
    tests: dict[str, tuple[str, set[Place]]] = field(default_factory=dict)  # module, lines
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def begin(self) -> None:
        """Watch from now on."""
        threading.settrace(self._see)
        sys.settrace(self._see)

    def _see(self, frame: FrameType, event: str, _argument: Any) -> Any:
        code = frame.f_code
        if event == "call":
            if not code.co_filename.startswith(self.under):
                return None
            self.reached.add((code.co_filename, code.co_firstlineno))
        else:
            self.reached.add((code.co_filename, frame.f_lineno))
        return self._see

    @contextmanager
    def test(self, item: pytest.Item) -> Iterator[None]:
        """A test, with its fixtures."""
        self.reached.clear()
        yield
        self.tests[item.nodeid] = (item.location[0], set(self.reached))

    @contextmanager
    def fixtures(self, item: pytest.Item) -> Iterator[None]:
        """What is prepared for a test, and may be for others of its module."""
        yield
        self.prepared[item.location[0]] |= self.reached

    def keep(self, kept: Path) -> None:
        """Write down what was seen, for Reached."""
        sys.settrace(None)
        places: dict[Place, list[str]] = defaultdict(list)
        for test, (module, reached) in self.tests.items():
            for place in reached | self.prepared[module]:
                places[place].append(test)
        tests = [(*place, tests) for place, tests in places.items()]
        kept.write_text(json.dumps({"tests": tests, "seconds": self.seconds}))
