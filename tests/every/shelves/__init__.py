"""What each family puts on the shelf that lists are asked from, and the oracle of each of its lists.

A module has NOUNS, whose rows are looked at; `fill(shelf, number)`, called for each number below eight; and
`listings(shelf)`.
"""

from importlib import import_module
from pkgutil import iter_modules

_FIRST = ("wishes", "projects")
"""What others draw on."""
_names = (each.name for each in iter_modules(__path__) if each.name not in ("customers", *_FIRST))
FAMILIES = tuple(import_module(f"{__name__}.{name}") for name in (*_FIRST, *sorted(_names)))
