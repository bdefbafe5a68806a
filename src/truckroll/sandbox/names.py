"""The words a made-up business is made of: people, firms, streets, and what they say about work."""

from random import Random
from typing import Any

from truckroll.server.access.people import Role


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TENANT_NAME = "Lakeside Heating, Plumbing & Electric"
PEOPLE: tuple[tuple[Role, str], ...] = (
    ("operator", "Olive Park"),
    ("developer", "Dana Lee"),
    ("administrator", "Alex Ruiz"),
    ("user", "Uma Blake"),
)
"""Who signs in at the portal of the demonstration."""

_FIRST = _words(
    """
    Adele Amos Anita Bao Beatriz Ben Carla Cedric Chidi Dana Darius Delia Eduardo Elsie Emeka Farah Felix Gita
    Grant Greta Hana Harold Ines Isaac Ivy Jamal Jonas Joy Kalani Keiko Kurt Lara Leif Lena Luis Mabel Marco Maya
    Milo Nadia Nils Nora Olga Omar Otis Paula Pavel Priya Quentin Rafael Rosa Ruben Sadie Samir Sonja Talia Theo
    Tomas Uma Vera Viktor Wanda Wes Xenia Yara Yusuf Zelda Zoltan
    """
)
_LAST = _words(
    """
    Abbott Acosta Adler Baptiste Barlow Becker Bianchi Calloway Castro Chen Coleman Dahl Delgado Diaz Dubois
    Eklund Erdem Falk Farrow Fontaine Gallo Gibbs Goldberg Hale Haruna Hollis Ibarra Ito Jansen Jarvis Kapoor
    Keller Kim Kowalski Lam Larsen Lindqvist Maddox Marsh Medina Moreau Nakamura Nguyen Novak Obi Okafor Olsen
    Park Patel Pruitt Quist Ramos Reyes Rossi Salazar Sato Schmidt Stone Tanaka Thorne Udall Vance Vega Voss Walsh
    Weber Whitlow Yang Yilmaz Zamora Zheng
    """
)
_STREETS = _words(
    """
    Alder Ash Bayview Birch Brook Canal Cedar Chapel Clover Cross Dogwood Elm Fern Foundry Garden Granite Harbor
    Hazel Hickory Hill Juniper Lake Laurel Linden Locust Maple Meadow Mill Oak Orchard Park Pine Prairie Quarry
    Ridge River Sage School Spring Spruce Station Sycamore Tower Valley Walnut Water Willow
    """
)
_WAYS = ("Avenue", "Court", "Drive", "Lane", "Road", "Street", "Terrace", "Way")
_FIRMS = (
    "Bakery", "Brewing", "Child Care", "Dental", "Diner", "Fitness", "Flooring", "Foods", "Hardware", "Laundry",
    "Logistics", "Pharmacy", "Property Group", "Storage", "Veterinary",
)  # fmt: skip

NOTES = (
    "Filter size is 16 x 25 x 4; bring two.",
    "Customer prefers a text before anybody rings the bell.",
    "Shut-off valve is behind the washing machine and hard to turn.",
    "Panel is full; a new circuit needs a tandem breaker or a bigger panel.",
    "The unit stands on the roof; the ladder hatch is on the second floor.",
    "Quoted two ways: repair now, or replace within the year.",
    "Photo of the data plate is in the job's attachments.",
    "Water heater is from 2009 and has no expansion tank.",
    "Neighbor below asked to be told when the water goes off.",
    "Customer pays by check and wants a paper copy.",
    "Same fault as last spring; look at the capacitor first.",
    "Crawl space is wet, boots needed.",
)
URGENT_NOTES = (
    "Nobody may open the gas cock before we have been there.",
    "Breaker for the kitchen stays off until we come.",
    "Elderly resident without heating; call first.",
)
INSTRUCTIONS = (
    "Gate code is 4417.",
    "Two dogs, both friendly; please close the gate.",
    "Park in the alley, not on the grass.",
    "Ring at the side door, the front bell is broken.",
    "The key is with the caretaker in unit 1.",
    "Baby asleep until ten, please knock softly.",
)
MESSAGES = (
    "Can anybody bring a 45/5 capacitor to this address?",
    "Customer called and asks whether we can come an hour earlier.",
    "Please look at the photos before you drive out.",
    "Do we have the heat exchanger in stock, or does it have to be ordered?",
    "This one asked for the technician who came last time.",
)
REPLIES = ("On it.", "Done, the customer knows.", "It is in the van already.", "Not before tomorrow, sorry.")
HOLD_MEMOS = ("Part is on order.", "Customer wants to think about it.", "Waiting for the landlord's word.")
CANCEL_MEMOS = (
    "Called this morning.",
    "Found somebody in the family who does it.",
    "It works again, nobody knows why.",
    "Wrote an e-mail overnight.",
)
CHANGES = ("Also look at the thermostat.", "Tenant will be there instead of the owner.", "Bring shoe covers.")
TOWNS = (("Lakeside", "60901"), ("Millbrook", "60902"), ("Harbor Point", "60911"), ("Prairie Grove", "60912"))
"""Where customers live; the first three figures and the fourth of a ZIP code tell the zone."""
_AREAS = (312, 630, 708, 773, 815, 847)
COMPLAINTS = ("Call back about the bill", "Came late, customer upset", "Noise after the repair", "Asks for a copy")


def first(number: int) -> str:
    """A first name; the same number is the same name."""
    return _FIRST[number % len(_FIRST)]


def last(number: int) -> str:
    """A last name; the same number is the same name."""
    return _LAST[number % len(_LAST)]


def person(rng: Random) -> str:
    """Somebody's name."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def people(rng: Random, count: int) -> list[str]:
    """Names of colleagues, no two the same as long as there are enough."""
    first, last = rng.sample(_FIRST, len(_FIRST)), rng.sample(_LAST, len(_LAST))
    # 71 last names and 68 first ones have no common divisor, so the pairs repeat only after 4,828.
    return [f"{first[number % len(first)]} {last[number % len(last)]}" for number in range(count)]


def firm(rng: Random) -> str:
    """A commercial customer's name."""
    return f"{rng.choice(_LAST)} {rng.choice(_FIRMS)}"


def street(rng: Random) -> str:
    """A street and a number, as the name of a location."""
    return f"{rng.randrange(1, 9_900)} {rng.choice(_STREETS)} {rng.choice(_WAYS)}"


def address(rng: Random, at: str = "") -> dict[str, Any]:
    """An address in one of the towns, in the parts in which it is told."""
    town, code = rng.choice(TOWNS)
    place = {"latitude": round(rng.uniform(41.1, 41.4), 6), "longitude": round(rng.uniform(-88.1, -87.8), 6)}
    told = {"street": at or street(rng), "unit": "", "city": town, "state": "IL", "zip": code, "country": "USA"}
    return told | place


def phone(rng: Random) -> str:
    """A telephone number that is nobody's."""
    return f"({rng.choice(_AREAS)}) 555-{rng.randrange(100, 200):04}"


def mail(name: str) -> str:
    """The address of mail that goes with a name."""
    return "".join(each if each.isalnum() else "." for each in name.lower()) + "@example.com"
