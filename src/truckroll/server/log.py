"""Log lines: one JSON object a line, with the trace id of the answer and never with a secret."""

import logging
import re
import sys
import time
import traceback
from typing import Any, TextIO

import msgspec

_SECRETS = re.compile(
    r"""
      \b(?:cs\d|ak\d)(?:\.|%2e)[\w%.~-]+                                       # client secrets and app keys, by their prefix
    | \beyJ[\w-]+(?:\.[\w-]*){0,2}                                             # tokens
    | (?<=bearer[ ])\S[^\s"\\,]* | (?<=basic[ ])[\w+/=-]+
    | (?<=client_secret[=:])[^&\s"'\\,;}]+                                     # forms and queries, by their names
    | (?<=servicetitanapplicationkey[=:])[^&\s"'\\,;}]+
    | (?<=st-app-key[=:])\ *[^&\s"'\\,;}]+
    | (?<=authorization[=:])\ *[^&\s"'\\,;}]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SECRET_NAMES = {
    "authorization", "client_secret", "clientsecret", "access_token", "st-app-key", "servicetitanapplicationkey",
    "app_key", "cookie", "set-cookie", "password", "secret", "token",
}  # fmt: skip
_HIDDEN = "***"


def redact(value: Any) -> Any:
    """The same value with every secret in it replaced; looks into mappings, lists and text."""
    if isinstance(value, str):
        return _SECRETS.sub(_HIDDEN, value)
    if isinstance(value, bytes):
        return redact(value.decode("utf-8", "backslashreplace"))
    return value
