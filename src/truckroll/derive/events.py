"""Every event that subscribers may hear of, and what an app must be allowed to read to hear of it."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from truckroll import families as families_package
from truckroll.catalogue.events import Event, events
from truckroll.catalogue.registry import families, resolve
from truckroll.derive.operations import family_names, load


@cache
def all_events() -> dict[str, Event]:
    """Every event by its type; a family declares its own in `events.py`."""
    load()
    for name in family_names():
        module = f"{families_package.__name__}.{name}.events"
        if find_spec(module) is not None:
            import_module(module)
    return dict(sorted(events.items()))


def event_of(type: str) -> Event:
    """The event of a type; LookupError says which there are."""
    found = all_events().get(type)
    if found is None:
        raise LookupError(f"there is no event '{type[:60]}'; there are {', '.join(all_events())}")
    return found


def scope_of(event: Event) -> str:
    """The scope without which an app hears nothing of it: that of reading the noun."""
    noun = resolve(event.noun).noun
    return f"tn.{families[noun.family].scope}.{noun.scope}:r"
