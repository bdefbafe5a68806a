"""How much of the published contract we declare, and how much this release promises."""

import functools
import json
import re
from pathlib import Path

from tests.contract.shape import Document, Operation, operations

FACTS = Path(__file__).parent / "facts"
TENANT = " /tenant/{tenant}/"

# What this release promises: for each API, the published operations as `METHOD path`, below /tenant/{tenant}/.
PROMISED = {
    "accounting": r".*",
    "crm": r".*",
    "customer-interactions": r".*",
    "dispatch": r".*",
    "forms": r".*",
    "equipment-systems": r".*",
    "findings": r".*",
    "inventory": r".*",
    "jbce": r".*",
    "jpm": r".*",
    "memberships": r".*",
    "payroll": r".*",
    "pricebook": r".*",
    "marketing": r".*",
    "marketing-ads": r".*",
    "marketing-reputation": r".*",
    "reporting": r".*",
    "salestech": r".*",
    "scheduling-pro": r".*",
    "service-agreements": r".*",
    "settings": r".*",
    "task-management": r".*",
    "telecom": r".*",
    "timesheets": r".*",
}


def api_name(document: Path) -> str:
    return document.stem.removesuffix("-v2")


APIS = {api_name(document): document for document in sorted(FACTS.glob("*.json"))}


@functools.cache
def published(api: str) -> Document:
    return json.loads(APIS[api].read_text())


@functools.cache
def our_apis() -> frozenset[str]:
    from truckroll.derive.operations import load

    return frozenset(family.api for family in load())


@functools.cache
def ours(api: str) -> Document:
    from truckroll.derive import openapi

    return openapi.document(api) if api in our_apis() else {"paths": {}}


def promised(api: str) -> list[Operation]:
    wanted = re.compile(PROMISED[api])
    return [each for each in operations(published(api)) if wanted.fullmatch(" ".join(each).replace(TENANT, " "))]


def declared(api: str) -> list[Operation]:
    return operations(ours(api))
