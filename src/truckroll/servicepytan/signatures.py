"""Keeps what `inspect.signature` shows equal to servicepytan's, while type checkers read the types written here."""

from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

T = TypeVar("T", bound=Callable[..., Any])


def as_published(**annotations: type) -> Callable[[T], T]:
    """Shows a function, or each method of a class, with the annotations that servicepytan gives it: mostly none.

    Programs that inspect a signature (wrappers, command lines made from functions) see no difference. `returns`
    stands for the type of the answer.
    """
    if "returns" in annotations:
        annotations["return"] = annotations.pop("returns")

    def show(thing: T) -> T:
        shown: object = thing
        for function in vars(shown).values() if isinstance(shown, type) else [shown]:
            if isinstance(function, FunctionType):
                function.__annotations__ = dict(annotations)
        return thing

    return show
