"""The work-breakdown structure: how a contractor divides what work costs, in the whole company or on one project."""

from typing import TYPE_CHECKING, Any, Literal, Self

from truckroll.catalogue import Int32, Internal, Model, Ref, Resource, Some, invalid, listing, missing, one, read, where

if TYPE_CHECKING:
    from truckroll.families.jpm.projects import Project

SegmentType = Literal["None", "CostCode", "CostType", "Custom"]
SegmentStructure = Literal["None", "Flat", "Hierarchal"]
SegmentItemCostCategory = Literal[
    "None", "Material", "Labor", "Equipment", "Subcontract", "Overhead", "Other", "SystemUse"
]


class Scoped(Resource, abstract=True):
    """Something of the whole company's, or of one project alone: a project uses the company's and its own."""

    project_id: Internal[Ref["Project"] | None]

    def serves(self, project_id: "Ref[Project] | None") -> bool:
        """Whether a project may use it; without one, whether every project may."""
        return self.project_id in (None, project_id)

    @classmethod
    def serving(cls, project_id: "Ref[Project] | None", **where: Any) -> list[Self]:
        """All of this kind that a project may use."""
        return [each for each in cls.find(**where) if each.serves(project_id)]


class Segment(Scoped, hides="created_on modified_on"):
    """One way to divide costs, such as by the work done or by what is bought for it."""

    name: str
    type: SegmentType = "Custom"
    structure: SegmentStructure = "Flat"
    is_active: bool = True
    is_required: bool = False

    def add(
        self,
        code: str,
        description: str,
        *,
        parent: "SegmentItem | None" = None,
        cost_category: SegmentItemCostCategory | None = None,
        project_id: "Ref[Project] | None" = None,
    ) -> "SegmentItem":
        """One more part of this division; for one project alone, if that is said."""
        project_id = project_id or self.project_id
        invalid(not code.strip(), "code", "A part needs a code.")
        invalid(not self.serves(project_id), "projectId", f"Segment {self.id} is project {self.project_id}'s.")
        if parent is not None:
            invalid(self.structure != "Hierarchal", "parentId", f"{self.name} is flat; its parts have no parts.")
            invalid(parent.segment_id != self.id, "parentId", f"Item {parent.id} belongs to another segment.")
            invalid(not parent.serves(project_id), "parentId", f"Item {parent.id} is another project's.")
        path = f"{parent.path}/{code}" if parent else code
        invalid(
            bool(SegmentItem.serving(project_id, segment_id=self.id, path=path)),
            "code",
            f"{self.name} has a part {path} already.",
        )
        return SegmentItem.new(
            segment_id=self.id,
            project_id=project_id,
            parent_id=parent.id if parent else None,
            ancestor_ids=[*parent.ancestor_ids, parent.id] if parent else [],
            code=code,
            description=description,
            path=path,
            cost_category=cost_category,
        )


class Segments(Model):
    """Ways to divide costs."""

    data: list[Segment]


class SegmentList(
    Segment, path="work-breakdown-structure", tag="BudgetCodes", scope="segments", hides="created_on modified_on"
):
    """The ways to divide costs, in an answer that does not say how many there are."""

    @read("GET segments")
    def list_company_segments(cls, page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False) -> Segments:
        """The ways in which the whole company divides costs."""
        return Segments(data=Segment.serving(None)[(page - 1) * page_size : page * page_size])

    @read("GET projects/{projectId}/segments")
    def list_project_segments(
        cls, project_id: Ref["Project"], page: Int32 = 1, page_size: Int32 = 50, include_total: bool = False
    ) -> Segments:
        """The ways in which costs are divided on a project: the company's and its own."""
        return Segments(data=Segment.serving(project_id)[(page - 1) * page_size : page * page_size])


class SegmentItem(
    Scoped,
    path="work-breakdown-structure",
    tag="BudgetCodes",
    scope="segments",
    index="project_id segment_id parent_id ancestor_ids path",
    hides="created_on modified_on",
):
    """One part of a division of costs, such as earthwork; it may have parts of its own."""

    segment_id: Internal[Ref["Segment"]]
    ancestor_ids: Internal[list[Ref["SegmentItem"]]]
    parent_id: Ref["SegmentItem"] | None
    code: str
    description: str
    path: str
    cost_category: SegmentItemCostCategory | None
    is_active: bool = True

    @listing("GET segments/{segmentId}/items")
    def list_company_segment_items(cls, segment_id: Ref["Segment"], include_children: bool = False) -> Some:
        """The company's parts of a division: the topmost, or all of them."""
        return cls.below(None, segment_id, None, include_children)

    @listing("GET projects/{projectId}/segments/{segmentId}/items")
    def list_project_segment_items(
        cls, project_id: Ref["Project"], segment_id: Ref["Segment"], include_children: bool = False
    ) -> Some:
        """The parts of a division that a project may use: the topmost, or all of them."""
        return cls.below(project_id, segment_id, None, include_children)

    @listing("GET segments/{segmentId}/items/{segmentItemId}/children")
    def list_company_segment_item_children(
        cls, segment_id: Ref["Segment"], segment_item_id: Ref["SegmentItem"], include_children: bool = False
    ) -> Some:
        """What a part consists of in the whole company: the next level, or all below."""
        return cls.below(None, segment_id, segment_item_id, include_children)

    @listing("GET projects/{projectId}/segments/{segmentId}/items/{segmentItemId}/children")
    def list_project_segment_item_children(
        cls,
        project_id: Ref["Project"],
        segment_id: Ref["Segment"],
        segment_item_id: Ref["SegmentItem"],
        include_children: bool = False,
    ) -> Some:
        """What a part consists of on a project: the next level, or all below."""
        return cls.below(project_id, segment_id, segment_item_id, include_children)

    @classmethod
    def below(
        cls,
        project_id: "Ref[Project] | None",
        segment_id: "Ref[Segment]",
        parent_id: "Ref[SegmentItem] | None",
        deep: bool,
    ) -> Some:
        """The parts of a division, or of one of its parts: those of the next level, or of all levels."""
        if not one(segment_id).serves(project_id):
            raise missing("Segment", segment_id)
        if parent_id is not None:
            parent = one(parent_id)
            if parent.segment_id != segment_id or not parent.serves(project_id):
                raise missing("SegmentItem", parent_id)
        level: dict[str, Any] = {"parent_id": parent_id}
        if deep:
            level = {} if parent_id is None else {"ancestor_ids": parent_id}
        return where(segment_id=segment_id, project_id=[None, project_id], **level)
