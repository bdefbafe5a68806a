"""Files beside equipment: sent first, then shown; what nothing shows is let go after a day."""

import pytest

from tests.families.business import Business, refused
from truckroll.catalogue.files import File, kept_file
from truckroll.catalogue.time import TICKS_PER_SECOND

PLATE = File("plate.pdf", "application/pdf", b"%PDF")


def send(business: Business, file: File = PLATE) -> str:
    return business.ask("InstalledEquipment_PostAttachment", {"file": file}).path


def attached(business: Business, url: str, kind: str = "Document") -> list[dict[str, str]]:
    body = {"locationId": business.ids["location"], "attachments": [{"type": kind, "url": url}]}
    return [each.values for each in business.ask("InstalledEquipment_Create", body).attachments]


def test_a_file_that_was_sent_is_shown_and_found_by_its_path(business: Business):
    path = send(business)
    assert (path[:10], path[-4:]) == ("Equipment/", ".pdf")
    assert attached(business, path) == [{"alias": None, "fileName": None, "type": "Document", "url": path}]
    assert business.ask("InstalledEquipment_Get2", path=path) == path


def test_a_file_that_no_equipment_shows_goes_after_a_day(business: Business):
    shown, loose = send(business), send(business)
    attached(business, shown)
    business.now += 24 * 3600 * TICKS_PER_SECOND
    business.come_due()
    assert [business.do(lambda path=path: kept_file(path)) for path in (shown, loose)] == [PLATE, None]
    with refused(404, "There is no file", "path"):
        business.ask("InstalledEquipment_Get2", path=loose)
    with refused(400, "send it to /installed-equipment/attachments first", "attachments[0].url"):
        attached(business, loose)


@pytest.mark.parametrize("url", ["plate.pdf", "", "../Equipment/x", "/etc/passwd", "javascript:alert(1)", "file:///x",
                                 "https://", "https:// x", "Findings/x", "Images/x"])  # fmt: skip
def test_equipment_shows_files_that_were_sent_and_pages_of_the_web_only(business: Business, url: str):
    assert attached(business, "https://example.com/film", "VideoLink")
    with refused(400, "or an address on the web", "attachments[0].url"):
        attached(business, url)


def test_attachments_are_replaced_as_a_whole(business: Business):
    path = send(business)
    body = {"locationId": business.ids["location"], "attachments": [{"type": "Document", "url": path}]}
    furnace = business.ask("InstalledEquipment_Create", body)
    furnace = business.ask("InstalledEquipment_Update", {"memo": "x"}, id=furnace.id)
    assert len(furnace.attachments) == 1
    film = {"type": "VideoLink", "url": "https://example.com/film", "alias": "Film"}
    furnace = business.ask("InstalledEquipment_Update", {"attachments": [None, film]}, id=furnace.id)
    assert [each.alias for each in furnace.attachments] == ["Film"]
    assert business.ask("InstalledEquipment_Update", {"attachments": []}, id=furnace.id).attachments == []


def test_an_empty_file_is_not_taken(business: Business):
    with refused(400, "plate.pdf is empty", "file"):
        send(business, File("plate.pdf", "application/pdf", b""))


@pytest.mark.parametrize(
    ("path", "status"),
    [("", 400), ("plate.pdf", 400), ("../Equipment/x", 400), ("Equipment/", 404), ("Equipment/../x", 404)],
)
def test_a_path_leads_to_files_of_equipment_only(business: Business, path: str, status: int):
    with refused(status, "", "path"):
        business.ask("InstalledEquipment_Get2", path=path)
