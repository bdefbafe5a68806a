"""The records of `client.findings`, to annotate with; their types are in the stub.

Written by `make docs`; what it says is declared in the catalogue.
"""

from typing import Any


def __getattr__(name: str) -> Any:
    from truckroll.client.records import named

    return named("findings", name)
