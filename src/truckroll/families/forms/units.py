"""The parts of a filled-in form: sections, questions of each kind with their answers, and what only stands there."""

from typing import Literal

from truckroll.catalogue import Model, When

StoplightValue = Literal["Red", "Yellow", "Green"]


class FormAttachment(Model):
    """A picture or a document beside an answer."""

    file_name: str
    created_from: str
    original_file_name: str
    thumbnail: str


class FormStaticElementApiDto(Model):
    """Something that only stands there, such as a headline."""

    id: str
    name: str
    type: str


class FormFieldApiDto(FormStaticElementApiDto):
    """A question, with what was written and attached beside its answer."""

    comment: str = ""
    attachments: list[FormAttachment]


class PictureFieldApiDto(FormFieldApiDto):
    """A question that pictures answer."""


class TextFieldApiDto(FormFieldApiDto):
    """A question that words answer."""

    value: str = ""


class NumberFieldApiDto(FormFieldApiDto):
    """A question that a number answers."""

    value: float | None


class DateFieldApiDto(FormFieldApiDto):
    """A question that a day answers."""

    value: When | None


class DropdownFieldApiDto(TextFieldApiDto):
    """A question that one of some words answers."""

    options: str = ""


class RadioFieldApiDto(DropdownFieldApiDto):
    """A question that one of some words answers, all of them in sight."""


class CheckboxFieldApiDto(FormFieldApiDto):
    """A question that any of some words answer."""

    values_: list[str]
    options: str = ""


class SignatureFieldApiDto(TextFieldApiDto):
    """A question that a signature answers, or a refusal to sign."""

    is_refused: bool = False
    refusal_reason: str = ""


class StoplightFieldApiDto(FormFieldApiDto):
    """A question that red, yellow or green answers."""

    value: StoplightValue | None


FormUnit = (
    FormFieldApiDto
    | FormStaticElementApiDto
    | DropdownFieldApiDto
    | NumberFieldApiDto
    | TextFieldApiDto
    | CheckboxFieldApiDto
    | DateFieldApiDto
    | PictureFieldApiDto
    | RadioFieldApiDto
    | SignatureFieldApiDto
    | StoplightFieldApiDto
)
"""One part of a form, outside sections or within one."""


class FormSectionApiDto(FormStaticElementApiDto):
    """Parts that belong together, under a headline."""

    description: str = ""
    units: list[FormUnit]
