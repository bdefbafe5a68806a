"""Citus's rules for statements and transactions, judged while the program asks a store: Citus itself is not here.

What is judged is stricter than what Citus can do: each table of tenant data that a statement names must name its tenant
by a value, so that the statement is one task on one machine, whichever way Citus plans it.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pglast import ast, parse_sql
from psycopg.pq import TransactionStatus

from truckroll.store import connection as sqlite
from truckroll.store.connection import SqliteConnection
from truckroll.store.postgres import distribution, words
from truckroll.store.postgres.connection import PostgresConnection
from truckroll.store.protocol import NOTHING
from truckroll.store.records import record_schema

MARK = "/* of every tenant */"
"""How a statement begins that is meant to ask every machine; no request of the API has one."""
ACROSS: Mapping[str, str] = {
    "truckroll.store.planned": "what is due is looked for in all tenants, and done in each",
    "truckroll.store.retention": "what is old is looked for in all tenants, and let go in each",
    "truckroll.store.postgres.database": "a check reads whatever there is",
    "truckroll.server.webhooks.deliveries": "what is to be delivered is looked for in all tenants, and taken in each",
    "truckroll.server.webhooks.subscriptions": "a developer sees what an app hears of in every tenant",
    "truckroll.server.access.tenants": "an operator sees all tenants, and offers apps to them",
    "truckroll.store.upgrade": "a migration goes through all tenants, one in a transaction",
    "truckroll.store.rederivation": "a plan counts what is to be worked out",
    "truckroll.server.telemetry.figures": "an operator watches all tenants",
    "truckroll.sandbox.powers.clock": "a sandbox has one clock for all tenants",
    "truckroll.sandbox.powers.claim": "a sandbox begins without a tenant",
}
"""Who may ask every machine, and why."""
VOLATILE = frozenset(("now", "random", "clock_timestamp", "gen_random_uuid", "nextval", "currval", "setval"))

Pin = str | int
"""The name of the value, or the value itself, that says whose rows are meant."""


@dataclass(frozen=True)
class Declared:
    """A table as the program declares it."""

    name: str
    key: tuple[str, ...]
    uniques: tuple[tuple[str, ...], ...]
    faults: tuple[str, ...]

    @property
    def kind(self) -> distribution.Kind | None:
        return distribution.kind_of(self.name, self.key[0] if self.key else None)

    @property
    def column(self) -> str:
        """The column that says whose a row is."""
        return "id" if self.name == "tenant" else "tenant"


def scripts() -> list[str]:
    """Every statement with which the program makes tables and indexes."""
    folder = files("truckroll.store").joinpath("sql")
    texts = [each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".sql")]
    made = [text for text in texts if "create table" in text and "-- name:" not in text]
    return [*made, *record_schema()]


@cache
def declared() -> Mapping[str, Declared]:
    """Every table that the program makes, by name."""
    tables: dict[str, Declared] = {}
    uniques: dict[str, list[tuple[str, ...]]] = {}
    for script in scripts():
        for raw in parse_sql(words.definition(script)):
            match raw.stmt:
                case ast.CreateStmt():
                    table = _table(raw.stmt)
                    tables.setdefault(table.name, table)
                case ast.IndexStmt() if raw.stmt.unique:
                    columns = tuple(each.name for each in raw.stmt.indexParams)
                    uniques.setdefault(raw.stmt.relation.relname, []).append(columns)
                case _:
                    pass
    return {
        name: Declared(name, table.key, (*table.uniques, *uniques.get(name, ())), table.faults)
        for name, table in tables.items()
    }


def _table(made: ast.CreateStmt) -> Declared:
    key: tuple[str, ...] = ()
    uniques: list[tuple[str, ...]] = []
    faults: list[str] = []
    for part in made.tableElts:
        named = (part.colname,) if isinstance(part, ast.ColumnDef) else ()
        for rule in (part.constraints or ()) if isinstance(part, ast.ColumnDef) else (part,):
            columns = named or tuple(each.sval for each in rule.keys or ())
            match rule.contype.name:
                case "CONSTR_PRIMARY":
                    key = columns
                    uniques.append(columns)
                case "CONSTR_UNIQUE":
                    uniques.append(columns)
                case "CONSTR_FOREIGN" | "CONSTR_IDENTITY" | "CONSTR_GENERATED" | "CONSTR_EXCLUSION":
                    faults.append(f"{rule.contype.name} of {columns}")
                case "CONSTR_DEFAULT" if not isinstance(rule.raw_expr, ast.A_Const):
                    faults.append(f"the default of {columns} is worked out")
                case _:
                    pass
        if isinstance(part, ast.ColumnDef) and "serial" in part.typeName.names[-1].sval:
            faults.append(f"{part.colname} draws from a sequence")
    return Declared(made.relation.relname, key, tuple(uniques), tuple(faults))


@dataclass
class Verdict:
    """What a statement names and does."""

    pins: set[Pin] = field(default_factory=set[Pin])
    faults: list[str] = field(default_factory=list[str])
    of_tenants: bool = False
    writes: bool = False
    """Whether it changes rows of tenants."""
    marked: bool = False
    free: int = 0
    """How many tables of tenants it reads of whichever tenant."""

    @property
    def across(self) -> bool:
        """Whether it asks every machine."""
        return self.free > 0


@dataclass
class _Scope:
    """The tables that names without a sub-select can mean."""

    tables: dict[str, Declared] = field(default_factory=dict[str, Declared])
    """Those of tenants, by alias."""
    pinned: dict[str, Pin] = field(default_factory=dict[str, Pin])
    tied: set[str] = field(default_factory=set[str])
    """Those whose tenant is that of another."""
    others: set[str] = field(default_factory=set[str])


@lru_cache(maxsize=20_000)
def judged(sql: str) -> Verdict:
    """What a statement in the program's words names and does."""
    verdict = Verdict(marked=MARK in sql)
    names: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        if found[1] not in names:
            names.append(found[1])
        return f"${names.index(found[1]) + 1}"

    text = words.statement(sql, writing=True)
    text = re.sub(r"%\((\w+)\)s", numbered, text).replace("%%", "%")
    for raw in parse_sql(text):
        _Reader(verdict, names).statement(raw.stmt, ())
    return verdict


