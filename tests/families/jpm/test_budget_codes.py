"""The work-breakdown structure, and the budget codes that are made of it."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.registry import resolve
from truckroll.catalogue.transaction import transaction
from truckroll.derive.openapi import document


@dataclass
class Structure:
    """A company's divisions: what is done (needed), what is bought (needed), and an optional third."""

    business: Business
    ids: dict[str, int]

    def add(self, key: str, segment: str, code: str, *, parent: str = "", project: str = "") -> None:
        def rule() -> int:
            found: Any = transaction().load("jpm.Segment", self.ids[segment])
            above: Any = transaction().load("jpm.SegmentItem", self.ids[parent]) if parent else None
            return int(found.add(code, key, parent=above, project_id=self.ids.get(project)).id)

        self.ids[key] = self.business.do(rule)

    def full(self, *keys: str) -> Any:
        return self.business.ask("BudgetCodes_CreateBudgetCode", self.items(*keys)).code

    def items(self, *keys: str) -> dict[str, Any]:
        return {"segmentItemIds": [self.ids[key] for key in keys]}

    def partial(self, **bound: str | None) -> Any:
        return self.business.ask("BudgetCodes_CreateBudgetCodePartial", self.bindings(**bound)).code

    def bindings(self, **bound: str | None) -> dict[str, Any]:
        return {
            "segments": [
                {"segmentId": self.ids[segment], "segmentItemId": self.ids[key] if key else None}
                for segment, key in bound.items()
            ]
        }

    def match(self, *codes: str, project: str = "") -> list[tuple[bool, list[int]]]:
        if project:
            name, path = "BudgetCodes_MatchProjectBudgetCodes", {"projectId": self.ids[project]}
        else:
            name, path = "BudgetCodes_MatchCompanyBudgetCodes", {}
        found = self.business.ask(name, **path, codes=list(codes)).matches
        assert [match.code for match in found] == list(codes)
        return [(match.is_valid, [code.id for code in match.budget_codes]) for match in found]


@pytest.fixture
def structure(business: Business) -> Structure:
    def make() -> dict[str, int]:
        segment = resolve("jpm.Segment")
        found = {
            "work": segment.new(name="Work", type="CostCode", structure="Hierarchal", is_required=True),
            "cost": segment.new(name="Cost", type="CostType", is_required=True),
            "phase": segment.new(name="Phase"),
        }
        for key in ("annex", "garage"):
            found[key] = resolve("jpm.Project").new(
                number=key, customer_id=business.ids["customer"], location_id=business.ids["location"]
            )
        return {key: int(record.id) for key, record in found.items()}

    structure = Structure(business, business.do(make))
    structure.add("Earthwork", "work", "01")
    structure.add("Digging", "work", "10", parent="Earthwork")
    structure.add("Labor", "cost", "L")
    structure.add("Material", "cost", "M")
    structure.add("First", "phase", "1")
    structure.add("Tower", "work", "99", project="annex")
    structure.add("Ramp", "work", "98", project="garage")
    return structure


# Divisions


def test_a_part_knows_its_way_from_the_top(business: Business, structure: Structure):
    digging = business.see("jpm.SegmentItem", structure.ids["Digging"])
    assert (digging.path, digging.parent_id) == ("01/10", structure.ids["Earthwork"])
    assert digging.ancestor_ids == [structure.ids["Earthwork"]]


def test_the_same_code_may_stand_on_two_levels_but_not_twice_on_one(structure: Structure):
    structure.add("Again", "work", "01", parent="Digging")
    with pytest.raises(Exception, match="has a part 01 already"):
        structure.add("Twice", "work", "01")


def test_a_flat_division_has_no_parts_of_parts(structure: Structure):
    with pytest.raises(Exception, match="is flat"):
        structure.add("Wage", "cost", "W", parent="Labor")


# Full codes


def test_a_code_is_written_in_the_order_of_its_divisions(structure: Structure):
    for code in (structure.full("Labor", "Digging"), structure.full("First", "Material", "Earthwork")):
        assert [part.segment_id for part in code.segments] == sorted(part.segment_id for part in code.segments)
    digging = structure.match("10-L", "01-M-1")
    assert [valid for valid, _ in digging] == [True, True]


def test_a_code_says_what_each_of_its_parts_is(structure: Structure):
    code = structure.full("Digging", "Labor")
    assert (code.code, code.description) == ("10-L", "Digging - Labor")
    assert code.segments[0].values == {
        "segmentId": structure.ids["work"],
        "segmentItemId": structure.ids["Digging"],
        "code": "10",
        "description": "Digging",
        "path": "01/10",
    }


def test_a_full_code_names_a_part_of_every_division_that_needs_one(structure: Structure):
    with refused(400, "a part of Cost, too", "segmentItemIds"):
        structure.full("Digging")
    with refused(400, "a part of Work, Cost, too", "segmentItemIds"):
        structure.full()


def test_a_code_names_one_part_of_a_division(structure: Structure):
    with refused(400, "is named twice", "segmentItemIds[2]"):
        structure.full("Digging", "Labor", "Material")


