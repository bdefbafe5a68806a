"""Where the trucks are, and who drives them."""

from typing import Any

import pytest

from tests.families.business import Business


def ping(id: str, **more: Any) -> dict[str, Any]:
    seen = {"unitId": "12", "unitName": "Van 12", "eventTime": "2026-11-02T14:00:00Z", "externalId": id}
    seen |= {"latitude": 39.5, "longitude": -119.8, "speed": 30, "isNew": False, "statusMessage": "ok"}
    return seen | dict.fromkeys(("street", "city", "region", "postalCode"), "x") | {"message": "moving"} | more


def send(business: Business, *pings: dict[str, Any], provider: str = "acme") -> list[tuple[str, str]]:
    answers = business.ask("Gps_Create", list(pings), gps_provider=provider)
    return [(answer.status, answer.message) for answer in answers]


def test_a_technician_is_where_his_truck_was_seen_last(business: Business):
    business.set("settings.Technician", business.ids["tess"], truck_id=12)
    assert (
        send(business, ping("a"), ping("b", eventTime="2026-11-02T13:00:00Z", latitude=1))
        == [("Success", "moving")] * 2
    )
    place = business.see("settings.Technician", business.ids["tess"]).location
    assert (float(place.latitude), float(place.longitude), place.coordinates_updated_on[:16]) == (
        39.5,
        -119.8,
        "2026-11-02T14:00",
    )
    assert business.see("settings.Technician", business.ids["tom"]).location is None


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"latitude": 91}, "from -90 to 90"),
        ({"longitude": None}, "both"),
        ({"eventTime": "2026-11-02T16:00:00Z"}, "in the future"),
        ({"externalId": " "}, "external id"),
    ],
)
def test_each_ping_is_answered_for_itself(business: Business, more: dict[str, Any], words: str):
    (first, why), (second, _) = send(business, ping("a", **more), ping("b"))
    assert (first, words in why, second) == ("Fail", True, "Success")
    assert [each.external_id for each in business.all("dispatch.GpsPing")] == ["b"]


def test_a_ping_is_taken_once_from_each_provider(business: Business):
    assert [status for status, _ in send(business, ping("a"), ping("a"))] == ["Success", "Fail"]
    assert send(business, ping("a"))[0][0] == "Fail"
    assert send(business, ping("a"), provider="other")[0][0] == "Success"
    assert send(business, ping("c", latitude=None, longitude=None))[0][0] == "Success"