class _Reader:
    def __init__(self, verdict: Verdict, names: list[str]) -> None:
        self.verdict, self.names = verdict, names
        self.ctes: set[str] = set()

    def statement(self, stmt: Any, outer: tuple[_Scope, ...]) -> _Scope:
        scope = _Scope()
        scopes = (*outer, scope)
        for cte in stmt.withClause.ctes if getattr(stmt, "withClause", None) else ():
            if not isinstance(cte.ctequery, ast.SelectStmt):
                self.fault("changes rows within a `with`")
            self.statement(cte.ctequery, outer)
            self.ctes.add(cte.ctename)
        match stmt:
            case ast.SelectStmt() if stmt.larg is not None:
                self.statement(stmt.larg, outer)
                return self.statement(stmt.rarg, outer)
            case ast.SelectStmt():
                self.select(stmt, scope, scopes)
            case ast.InsertStmt():
                self.insert(stmt, scope, scopes)
            case ast.UpdateStmt() | ast.DeleteStmt():
                self.change(stmt, scope, scopes)
            case _:
                pass
        return scope

    def fault(self, said: str) -> None:
        self.verdict.faults.append(said)

    def select(self, stmt: ast.SelectStmt, scope: _Scope, scopes: tuple[_Scope, ...]) -> None:
        tests = self.sources(stmt.fromClause or (), scope, scopes)
        tests += _conjuncts(stmt.whereClause)
        self.pin(scope, scopes, tests)
        if stmt.lockingClause and scope.tables and self.verdict.across:
            self.fault("locks rows on every machine")
        own = ("targetList", "groupClause", "havingClause", "sortClause", "valuesLists", "windowClause")
        self.within([getattr(stmt, name) for name in own] + [stmt.limitCount, stmt.limitOffset, tests], scopes)

    def insert(self, stmt: ast.InsertStmt, scope: _Scope, scopes: tuple[_Scope, ...]) -> None:
        table = declared().get(stmt.relation.relname)
        inner = self.statement(stmt.selectStmt, scopes[:-1]) if stmt.selectStmt else _Scope()
        self.within([stmt.onConflictClause, stmt.returningClause], scopes)
        if table is None or table.kind != "tenant":
            if inner.tables and not self.verdict.marked:
                self.fault(f"writes rows of tenants into {stmt.relation.relname}")
            return
        self.verdict.of_tenants = self.verdict.writes = True
        columns = [each.name for each in stmt.cols] if stmt.cols else [table.column]
        if table.column not in columns:
            self.fault(f"inserts into {table.name} without {table.column}")
            return
        at = columns.index(table.column)
        select = stmt.selectStmt
        given = [row[at] for row in select.valuesLists] if select.valuesLists else [select.targetList[at].val]
        for expression in given:
            pin = self.value(expression)
            if pin is None and isinstance(expression, ast.ColumnRef):
                alias = self.whose(expression, (inner,))
                pin = inner.pinned.get(alias) if alias else None
            if pin is None:
                self.fault(f"inserts into {table.name} for whichever tenant")
            else:
                self.verdict.pins.add(pin)

    def change(self, stmt: Any, scope: _Scope, scopes: tuple[_Scope, ...]) -> None:
        from_ = (getattr(stmt, "fromClause", None) or ()) + (getattr(stmt, "usingClause", None) or ())
        tests = self.sources((stmt.relation, *from_), scope, scopes) + _conjuncts(stmt.whereClause)
        self.pin(scope, scopes, tests)
        table = declared().get(stmt.relation.relname)
        if table is not None and table.kind == "tenant":
            self.verdict.writes = True
            if self.verdict.across:
                self.fault("changes rows on every machine")
            targets = {each.name for each in stmt.targetList} if isinstance(stmt, ast.UpdateStmt) else set()
            if table.column in targets:
                self.fault(f"moves rows of {table.name} to another tenant")
        elif scope.tables and not self.verdict.marked:
            self.fault(f"changes {stmt.relation.relname} by rows of tenants")
        own = [stmt.returningClause, tests, stmt.targetList if isinstance(stmt, ast.UpdateStmt) else None]
        self.within(own, scopes)

    def sources(self, parts: Any, scope: _Scope, scopes: tuple[_Scope, ...]) -> list[Any]:
        """Take up what a statement reads from; the tests of its joins."""
        tests: list[Any] = []
        for part in parts:
            match part:
                case ast.RangeVar():
                    self.named(part, scope)
                case ast.JoinExpr():
                    tests += self.sources((part.larg, part.rarg), scope, scopes) + _conjuncts(part.quals)
                case ast.RangeSubselect():
                    self.statement(part.subquery, scopes[:-1])
                    scope.others.add(part.alias.aliasname)
                case ast.RangeFunction():
                    self.within([part.functions], scopes)
                case _:
                    self.fault(f"reads from a {type(part).__name__}")
        return tests

    def named(self, part: ast.RangeVar, scope: _Scope) -> None:
        name, alias = part.relname, part.alias.aliasname if part.alias else part.relname
        if name in self.ctes or part.schemaname or name.startswith(("pg_", "sqlite_")):
            scope.others.add(alias)
            return
        table = declared().get(name)
        if table is None:
            self.fault(f"names {name}, which nobody declares")
        elif table.kind == "tenant":
            scope.tables[alias] = table
            self.verdict.of_tenants = True
        else:
            scope.others.add(alias)
            if table.kind == "aside":
                self.verdict.faults += ["joins what stands aside"] if scope.tables else []

    def pin(self, scope: _Scope, scopes: tuple[_Scope, ...], tests: list[Any]) -> None:
        for test in tests:
            if not (isinstance(test, ast.A_Expr) and [each.sval for each in test.name] == ["="]):
                continue
            for one, other in ((test.lexpr, test.rexpr), (test.rexpr, test.lexpr)):
                alias = self.whose(one, (scope,))
                if alias is None:
                    continue
                if (pin := self.value(other)) is not None:
                    scope.pinned[alias] = pin
                    self.verdict.pins.add(pin)
                elif self.whose(other, scopes) is not None:
                    scope.tied.add(alias)
        loose = [alias for alias in scope.tables if alias not in scope.pinned]
        if not self.verdict.marked:
            for alias in loose:
                self.fault(f"does not name the tenant of {scope.tables[alias].name} {alias}")
            return
        self.verdict.free += len(loose)
        beside = len(scope.tables) + sum(len(each.tables) for each in scopes[:-1]) > 1
        for alias in loose if beside else ():
            if alias not in scope.tied and not any(alias == whole for whole in loose[:1]):
                self.fault(f"joins {scope.tables[alias].name} {alias} by other things than the tenant")

    def whose(self, expression: Any, scopes: tuple[_Scope, ...]) -> str | None:
        """Of which table of tenants a column is the tenant."""
        if not isinstance(expression, ast.ColumnRef):
            return None
        *qualifier, column = [getattr(each, "sval", "*") for each in expression.fields]
        for scope in reversed(scopes):
            for alias, table in scope.tables.items():
                if column != table.column:
                    continue
                if qualifier == [alias] or (not qualifier and len(scope.tables) == 1):
                    return alias
        return None

    def value(self, expression: Any) -> Pin | None:
        match expression:
            case ast.ParamRef():
                return self.names[expression.number - 1]
            case ast.A_Const() if isinstance(expression.val, ast.Integer):
                return expression.val.ival
            case ast.TypeCast():
                return self.value(expression.arg)
            case _:
                return None

    def within(self, node: Any, scopes: tuple[_Scope, ...]) -> None:
        """Look for sub-selects and functions in expressions."""
        if isinstance(node, (list, tuple)):
            for each in node:
                self.within(each, scopes)
        elif isinstance(node, ast.SubLink):
            self.statement(node.subselect, scopes)
            self.within(node.testexpr, scopes)
        elif isinstance(node, ast.SelectStmt):
            return
        elif isinstance(node, ast.Node):
            if isinstance(node, ast.FuncCall) and node.funcname[-1].sval in VOLATILE and self.verdict.of_tenants:
                self.fault(f"asks {node.funcname[-1].sval}(), which each machine answers otherwise")
            for name in node:
                self.within(getattr(node, name), scopes)


