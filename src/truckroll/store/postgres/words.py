"""Statements are written once, in the SQL of SQLite; here are PostgreSQL's words for the little that it says otherwise.

What is left are functions, and PostgreSQL is taught those: `sql/postgres.sql`.
"""

import re
from functools import lru_cache

_NAME = re.compile(r"(?<![\w:'\"]):([a-z_]\w*)")
_COMMENT = re.compile(r"--[^\n]*|/\* (?!for update).*?\*/")
_COLUMN = re.compile(r"([\w\"]+)(\s+)(integer|text|blob|real)\b")
_ADDED = re.compile(r"(add column \w+ )(integer|text|blob|real)\b")
_TYPES = {"integer": "bigint", "text": 'text collate "C"', "blob": "bytea", "real": "double precision"}


@lru_cache(maxsize=4096)
def statement(sql: str, *, writing: bool) -> str:
    """A statement with values; one that reads under a lock does so only where it may write."""
    sql = sql.replace("%", "%%")
    sql = _NAME.sub(r"%(\1)s", sql)
    sql = sql.replace("/* for update */", "for update" if writing else "")
    sql = sql.replace("cast(group_concat(text, ',') as blob)", "convert_to(string_agg(text, ','), 'UTF8')")
    return re.sub(r" as integer\)", " as bigint)", sql)


def definition(sql: str) -> str:
    """Statements that make tables and indexes, as they stand in a file."""
    sql = _COMMENT.sub("", sql)
    sql = _ADDED.sub(lambda found: found[1] + _TYPES[found[2]], sql)
    return re.sub(r"create table[^;]*", lambda table: _table(table[0]), sql)


def _table(sql: str) -> str:
    body, end, options = sql.rpartition(")")
    columns = _COLUMN.sub(lambda found: f"{found[1]}{found[2]}{_TYPES[found[3]]}", body)
    return columns + end + re.sub(r"\s*,?\s*(strict|without rowid)", "", options)
