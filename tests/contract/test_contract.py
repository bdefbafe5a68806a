"""What we declare is what is published: one test for each operation."""

from typing import Any

import pytest

from tests.contract import coverage
from tests.contract.difference import differences
from tests.contract.shape import Document, Operation, operations

DECLARED = [(api, *operation) for api in coverage.APIS for operation in coverage.declared(api)]


@pytest.mark.parametrize(("api", "method", "path"), DECLARED, ids=" ".join)
def test_an_operation_is_the_published_one(api: str, method: str, path: str):
    assert (method, path) in operations(coverage.published(api)), "nobody has published this operation"
    assert differences(coverage.published(api), coverage.ours(api), (method, path)) == []


@pytest.mark.parametrize("api", coverage.PROMISED)
def test_everything_this_release_promises_is_declared(api: str):
    missing: list[Operation] = sorted(set(coverage.promised(api)) - set(coverage.declared(api)))
    assert coverage.promised(api)
    assert missing == []


def test_every_api_of_ours_is_published_under_the_same_path():
    where = {api: coverage.ours(api)["servers"] for api in coverage.our_apis()}
    assert where == {api: coverage.published(api)["servers"] for api in coverage.our_apis()}


UNANSWERED = {
    ("salestech", "GET", "/tenant/{tenant}/opportunities"),
    ("salestech", "GET", "/tenant/{tenant}/opportunities/{id}"),
    ("salestech", "GET", "/tenant/{tenant}/opportunities/{id}/followups"),
    ("salestech", "GET", "/tenant/{tenant}/opportunities/followups"),
    ("salestech", "GET", "/tenant/{tenant}/export/opportunities"),
    ("salestech", "GET", "/tenant/{tenant}/export/opportunities/followups"),
}


def test_six_operations_are_published_without_an_answer_and_have_one_of_ours():
    def answers(document: Document, operation: Operation) -> dict[str, Any]:
        method, path = operation
        responses = document["paths"][path][method.lower()]["responses"]
        return {status: answer for status, answer in responses.items() if status < "400"}

    silent = {each for each in DECLARED if not answers(coverage.published(each[0]), each[1:])}
    assert silent == UNANSWERED
    assert all(answers(coverage.ours(api), operation)["200"]["content"] for api, *operation in silent)
