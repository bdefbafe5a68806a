"""Budget codes: under which costs are planned and booked, each made of one part of every division of costs."""

from itertools import pairwise
from typing import TYPE_CHECKING

from truckroll.catalogue import Internal, Items, Model, Ref, Some, action, invalid, listing, one, read, where
from truckroll.families.jpm.segments import Scoped, Segment, SegmentItem

if TYPE_CHECKING:
    from truckroll.families.jpm.projects import Project

OPEN = "*"
"""How a code writes a division in which it leaves the part open."""


class BudgetCodeSegment(Model):
    """The part that a budget code names in one division of costs; it may leave it open."""

    segment_id: Ref["Segment"]
    segment_item_id: Ref["SegmentItem"] | None
    code: str | None
    description: str | None
    path: str | None


class FullBudgetCode(Model):
    """A budget code as it is asked for: its parts, one of each division."""

    segment_item_ids: list[Ref["SegmentItem"]]


class BudgetCodeBinding(Model):
    """A division, and the part of it that a budget code is to name; none leaves it open."""

    segment_id: Ref["Segment"]
    segment_item_id: Ref["SegmentItem"] | None


class PartialBudgetCode(Model):
    """A budget code as it is asked for that may leave divisions open."""

    segments: list[BudgetCodeBinding]


Part = tuple[str, Segment, SegmentItem | None]
"""Where a part was asked for, its division, and the part itself, if one is named."""


class BudgetCode(Scoped, index="project_id code", hides="created_on modified_on"):
    """What a cost is planned and booked under, such as earthwork's labor."""

    code: str
    description: str
    segments: list[BudgetCodeSegment]

    segment_ids: Internal[list[Ref["Segment"]]]
    segment_item_ids: Internal[list[Ref["SegmentItem"]]]

    @classmethod
    def full(cls, asked: FullBudgetCode, place: str = "") -> "BudgetCode":
        """Make a code that names a part of every division in which one must be named."""
        place = f"{place}segmentItemIds"
        items = [one(id) for id in asked.segment_item_ids]
        parts: list[Part] = [(f"{place}[{at}]", one(item.segment_id), item) for at, item in enumerate(items)]
        named = {item.segment_id for item in items}
        project_id = next((item.project_id for item in items if item.project_id), None)
        needed = (segment for segment in Segment.serving(project_id) if segment.is_required and segment.is_active)
        lacking = [segment.name for segment in needed if segment.id not in named]
        invalid(bool(lacking), place, f"A full budget code names a part of {', '.join(lacking)}, too.")
        return cls.made(parts, place)

    @classmethod
    def partial(cls, asked: PartialBudgetCode, place: str = "") -> "BudgetCode":
        """Make a code that may leave divisions open."""
        place = f"{place}segments"
        parts: list[Part] = []
        for at, binding in enumerate(asked.segments):
            segment = one(binding.segment_id)
            item = one(binding.segment_item_id) if binding.segment_item_id is not None else None
            invalid(
                item is not None and item.segment_id != segment.id,
                f"{place}[{at}].segmentItemId",
                f"Item {binding.segment_item_id} is no part of segment {segment.id}.",
            )
            parts.append((f"{place}[{at}]", segment, item))
        return cls.made(parts, place)

    @classmethod
    def made(cls, parts: list[Part], place: str) -> "BudgetCode":
        """Make a code of parts in the order of their divisions; there is none of the same parts yet."""
        parts = sorted(parts, key=lambda part: part[1].id)
        invalid(not any(item for _, _, item in parts), place, "A budget code names at least one part.")
        for (_, segment, _), (at, same, _) in pairwise(parts):
            invalid(segment.id == same.id, at, f"Segment {same.id} ({same.name}) is named twice.")
        owners = {each.project_id for _, segment, item in parts for each in (segment, item) if each} - {None}
        invalid(len(owners) > 1, place, "The parts of a budget code are the company's or one project's, not two's.")
        for at, segment, item in parts:
            invalid(not segment.is_active, at, f"Segment {segment.id} ({segment.name}) is no longer in use.")
            unused = item is not None and not item.is_active
            invalid(unused, at, f"Item {item.id if item else ''} of {segment.name} is no longer in use.")
        bound = [
            BudgetCodeSegment(
                segment_id=segment.id,
                segment_item_id=item.id if item else None,
                code=item.code if item else None,
                description=item.description if item else None,
                path=item.path if item else None,
            )
            for _, segment, item in parts
        ]
        code = "-".join(each.code or OPEN for each in bound)
        for other in cls.find(code=code):
            same = [part.values for part in other.segments] == [part.values for part in bound]
            invalid(same, place, f"There is such a budget code already: {code} (id {other.id}).")
        return cls.new(
            project_id=next(iter(owners), None),
            code=code,
            description=" - ".join(each.description for each in bound if each.description),
            segments=bound,
            segment_ids=[each.segment_id for each in bound],
            segment_item_ids=[each.segment_item_id for each in bound if each.segment_item_id],
        )

    @property
    def in_use(self) -> bool:
        """Whether costs can still be booked under it: all of its divisions and parts are in use."""
        return all(one(id).is_active for id in (*self.segment_ids, *self.segment_item_ids))


