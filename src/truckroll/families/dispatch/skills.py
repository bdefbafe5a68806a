"""What technicians can do, and for which kinds of work that is needed."""

from typing import TYPE_CHECKING, Self

from truckroll.catalogue import Internal, Model, Ref, Resource, action, delete, invalid, noun, one, refuse

if TYPE_CHECKING:
    from truckroll.families import jpm, settings

JobType: "type[jpm.JobType]" = noun("jpm.JobType")


class Skill(Resource, index="name"):
    """Something that technicians can do, such as soldering; kinds of work name the skills that they need."""

    name: str


class DeletedSkill(Model):
    """Which skill a technician has no longer."""

    id: str


class TechnicianSkill(
    Resource,
    path="technician-skills",
    tag="TechnicianSkills",
    named=True,
    operations="get list",
    filters="technician_id active created modified",
    sort="id created_on modified_on",
    index="skill_id",
):
    """Something that a technician can do; known by the technician and the skill, as `{technician}_{skill}`."""

    name: str
    active: bool = True
    technician_id: Ref["settings.Technician"]
    job_type_ids: list[Ref["jpm.JobType"]] | None = []

    skill_id: Internal[Ref["Skill"]]

    @delete(404)
    def delete(self) -> DeletedSkill:
        """A technician cannot do this any more."""
        refuse(not self.active, f"The skill {self.id} is already deleted.")
        self.deactivate()
        self.tell_technician()
        return DeletedSkill(id=str(self.id))

    @classmethod
    def give(cls, technician_id: "Ref[settings.Technician]", skill: Skill, *, active: bool = True) -> "TechnicianSkill":
        """A technician can do something, from now on or again."""
        had = cls.first(technician_id=technician_id, skill_id=skill.id, active=None)
        has = had or TechnicianSkill.new(
            id=f"{technician_id}_{skill.id}", technician_id=technician_id, skill_id=skill.id, name=skill.name
        )
        has.active = active
        has.job_type_ids = [kind.id for kind in JobType.find() if skill.name in kind.skills]
        has.tell_technician()
        return has

    def tell_technician(self) -> None:
        """Let the technician's own record say what he can do."""
        skills = [
            {"id": skill.skill_id, "name": skill.name} for skill in TechnicianSkill.of_technician(self.technician_id)
        ]
        technician = one(self.technician_id)
        technician.skills = skills  # type: ignore[assignment]  # kept as values

    @classmethod
    def of_technician(cls, technician_id: "Ref[settings.Technician]") -> "list[TechnicianSkill]":
        """What a technician can do now."""
        return TechnicianSkill.find(technician_id=technician_id)

    @classmethod
    def follow(cls, kind: "jpm.JobType") -> None:
        """Let every skill say whether a kind of work needs it."""
        for skill in TechnicianSkill.find(active=None):
            kinds = skill.job_type_ids or []
            if (kind.id in kinds) != (skill.name in kind.skills):
                skill.job_type_ids = (
                    [*kinds, kind.id] if skill.name in kind.skills else [k for k in kinds if k != kind.id]
                )


class SkillsAfterUpdate(Model):
    """What a technician can do now."""

    updated: bool
    technician_skills: list[TechnicianSkill]


class GivenSkill(TechnicianSkill, path="technician-skills", tag="TechnicianSkills", named=True):
    """A technician's skill for those who say who can do what."""

    @action("POST", 404)
    def create_technician_skill(cls, technician_id: Ref["settings.Technician"], name: str, active: bool) -> Self:
        """A technician can do something, which may never have been spoken of before."""
        invalid(not name.strip(), "name", "A skill needs a name.")
        skill = Skill.first(name=name) or Skill.new(name=name)
        has = any(each.skill_id == skill.id for each in cls.of_technician(technician_id))
        refuse(has, f"Technician {technician_id} has the skill '{name}' already.")
        return cls.give(technician_id, skill, active=active)  # type: ignore[return-value]  # shown as this view

    @action("PATCH", 404)
    def assign_technician_skills(
        cls, technician_id: Ref["settings.Technician"], skill_ids: list[Ref["Skill"]], replace_existing_skills: bool
    ) -> SkillsAfterUpdate:
        """A technician can do these things, beside what he can or instead of it."""
        before = {skill.skill_id: skill for skill in cls.of_technician(technician_id)}
        lost = [skill for id, skill in before.items() if replace_existing_skills and id not in skill_ids]
        for skill in lost:
            skill.delete()
        added = [id for id in dict.fromkeys(skill_ids) if id not in before]
        for skill_id in added:
            cls.give(technician_id, one(skill_id))
        updated = bool(lost or added)
        return SkillsAfterUpdate(updated=updated, technician_skills=cls.of_technician(technician_id))
