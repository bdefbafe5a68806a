"""Teams of technicians."""

from typing import TYPE_CHECKING

from truckroll.catalogue import Model, Ref, Resource, Some, When, action, caller, delete, filter, invalid, noun, where

if TYPE_CHECKING:
    from truckroll.families import settings

Technician: "type[settings.Technician]" = noun("settings.Technician")


class CreatedTeam(Model):
    """A team, and whether it is new."""

    id: Ref["Team"]
    active: bool
    name: str | None
    created_by: Ref["settings.Employee"] | None
    created_on: When
    modified_on: When
    created: bool


class Team(
    Resource,
    path="teams",
    tag="Team",
    operations="get list",
    filters="created modified",
    sort="id created_on modified_on",
    index="name",
):
    """Technicians who belong together on the dispatch board; each says the name of his team."""

    active: bool = True
    name: str | None
    created_by: Ref["settings.Employee"] | None

    @filter
    def include_inactive(cls, value: bool = False) -> Some:
        """Teams that were given up are shown only when asked for."""
        return where() if value else where(active=True)

    @action("POST")
    def create(cls, active: bool, name: str | None = None) -> CreatedTeam:
        """Put a team on the board; one that is there already is not made twice."""
        invalid(not (name or "").strip(), "name", "A team needs a name.")
        known = cls.first(name=name)
        team = known or cls.new(name=name, active=active, created_by=caller().user)
        return CreatedTeam.of({**team.values, "created": known is None})

    @delete(404)
    def delete(self) -> None:
        """Give a team up; its technicians belong to none."""
        for technician in self.members():
            technician.team = None
        self.deactivate()

    def members(self) -> "list[settings.Technician]":
        """Who belongs to the team."""
        return [technician for technician in Technician.find() if technician.team == self.name]
