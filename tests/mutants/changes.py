"""The small changes that could be made to a source by mistake, one at a time: a test should notice each."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

NEXT = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "=="} | {
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
COMPARISON = re.compile(r"[<>]=?|[=!]=|\b(?:is\s+not|not\s+in|is|in)\b")
SIGN = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*")}


@dataclass(frozen=True)
class Change:
    """One place of a source, and what stands there instead.

    `function` is where it is (name, first line), if in one, and `statement` all lines of what is said there.
    """

    line: int
    start: int
    end: int
    text: str
    function: tuple[str, int] | None
    statement: range

    def made(self, source: bytes) -> bytes:
        """The source with this change."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def told(self, source: bytes) -> str:
        """What stood there and what stands there now, for people."""
        was = re.sub(r"\s+", " ", source[self.start : self.end].decode())
        return f"{was if len(was) < 70 else was[:67] + '…'}  →  {self.text.strip() or 'nothing'}"


def changes(source: bytes) -> list[Change]:
    """All changes of a source, from above to below.

    What is published (headers of nouns, decorators, types) is left alone: other tests compare it with the contract. So
    are sentences: texts are changed only where a rule compares or sets them. Nor is anything changed that does nothing
    in a sound program: an AssertionError, `strict` of a zip, and the record itself as the answer of a create or an
    update, which is answered with the record whenever it answers nothing else.
    """
    return sorted(_Finding(source).of(), key=lambda change: (change.start, change.end, change.text))


class _Finding:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def of(self) -> Iterator[Change]:
        yield from self.walk(ast.parse(self.source), None, "", range(0))

    def walk(self, node: ast.AST, function: tuple[str, int] | None, around: str, statement: range) -> Iterator[Change]:
        """Changes inside a node; `around` is the qualified name so far, `statement` the lines of the innermost one."""
        if isinstance(node, ast.stmt):
            statement = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            for default in (*node.args.defaults, *node.args.kw_defaults):
                if default is not None:
                    yield from self.walk(default, function, around, statement)
            inside = function or (around + node.name, first)
            for each in node.body[:-1] if _answers_itself(node) else node.body:
                yield from self.walk(each, inside, f"{around}{node.name}.<locals>.", statement)
            return
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                yield from self.walk(each, function, f"{around}{node.name}.", statement)
            return
        if _is_for_readers(node):
            return
        if isinstance(node, ast.AnnAssign):
            if node.value is not None:
                yield from self.walk(node.value, function, around, statement)
            return
        for start, end, text in self.at(node, function is not None):
            yield Change(self.source.count(b"\n", 0, start) + 1, start, end, text, function, statement)
        for child in ast.iter_child_nodes(node):
            yield from self.walk(child, function, around, statement)

    def at(self, node: ast.AST, in_function: bool) -> Iterator[tuple[int, int, str]]:
        """The changes of one node itself."""
        match node:
            case ast.Compare():
                for before, operator, after in zip(
                    [node.left, *node.comparators], node.ops, node.comparators, strict=False
                ):
                    yield self.between(before, after, COMPARISON, NEXT[type(operator)])
                for each in (node.left, *node.comparators):
                    yield from self.texts(each)
            case ast.BoolOp():
                both = isinstance(node.op, ast.And)
                word, other = ("and", "or") if both else ("or", "and")
                for before, after in zip(node.values, node.values[1:], strict=False):
                    yield self.between(before, after, re.compile(rf"\b{word}\b"), other)
                for value in node.values:
                    if not isinstance(value, ast.Constant | ast.List):  # what else `x or []` might be is no rule
                        yield *self.span(value), str(both)
            case ast.UnaryOp(op=ast.Not()):
                yield self.begin(node), self.begin(node) + 3, ""
            case ast.If() | ast.IfExp():
                yield *self.span(node.test), "True"
                yield *self.span(node.test), "False"
            case ast.comprehension():
                for test in node.ifs:
                    yield *self.span(test), "True"
            case ast.Constant(value=bool()):
                yield *self.span(node), str(not node.value)
            case ast.Constant(value=int() | float()):
                yield *self.span(node), str(node.value + 1)
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div()):
                sign, other = SIGN[type(node.op)]
                yield self.between(node.left, node.right, re.compile(re.escape(sign)), other)
            case ast.AugAssign(op=ast.Add() | ast.Sub()):
                sign, other = SIGN[type(node.op)]
                yield self.between(node.target, node.value, re.compile(re.escape(sign)), other)
                yield *self.span(node), "pass"
            case ast.Assign():
                yield from self.texts(node.value)
                if in_function and any(isinstance(target, ast.Attribute | ast.Subscript) for target in node.targets):
                    yield *self.span(node), "pass"
            case ast.keyword() if in_function:
                yield from self.texts(node.value)
            case ast.Expr(value=ast.Call()) if in_function:
                yield *self.span(node), "pass"
            case ast.Return(value=ast.expr()) if not _is_nothing(node.value):
                yield *self.span(node), "return None"
            case ast.Continue() | ast.Break() | ast.Delete() | ast.Raise():
                yield *self.span(node), "pass"
            case _:
                pass

    def texts(self, node: ast.expr) -> Iterator[tuple[int, int, str]]:
        """A text that is compared or set, alone or among others, with another in its place."""
        for each in node.elts if isinstance(node, ast.Tuple | ast.Set | ast.List) else [node]:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield *self.span(each), repr(each.value + "X")

    def between(self, before: ast.expr, after: ast.expr, found: re.Pattern[str], text: str) -> tuple[int, int, str]:
        """The operator that stands between two expressions, replaced."""
        start = self.end(before)
        place = found.search(self.source[start : self.begin(after)].decode())
        assert place is not None
        return start + place.start(), start + place.end(), text

    def span(self, node: ast.AST) -> tuple[int, int]:
        return self.begin(node), self.end(node)

    def begin(self, node: ast.AST) -> int:
        return self.starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        return self.starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]


def _is_nothing(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_for_readers(node: ast.AST) -> bool:
    """Documentation, what only a type checker reads, and what only a mistake elsewhere would reach."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.JoinedStr():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.keyword(arg="strict") | ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
            return True
        case ast.Raise(exc=ast.Name(id="AssertionError")):
            return True
        case ast.Assign(value=ast.Subscript() | ast.BinOp(op=ast.BitOr())):
            return isinstance(node.value, ast.Subscript)  # a type by a name of its own
        case _:
            return False


def _answers_itself(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a create or an update ends with the record as its answer."""
    ends = ast.unparse(function.body[-1]) == "return self"
    return ends and any(ast.unparse(each).startswith(("create(", "update(")) for each in function.decorator_list)