def _conjuncts(test: Any) -> list[Any]:
    if isinstance(test, ast.BoolExpr) and test.boolop.name == "AND_EXPR":
        return [part for each in test.args for part in _conjuncts(each)]
    return [test] if test is not None else []


@dataclass
class _Transaction:
    written: set[Any] = field(default_factory=set[Any])
    touched: set[Any] = field(default_factory=set[Any])
    across: list[str] = field(default_factory=list[str])


FAULTS: list[str] = []
"""What was found since the last look."""
_HERE = Path(__file__).parent
_SOURCE = str(Path(distribution.__file__).parents[2])
_POSTGRES = str(Path(distribution.__file__).parent)
_SQLITE = sqlite.__file__
_BEGIN = ("select", "insert", "update", "delete", "with")
_SEEN: set[str] = set()
"""Statements of the program that SQLite was asked and that were judged."""


def _callers() -> Iterator[str]:
    frame = sys._getframe(2)
    while frame is not None:
        yield frame.f_code.co_filename
        frame = frame.f_back


def watch() -> None:
    """Judge every statement of the program from now on, whichever store it asks; on PostgreSQL transactions, too."""
    on_postgres, on_sqlite, one_of_sqlite = PostgresConnection.execute, SqliteConnection.execute, SqliteConnection.one

    def execute(self: PostgresConnection, sql: str, values: Mapping[str, Any] = NOTHING) -> Any:
        if values or sql.lstrip().startswith(_BEGIN):
            _judge(self, sql, values)
        return on_postgres(self, sql, values)

    def execute_too(self: SqliteConnection, sql: str, values: Mapping[str, Any] = NOTHING) -> Any:
        if sql not in _SEEN and sql.lstrip().startswith(_BEGIN):
            _judge(None, sql, values)
        return on_sqlite(self, sql, values)

    def one(self: SqliteConnection, sql: str, values: Mapping[str, Any] = NOTHING) -> Any:
        if sql not in _SEEN and sql.lstrip().startswith(_BEGIN):
            _judge(None, sql, values)
        return one_of_sqlite(self, sql, values)

    PostgresConnection.execute = execute  # type: ignore[method-assign]
    SqliteConnection.execute = execute_too  # type: ignore[method-assign]
    SqliteConnection.one = one  # type: ignore[method-assign]


