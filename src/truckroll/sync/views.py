"""Views for questions that a contractor asks; each is a file in `sql/` that DuckDB and PostgreSQL both understand."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

VIEWS = "answers"
"""The schema of the views."""


@dataclass(frozen=True)
class View:
    """One question: the view's name, what it answers, the tables it reads, and its SQL."""

    name: str
    about: str
    tables: tuple[str, ...]
    sql: str

    def written(self, utc: str) -> str:
        """Its SQL, with what `utc(column)` is in this dialect: a time that no session moves."""
        return re.sub(r"utc\(([\w.\"]+)\)", lambda found: utc.format(found[1]), self.sql)


@cache
def all_views() -> tuple[View, ...]:
    """Every view there is."""
    found = (each for each in files("truckroll.sync").joinpath("sql").iterdir() if each.name.endswith(".sql"))
    views: list[View] = []
    for file in sorted(found, key=lambda each: each.name):
        about, tables, sql = file.read_text("utf-8").split("\n", 2)
        names = tables.removeprefix("-- tables: ").split()
        views.append(View(file.name.removesuffix(".sql"), about.removeprefix("-- "), tuple(names), sql.strip()))
    return tuple(views)
