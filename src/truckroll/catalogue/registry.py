"""Which families and nouns there are; a family is loaded when its first noun is needed."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from truckroll.catalogue.resource import Resource

PACKAGE = "truckroll.families"


@dataclass(frozen=True)
class Family:
    """One published API: its title, where its paths begin, the code in its scopes, its document and API name.

    `also` is another beginning under which its paths are known, though no document says so.
    """

    name: str
    title: str
    path: str
    scope: str
    document: str
    api: str
    also: str = ""


families: dict[str, Family] = {}
nouns: dict[str, "type[Resource]"] = {}


def family(module: str, title: str, *, path: str, scope: str, document: str = "", also: str = "") -> Family:
    """Declare the family whose folder this is; its name is the folder's."""
    name = module.rsplit(".", 1)[-1]
    if name in families:
        raise TypeError(f"the family {name} is declared twice")
    api = document.removesuffix("-v2") or name
    families[name] = Family(name, title, path, scope, document, api, also)
    return families[name]


def register(cls: "type[Resource]") -> None:
    """Take a noun into the catalogue; a name belongs to one noun."""
    name = cls.noun.name
    if name in nouns and nouns[name].__qualname__ + nouns[name].__module__ != cls.__qualname__ + cls.__module__:
        raise TypeError(f"the noun {name} is declared twice")
    nouns[name] = cls


def resolve(name: str) -> "type[Resource]":
    """The noun of this name, such as `jpm.Job`; LookupError when a reference names nothing."""
    if name not in nouns:
        package = f"{PACKAGE}.{name.split('.')[0]}"
        try:
            import_module(package)
        except ModuleNotFoundError as fault:
            if fault.name != package:
                raise
        if name not in nouns:
            raise LookupError(f"there is no noun {name}")
    return nouns[name]


class Lazy:
    """A noun of another family, loaded when a rule first uses it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(resolve(self.name), attribute)


def noun(name: str) -> Any:
    """A noun of another family by its name, for rules that add or find its records."""
    return Lazy(name)
