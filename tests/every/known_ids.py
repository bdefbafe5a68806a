"""Loaded by schemathesis: half of the ids that it makes up become ids that there are, so that calls also succeed.

Which half is decided by the id itself, so that a failing case fails again. KNOWN_IDS is JSON, by operation and place.
"""

import json
import os
from typing import Any

import schemathesis

KNOWN: dict[str, dict[str, Any]] = json.loads(os.environ["KNOWN_IDS"])


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    known = KNOWN.get(case.operation.definition.raw.get("operationId"), {})
    case.path_parameters = _known(case.path_parameters, known, "path")
    case.query = _known(case.query, known, "query")
    case.body = _known(case.body, known, "body")


def _known(value: Any, known: dict[str, Any], place: str) -> Any:
    if isinstance(value, dict):
        return {name: _known(each, known, f"{place}.{name}") for name, each in value.items()}
    if isinstance(value, list):
        return [_known(each, known, place) for each in value]
    if isinstance(known.get(place), str):  # a GUID, or a word of the path
        return known[place] if isinstance(value, str) and sum(value.encode()) % 2 == 0 else value
    number = int(value) if isinstance(value, str) and value.isdecimal() and value.isascii() else value
    if type(number) is int and number % 2 == 0 and place in known:
        return known[place] if number is value else str(known[place])
    return value
