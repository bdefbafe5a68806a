"""Make a change, run the tests that reach it, and see whether one of them notices.

Starting an interpreter and reading all families takes longer than most tests. So the tests are collected once, and each
change is made in a process forked from there, to the code of the one function it is in. Only tests that reach the
changed statement are run, first the ones that noticed other changes of its function. What is outside of functions needs
a new interpreter, and a copy of the package with the change in it.

We looked at mutmut 3.8, which leaves functions with decorators alone (most rules have one), and at cosmic-ray 8.7,
which starts an interpreter for each change.
"""

import gc
import importlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from tests.mutants.changes import Change, changes
from tests.mutants.reaching import Place, Reached, Watch

ROOT = Path(__file__).parents[2]
FAMILIES = ROOT / "src" / "truckroll" / "families"
TESTS = ROOT / "tests" / "families"
QUIET = ["-x", "-qq", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-summary"]


@dataclass
class Mutant:
    """A change of a file, and what became of it: killed, or alive."""

    file: Path
    change: Change
    alive: bool = True

    @property
    def family(self) -> str:
        return self.file.relative_to(FAMILIES).parts[0]

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.change.line}: {self.change.told(self.file.read_bytes())}"


def sample(count: int, seed: int, families: Iterable[str] = ()) -> list[Mutant]:
    """So many of all changes of all families (or of these), the same ones for the same seed."""
    files = sorted(FAMILIES.rglob("*.py"))
    mutants = [Mutant(file, change) for file in files for change in changes(file.read_bytes())]
    wanted = [mutant for mutant in mutants if not families or mutant.family in families]
    return random.Random(seed).sample(wanted, min(count, len(wanted)))


def run(mutants: list[Mutant], processes: int, told: Callable[[Mutant], None]) -> None:
    """Find out which of the mutants are killed."""
    trial = _Trial([mutant for mutant in mutants if mutant.change.function], processes, told)
    pytest.main([*QUIET, str(TESTS)], plugins=[trial])
    if trial.failed:
        raise SystemExit(f"A test fails before anything is changed:\n{trial.failed}")

    def alone(mutant: Mutant) -> None:
        mutant.alive = _lives_alone(mutant)
        told(mutant)

    with ThreadPoolExecutor(processes) as pool:
        for mutant in [*trial.left, *(mutant for mutant in mutants if not mutant.change.function)]:
            pool.submit(alone, mutant)


def _lives_alone(mutant: Mutant) -> bool:
    """Whether the tests of its family pass in a new interpreter, with a changed copy of the package."""
    if not (TESTS / mutant.family).is_dir():
        return True
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(ROOT / "src", Path(folder) / "src", ignore=shutil.ignore_patterns("__pycache__"))
        file = copy / mutant.file.relative_to(ROOT / "src")
        file.write_bytes(mutant.change.made(mutant.file.read_bytes()))
        env = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", *QUIET, str(TESTS / mutant.family)]
        try:
            done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=600, check=False)
            return done.returncode == 0
        except subprocess.TimeoutExpired:
            return False


class _Trial:
    """A plugin that runs the collected tests once as they are, and then for each mutant those that reach it."""

    def __init__(self, mutants: list[Mutant], processes: int, told: Callable[[Mutant], None]) -> None:
        self.mutants = mutants
        self.processes = processes
        self.told = told
        self.left: list[Mutant] = []  # no test enters their function, so that they cannot be tried like this
        self.failed = ""
        self._functions = functions()
        self._noticed: dict[tuple[Path, Place | None], Counter[str]] = defaultdict(Counter)  # in a function, by a test
        self._folder = Path(tempfile.mkdtemp())
        self._watch: Watch | None = None
        self._forked = False
        self._seconds: dict[str, float] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """None where pytest shall run the session's tests: in the forked processes."""
        if self._fork() == 0:
            self._watch = Watch(str(FAMILIES))
            self._watch.begin()
            return None
        os.wait()
        reason = self._folder / "failed"
        if reason.exists():
            self.failed = reason.read_text()
            return True
        return self._try_all(session, Reached.read(self._folder / "reached"))

    def _try_all(self, session: pytest.Session, reached: Reached) -> bool | None:
        items = {item.nodeid: item for item in session.items}
        running: dict[int, Mutant] = {}
        for mutant in self.mutants:
            file, function = str(mutant.file), mutant.change.function
            assert function
            if (file, function[1]) not in reached.tests:
                self.left.append(mutant)
                continue
            while len(running) == self.processes:
                self._wait(running)
            tests = reached.among(file, mutant.change.statement)
            child = self._fork()
            if child == 0:
                self._seconds = reached.seconds
                self._put(mutant)
                session.items[:] = [items[test] for test in self._in_order(mutant, tests, reached.seconds)]
                return None
            running[child] = mutant
        while running:
            self._wait(running)
        shutil.rmtree(self._folder)
        return True

    def _in_order(self, mutant: Mutant, tests: Iterable[str], seconds: dict[str, float]) -> list[str]:
        """The tests, those first that are likely to notice, and soon."""
        noticed = self._noticed[mutant.file, mutant.change.function]
        own = f"tests/families/{mutant.family}/"
        return sorted(tests, key=lambda test: (-noticed[test], not test.startswith(own), seconds[test]))

    def _wait(self, running: dict[int, Mutant]) -> None:
        """Until one of them ends."""
        child, status = os.wait()
        mutant = running.pop(child)
        mutant.alive = status == 0
        noticing = self._folder / str(child)
        if noticing.exists():
            self._noticed[mutant.file, mutant.change.function][noticing.read_text()] += 1
        self.told(mutant)

    def _fork(self) -> int:
        sys.stdout.flush()
        if child := os.fork():
            return child
        self._forked = True
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        return 0

    def _put(self, mutant: Mutant) -> None:
        """Change the function where it is, in this process."""
        assert mutant.change.function
        source = compile(mutant.change.made(mutant.file.read_bytes()), str(mutant.file), "exec")
        codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(source)}
        found = self._functions[str(mutant.file), *mutant.change.function]
        assert found
        for each in found:
            each.__code__ = codes[mutant.change.function]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if self._watch is None:
            signal.alarm(30 + round(20 * self._seconds.get(item.nodeid, 0)))  # a test that never ends has noticed
            return (yield)
        with self._watch.test(item):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        if self._watch is None:
            return (yield)
        with self._watch.fixtures(item):
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if self._watch:
            self._watch.seconds[report.nodeid] += report.duration
            if report.failed:
                (self._folder / "failed").write_text(f"{report.nodeid}\n{report.longreprtext}")
        elif self._forked and report.failed:
            (self._folder / str(os.getpid())).write_text(report.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Where a forked process ends: the rest is its parent's."""
        if self._watch:
            self._watch.keep(self._folder / "reached")
        if self._forked:
            os._exit(int(exitstatus))


def functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """The functions of the families by file, name and first line; some are there twice."""
    for file in FAMILIES.rglob("*.py"):
        importlib.import_module(
            ".".join(file.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        )
    found: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(FAMILIES)):
            found[each.__code__.co_filename, each.__code__.co_qualname, each.__code__.co_firstlineno].append(each)
    return found


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of all functions and classes in a module's."""
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)