def _judge(connection: PostgresConnection | None, sql: str, values: Mapping[str, Any]) -> None:
    callers = list(_callers())
    outside = [each for each in callers if not each.startswith(_POSTGRES) and each != _SQLITE]
    asker = next((each for each in outside if each != __file__), "")
    if not asker.startswith(_SOURCE):
        return  # a test's own statement
    verdict = judged(sql)
    module = asker.removeprefix(str(Path(_SOURCE).parent) + "/").removesuffix(".py").replace("/", ".")
    told = f"{module}: {' '.join(sql.split())[:300]}"
    for fault in verdict.faults:
        note(f"{fault} -- {told}")
    if verdict.across:
        if any(each.endswith("server/performing.py") for each in callers):
            note(f"a request asks every machine -- {told}")
        if module not in ACROSS:
            note(f"{module} asks every machine and is not among those that may -- {told}")
    tenants = {values[pin] if isinstance(pin, str) else pin for pin in verdict.pins}
    if connection is None:
        _SEEN.add(sql)
        return
    if len(tenants) > 1:
        note(f"names {len(tenants)} tenants -- {told}")
    if connection.engine.info.transaction_status == TransactionStatus.IDLE or any(
        each.startswith(str(_HERE)) for each in callers if each != __file__
    ):
        return  # a transaction of its own, or one that a test makes up
    whole: _Transaction = connection.__dict__.setdefault("judged", _Transaction())
    if verdict.across:
        whole.across.append(told)
    if not verdict.marked:
        whole.touched |= tenants
    if verdict.writes:
        whole.written |= tenants
    if len(whole.touched) > 1:
        note(f"a transaction touches the tenants {sorted(map(str, whole.touched))} -- {told}")
    if whole.across and whole.written:
        note(f"a transaction writes for a tenant and asks every machine ({whole.across[0]}) -- {told}")


def note(fault: str) -> None:
    if fault not in FAULTS:
        FAULTS.append(fault)