def test_there_is_one_code_of_the_same_parts(structure: Structure):
    first = structure.full("Digging", "Labor")
    with refused(400, f"id {first.id}", "segmentItemIds"):
        structure.full("Labor", "Digging")
    structure.full("Digging", "Material")


def test_a_part_or_a_division_out_of_use_makes_no_code(business: Business, structure: Structure):
    business.set("jpm.SegmentItem", structure.ids["Labor"], is_active=False)
    with refused(400, "no longer in use", "segmentItemIds[1]"):
        structure.full("Digging", "Labor")
    business.set("jpm.Segment", structure.ids["phase"], is_active=False)
    with refused(400, "no longer in use", "segmentItemIds[2]"):
        structure.full("Digging", "Material", "First")


def test_unknown_parts_are_refused(business: Business):
    with refused(400, "There is no SegmentItem", "segmentItemIds[0]"):
        business.ask("BudgetCodes_CreateBudgetCode", {"segmentItemIds": [999]})


# Partial codes


def test_a_partial_code_leaves_divisions_open(structure: Structure):
    code = structure.partial(phase=None, work="Digging", cost=None)
    assert (code.code, code.description) == ("10-*-*", "Digging")
    assert [part.segment_item_id for part in code.segments] == [structure.ids["Digging"], None, None]
    with refused(400, "There is such a budget code", "segments"):
        structure.partial(work="Digging", cost=None, phase=None)


def test_codes_that_read_the_same_are_told_apart_by_their_divisions(structure: Structure):
    structure.add("Eins", "cost", "1")
    first = structure.partial(work="Digging", cost="Eins")
    second = structure.partial(work="Digging", phase="First")
    assert first.code == second.code == "10-1"
    assert structure.match("10-1") == [(True, [first.id, second.id])]


def test_a_partial_code_names_something_and_parts_of_their_own_divisions(structure: Structure):
    for bound in ({}, {"work": None}):
        with refused(400, "at least one part", "segments"):
            structure.partial(**bound)
    with refused(400, "is no part of segment", "segments[1].segmentItemId"):
        structure.partial(work="Digging", cost="First")


# Several at once


def test_several_codes_are_answered_one_for_each_in_their_order(business: Business, structure: Structure):
    asked = [structure.items("Digging", "Material"), structure.items("Digging", "Labor")]
    made = business.ask("BudgetCodes_CreateBudgetCodesBatch", asked).codes
    assert [code.code for code in made] == ["10-M", "10-L"]
    bindings = [structure.bindings(work="Digging", cost=None), structure.bindings(cost="Labor")]
    made = business.ask("BudgetCodes_CreateBudgetCodesPartialBatch", bindings).codes
    assert [code.code for code in made] == ["10-*", "L"]


def test_of_several_codes_all_are_made_or_none(business: Business, structure: Structure):
    labor, short = structure.items("Digging", "Labor"), structure.items("Digging")
    with refused(400, "a part of Cost", "[1].segmentItemIds"):
        business.ask("BudgetCodes_CreateBudgetCodesBatch", [labor, short])
    with refused(400, "There is such a budget code", "[1].segmentItemIds"):
        business.ask("BudgetCodes_CreateBudgetCodesBatch", [labor, labor])
    with refused(400, "There is no SegmentItem", "[1].segmentItemIds[0]"):
        business.ask("BudgetCodes_CreateBudgetCodesBatch", [labor, {"segmentItemIds": [999]}])
    assert business.all("jpm.BudgetCode") == []


def test_the_document_tells_beside_the_contract_with_what_several_codes_are_asked():
    said = document("jpm")["paths"]["/tenant/{tenant}/work-breakdown-structure/budget-codes/batch"]["post"]
    assert "requestBody" not in said
    assert said["x-requestBody"]["content"]["application/json"]["schema"]["type"] == "array"


# Matching, and projects


def test_a_code_is_found_as_it_is_written(structure: Structure):
    code = structure.full("Digging", "Labor")
    assert structure.match("10-L", "10-M", "") == [(True, [code.id]), (False, []), (False, [])]


def test_a_code_of_parts_out_of_use_is_found_and_not_valid(business: Business, structure: Structure):
    code = structure.full("Digging", "Labor")
    business.set("jpm.SegmentItem", structure.ids["Labor"], is_active=False)
    assert structure.match("10-L") == [(False, [code.id])]


def test_a_code_of_a_projects_part_is_that_projects(business: Business, structure: Structure):
    company, own = structure.full("Digging", "Labor"), structure.full("Tower", "Labor")
    assert structure.match("10-L", "99-L", project="annex") == [(True, [company.id]), (True, [own.id])]
    for project in ("garage", ""):
        assert structure.match("10-L", "99-L", project=project) == [(True, [company.id]), (False, [])]


def test_a_code_is_not_of_two_projects(structure: Structure):
    structure.add("Crane", "cost", "C", project="garage")
    with refused(400, "not two's", "segmentItemIds"):
        structure.full("Tower", "Crane")
