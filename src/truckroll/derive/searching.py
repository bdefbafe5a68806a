"""Finding operations, and what is written beside them, by words: for people who type and for assistants who ask."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from truckroll.derive.operations import Operation

NAMES, KIND, WORDS, TEXT = 90, 50, 35, 12
"""How much a word counts in a title, as a method, in what is said about it, and anywhere else."""
EXACT, BEGUN, WITHIN = 4, 3, 1
"""How much a word counts that is the same, that begins so, and that has it within."""

_WORD = re.compile(r"[a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SILENT = frozenset({"a", "an", "by", "of", "tenant", "the", "to"})
"""Words that say nothing about what is looked for."""


class Said(NamedTuple):
    """What can be found of one thing: its names, the method or `Docs`, what is said about it, and all else."""

    names: str
    kind: str
    words: str
    text: str


def said_of(operation: Operation) -> Said:
    """What can be found of an operation."""
    kind = "DEL" if operation.method == "DELETE" else operation.method
    below = operation.path.partition("/tenant/{tenant}")[2]
    return Said(
        f"{operation.operation_id} {operation.tag}",
        kind,
        f"{operation.summary} {operation.family.title} {operation.noun.word} {below} {operation.api}",
        " ".join((operation.noun.about, operation.scope, *(one.name for one in operation.parameters))),
    )


class Index:
    """Things by their words; a thing is known by its place in the order in which it was given."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._lengths: list[int] = []
        """How many words the title of each has."""
        self._places: dict[str, dict[int, int]] = {}
        """Each word, with the things that say it and how much it counts there."""
        for at, each in enumerate(said):
            self._lengths.append(len(_forms(each.names)))
            for weight, text in ((TEXT, each.text), (WORDS, each.words), (KIND, each.kind), (NAMES, each.names)):
                for word in _forms(text):
                    self._places.setdefault(word, {})[at] = weight

    def scores(self, query: str, *, every: bool = True) -> dict[int, int]:
        """How well things fit a query: those in which every word of it is found somehow, or any."""
        sums: dict[int, int] | None = None
        for word in _words(query):
            found = self._scored(word)
            if sums is None:
                sums = found
            else:
                kept = sums.keys() & found.keys() if every else sums.keys() | found.keys()
                sums = {at: sums.get(at, 0) + found.get(at, 0) for at in kept}
        # Of two that say the same words, the one that says less else is meant.
        return {at: score * 100 // (10 + self._lengths[at]) for at, score in (sums or {}).items()}

    @cached_property
    def _used(self) -> tuple[str, ...]:
        return tuple(self._places)

    def _scored(self, word: str) -> dict[int, int]:
        """How well each thing fits one word."""
        best: dict[int, int] = {}
        levels = (
            (EXACT, (word, _singular(word))),
            (BEGUN, [each for each in self._used if each.startswith(word)] if len(word) > 1 else ()),
            (WITHIN, [each for each in self._used if word in each] if len(word) > 3 else ()),
        )
        for level, words in levels:
            for each in words:
                for at, weight in self._places.get(each, {}).items():
                    best[at] = max(best.get(at, 0), level * weight)
        return best


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(_HUMP.sub(" ", text).lower()) if word not in _SILENT]


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _forms(text: str) -> set[str]:
    return {form for word in _words(text) for form in (word, _singular(word))}
