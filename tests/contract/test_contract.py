"""What we declare is what is published: one test for each operation."""

import pytest

from tests.contract import coverage
from tests.contract.difference import differences
from tests.contract.shape import Operation, operations

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
