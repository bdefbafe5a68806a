"""The shelves of the pricebook, in each other."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from truckroll.catalogue import (
    Again,
    Clearable,
    Int32,
    Internal,
    Ref,
    Required,
    Resource,
    Sent,
    Writable,
    create,
    delete,
    invalid,
    now,
    one,
    update,
)
from truckroll.families.pricebook.images import Image

if TYPE_CHECKING:
    from truckroll.families import settings

CategoryType = Literal["Services", "Materials"]
Places = Annotated[list[str] | None, Sent(update=list[str | None])]


class Category(
    Resource,
    path="categories",
    tag="Categories",
    operations="get list",
    filters="category_type active created modified",
    sort="id name",
    feed="categories",
    index="parent_id",
):
    """A shelf of the pricebook, with the shelves in it."""

    name: Required[str]
    active: Writable[bool] = True
    description: Writable[str | None]
    image: Writable[str | None]
    parent_id: Clearable[Ref["Category"] | None]
    position: Writable[Int32] = 0
    category_type: Required[CategoryType]
    subcategories: list[Annotated[Any, Again("Category")]] | None = []
    business_unit_ids: Writable[list[Ref["settings.BusinessUnit"]] | None]
    sku_images: Writable[Places]
    sku_videos: Writable[Places]
    source: str | None
    external_id: str | None
    hide_in_mobile: bool = False
    stood_in: Internal[Ref["Category"] | None]

    @create(201)
    def create(self) -> Self:
        """Put up a shelf, in another one if that is named."""
        self.check()
        return self

    @update()
    def update(self) -> Self:
        """Change a shelf, or put it into another one."""
        self.check()
        return self

    @delete(204, 404)
    def delete(self) -> None:
        """Take a shelf away, and those in it; what stood there stays in the pricebook."""
        for inner in Category.find(parent_id=self.id):
            inner.delete()
        self.deactivate()
        self.settle()

    def check(self) -> None:
        """A shelf has a name, and stands in one of its own kind that does not stand in it."""
        invalid(not self.name.strip(), "name", "A category needs a name.")
        around = one(self.parent_id) if self.parent_id else None
        wrong = around is not None and around.category_type != self.category_type
        invalid(wrong, "categoryType", f"It stands among {around.category_type if around else ''}; so it is of them.")
        inner = Category.find(parent_id=self.id)
        mixed = any(each.category_type != self.category_type for each in inner)
        invalid(mixed, "categoryType", "Its subcategories are of another type.")
        while around is not None:
            invalid(around.id == self.id, "parentId", "A category does not stand in itself.")
            around = one(around.parent_id) if around.parent_id else None
        self.sku_images, self.sku_videos = _told(self.sku_images), _told(self.sku_videos)
        Image.show("image", self.image)
        for at, url in enumerate(self.sku_images or ()):
            Image.show(f"skuImages[{at}]", url)
        self.settle()

    def settle(self) -> None:
        """All shelves around it, where it stood and where it stands, show it as it is now."""
        left = one(self.stood_in) if self.stood_in and self.stood_in != self.parent_id else None
        self.stood_in = self.parent_id
        around: Category | None
        for around in (left, self):
            while around is not None:
                inner = sorted(Category.find(parent_id=around.id), key=lambda each: (each.position, each.id))
                around.subcategories = [each.branch() for each in inner]
                around = one(around.parent_id) if around.parent_id else None

    def branch(self) -> dict[str, Any]:
        """The shelf as those around it show it."""
        told = {field.json: self.values[field.json] for field in self.noun.item}
        return told | {"modifiedOn": str(now())} if self.changed else told


def _told(places: list[str] | None) -> list[str] | None:
    """What an update tells of a place with null is nothing."""
    return places and [each for each in places if each]
