"""Each rule says where it comes from, and has a test, or says why not."""

import pytest

from tests.contract import coverage
from tests.contract.rules import SOURCES, Rule, file_of, names_in, rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.says[:60])
def test_a_rule_is_proved_by_tests_that_are_there(rule: Rule):
    assert rule.source in SOURCES
    assert rule.api in coverage.APIS
    assert rule.tests or rule.why_not, "name a test of it, or say why there is none"
    gone = [test for test in rule.tests if test.partition("::")[2] not in names_in(file_of(test))]
    assert gone == []


def test_no_rule_stands_there_twice():
    said = [rule.says for rule in rules()]
    assert sorted(said) == sorted(set(said))
