"""Pictures: sent first, then put beside what is sold; what nothing shows is let go after a day."""

import pytest

from tests.families.business import Business, refused
from tests.families.pricebook.pages import category, service
from truckroll.catalogue.files import File, kept_file
from truckroll.catalogue.time import TICKS_PER_SECOND

PNG = File("boiler.png", "image/png", b"\x89PNG\r\n")


def send(business: Business, file: File = PNG) -> str:
    return business.ask("Images_Post", {"file": file}).path


def test_a_picture_is_found_by_the_path_that_its_upload_gave(business: Business):
    path = send(business)
    assert (path[:7], path[-4:]) == ("Images/", ".png")
    assert business.ask("Images_Get", path=path) == path
    assert business.do(lambda: kept_file(path)) == PNG


def test_a_picture_that_nothing_shows_goes_after_a_day(business: Business):
    shown, shelved, loose = (send(business) for _ in range(3))
    service(business, "A", assets=[{"type": "Image", "url": shown}])
    category(business, "Heat", skuImages=[shelved])
    business.now += 24 * 3600 * TICKS_PER_SECOND
    business.come_due()
    assert [business.do(lambda path=path: kept_file(path)) for path in (shown, shelved, loose)] == [PNG, PNG, None]
    with refused(404, "There is no file", "path"):
        business.ask("Images_Get", path=loose)
    with refused(400, "There is no picture", "image"):
        category(business, "Cold", image=loose)


def test_only_a_picture_that_was_sent_is_shown(business: Business):
    with refused(400, "send it to /images first", "assets[0].url"):
        service(business, "A", assets=[{"type": "Image", "url": "Images/nothing.png"}])
    service(business, "A", assets=[{"type": "Image", "url": "https://example.com/Images/nothing.png"}])


@pytest.mark.parametrize(
    "file", [File("a.txt", "text/plain", b"x"), File("a.html", "text/html", b"<b>"), File("a.png", "image/png", b""),
             File("a", "application/octet-stream", b"x")]
)  # fmt: skip
def test_what_is_no_picture_is_not_taken(business: Business, file: File):
    with refused(400, file.name, "file"):
        send(business, file)


def test_a_picture_of_no_told_kind_is_known_by_its_ending(business: Business):
    path = send(business, File("a.jpg", "application/octet-stream", b"x"))
    found = business.do(lambda: kept_file(path))
    assert found is not None
    assert found.content_type == "image/jpeg"


@pytest.mark.parametrize(
    ("path", "status"), [("", 400), ("boiler.png", 400), ("../Images/x", 400), ("Images/", 404), ("Images/../x", 404)]
)
def test_a_path_leads_to_pictures_only(business: Business, path: str, status: int):
    with refused(status, "", "path"):
        business.ask("Images_Get", path=path)