class CreateBudgetCodeResponse(Model):
    """The budget code that was made."""

    code: BudgetCode


class CreateBudgetCodeBatchResponse(Model):
    """The budget codes that were made, in the order in which they were asked for."""

    codes: list[BudgetCode]


class BudgetCodeMatchResult(Model):
    """What a written code may mean."""

    code: str
    is_valid: bool
    budget_codes: list[BudgetCode]


class MatchBudgetCodesResponse(Model):
    """What each of several written codes may mean."""

    matches: list[BudgetCodeMatchResult]


class BudgetCodes(
    BudgetCode,
    path="work-breakdown-structure",
    tag="BudgetCodes",
    scope="budgetcodes",
    filters="budget_code_ids=id segment_ids segment_item_ids",
    hides="created_on modified_on",
):
    """The budget codes of the company and of its projects."""

    @listing("GET budget-codes")
    def list_company_budget_codes(cls) -> Some:
        """The budget codes of the whole company."""
        return where(project_id=None)

    @listing("GET projects/{projectId}/budget-codes")
    def list_project_budget_codes(cls, project_id: Ref["Project"]) -> Some:
        """The budget codes that a project may use: the company's and its own."""
        return where(project_id=[None, project_id])

    @read("GET budget-codes/match")
    def match_company_budget_codes(cls, codes: list[str]) -> MatchBudgetCodesResponse:
        """Find the company's budget codes by how they are written."""
        return cls.matched(None, codes)

    @read("GET projects/{projectId}/budget-codes/match")
    def match_project_budget_codes(cls, project_id: Ref["Project"], codes: list[str]) -> MatchBudgetCodesResponse:
        """Find the budget codes that a project may use by how they are written."""
        return cls.matched(project_id, codes)

    @classmethod
    def matched(cls, project_id: "Ref[Project] | None", codes: list[str]) -> MatchBudgetCodesResponse:
        """What each written code may mean; it is valid when costs can be booked under one of those found."""
        found = [BudgetCode.serving(project_id, code=code) for code in codes]
        return MatchBudgetCodesResponse(
            matches=[
                BudgetCodeMatchResult(code=code, is_valid=any(each.in_use for each in these), budget_codes=these)
                for code, these in zip(codes, found, strict=True)
            ]
        )

    @action("POST budget-codes")
    def create_budget_code(cls, segment_item_ids: list[Ref["SegmentItem"]]) -> CreateBudgetCodeResponse:
        """Make a budget code of one part of every division that must be named."""
        return CreateBudgetCodeResponse(code=BudgetCode.full(FullBudgetCode(segment_item_ids=segment_item_ids)))

    @action("POST budget-codes/partial")
    def create_budget_code_partial(cls, segments: list[BudgetCodeBinding]) -> CreateBudgetCodeResponse:
        """Make a budget code that may leave divisions open."""
        return CreateBudgetCodeResponse(code=BudgetCode.partial(PartialBudgetCode(segments=segments)))

    @action("POST budget-codes/batch", body_published=False)
    def create_budget_codes_batch(cls, items: Items[FullBudgetCode]) -> CreateBudgetCodeBatchResponse:
        """Make several budget codes, all of them or none."""
        made = [BudgetCode.full(each, f"[{at}].") for at, each in enumerate(items)]
        return CreateBudgetCodeBatchResponse(codes=made)

    @action("POST budget-codes/partial/batch", body_published=False)
    def create_budget_codes_partial_batch(cls, items: Items[PartialBudgetCode]) -> CreateBudgetCodeBatchResponse:
        """Make several budget codes that may leave divisions open, all of them or none."""
        made = [BudgetCode.partial(each, f"[{at}].") for at, each in enumerate(items)]
        return CreateBudgetCodeBatchResponse(codes=made)
