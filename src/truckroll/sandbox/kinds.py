"""The kinds of work that the demo contractor does: how long, when in the year, how urgent, and what it charges."""

from dataclasses import dataclass
from math import cos, pi
from typing import Literal

Trade = Literal["climate", "plumbing", "electric"]
Season = Literal["winter", "spring", "summer", "fall", "even"]
Line = tuple[str, int, int]
"""What is on an invoice, and between how many dollars it costs."""

_PEAK = {"winter": 15, "spring": 110, "summer": 200, "fall": 290}
"""The day of the year on which a season's work is at its height."""


@dataclass(frozen=True)
class Kind:
    """One kind of work."""

    name: str
    unit: str
    trade: Trade
    season: Season
    share: float
    hours: int
    lead: tuple[int, int]
    """How many days ahead it is booked."""
    lines: tuple[Line, ...]
    summary: str
    priority: str = "Normal"
    visits: int = 1
    crew: int = 1
    tags: tuple[str, ...] = ()

    def demand(self, day_of_year: int) -> float:
        """How much of it is asked for on a day, beside other kinds and days."""
        if self.season == "even":
            return self.share
        height = (1 + cos(2 * pi * (day_of_year - _PEAK[self.season]) / 365)) / 2
        return self.share * (0.05 + 2.4 * height**2)

    @property
    def is_urgent(self) -> bool:
        """Whether customers want it done today or tomorrow."""
        return self.lead[1] <= 1


SERVICE, INSTALL, PLUMBING, ELECTRIC = "Climate Service", "Climate Install", "Plumbing", "Electrical"

KINDS = (
    Kind(
        "Furnace Tune-Up", SERVICE, "climate", "fall", 13, 2, (5, 21),
        (("Furnace tune-up", 129, 179), ("Filter", 18, 45)),
        "Clean and check the furnace, change the filter.", "Low", tags=("Maintenance",),
    ),
    Kind(
        "Cooling Tune-Up", SERVICE, "climate", "spring", 13, 2, (5, 21),
        (("Cooling tune-up", 129, 189), ("Drain line treatment", 25, 49)),
        "Clean the coil, check charge and drain.", "Low", tags=("Maintenance",),
    ),
    Kind(
        "No Heat", SERVICE, "climate", "winter", 14, 2, (0, 1),
        (("Diagnosis", 89, 119), ("Igniter", 140, 260), ("Labor", 120, 340)),
        "House is cold. Find the fault and make it safe.", "Urgent", tags=("Emergency",),
    ),
    Kind(
        "Furnace Repair", SERVICE, "climate", "winter", 9, 3, (1, 6),
        (("Diagnosis", 89, 119), ("Blower motor", 380, 790), ("Labor", 180, 420)),
        "Furnace is noisy or stops. Repair after approval.",
    ),
    Kind(
        "No Cooling", SERVICE, "climate", "summer", 14, 2, (0, 1),
        (("Diagnosis", 89, 119), ("Capacitor", 160, 320), ("Refrigerant", 90, 480)),
        "Unit runs but does not cool.", "High", tags=("Emergency",),
    ),
    Kind(
        "Cooling Repair", SERVICE, "climate", "summer", 9, 3, (1, 6),
        (("Diagnosis", 89, 119), ("Fan motor", 320, 640), ("Labor", 160, 380)),
        "Repair the condenser after approval.",
    ),
    Kind(
        "Furnace Replacement", INSTALL, "climate", "winter", 2.5, 8, (4, 18),
        (("Furnace, installed", 3_900, 6_800), ("Thermostat", 180, 420), ("Permit", 75, 150)),
        "Take out the old furnace, set and start the new one.", visits=2, crew=2, tags=("Financing",),
    ),
    Kind(
        "Heat Pump Installation", INSTALL, "climate", "spring", 2.5, 8, (6, 21),
        (("Heat pump, installed", 6_200, 11_500), ("Line set", 240, 520), ("Permit", 75, 150)),
        "Set outdoor and indoor unit, pull vacuum, hand over.", visits=3, crew=2, tags=("Financing",),
    ),
    Kind(
        "Burst Pipe", PLUMBING, "plumbing", "winter", 4, 2, (0, 0),
        (("Emergency call", 149, 199), ("Pipe repair", 220, 640)),
        "Water is running. Stop it first.", "Urgent", tags=("Emergency",),
    ),
    Kind(
        "Drain Cleaning", PLUMBING, "plumbing", "even", 10, 1, (0, 2),
        (("Drain cleaning", 149, 329), ("Camera inspection", 120, 220)),
        "Drain is slow or closed.",
    ),
    Kind(
        "Leak Repair", PLUMBING, "plumbing", "even", 8, 2, (0, 4),
        (("Diagnosis", 79, 109), ("Repair", 140, 520)),
        "Find the leak and close it.", "High",
    ),
    Kind(
        "Water Heater Replacement", PLUMBING, "plumbing", "even", 4, 5, (1, 8),
        (("Water heater, installed", 1_450, 2_900), ("Expansion tank", 160, 260)),
        "Replace the water heater, haul the old one away.", crew=2,
    ),
    Kind(
        "Fixture Installation", PLUMBING, "plumbing", "even", 6, 2, (3, 14),
        (("Installation", 160, 340), ("Supplies", 25, 90)),
        "Set the fixture that the customer bought.", "Low",
    ),
    Kind(
        "Breaker Trips", ELECTRIC, "electric", "summer", 6, 2, (0, 2),
        (("Diagnosis", 89, 119), ("Breaker", 85, 240)),
        "A breaker does not stay in.", "High",
    ),
    Kind(
        "Panel Upgrade", ELECTRIC, "electric", "even", 2.5, 8, (6, 20),
        (("200 A panel, installed", 2_400, 4_300), ("Permit", 75, 150)),
        "Replace the panel, label the circuits, meet the inspector.", visits=2, crew=2,
    ),
    Kind(
        "Charger Installation", ELECTRIC, "electric", "even", 4, 4, (5, 18),
        (("Charger circuit", 650, 1_400), ("Permit", 50, 100)),
        "Run a 60 A circuit to the garage and set the charger.",
    ),
    Kind(
        "Lighting and Outlets", ELECTRIC, "electric", "fall", 5, 2, (2, 12),
        (("Labor", 140, 380), ("Fixtures and devices", 60, 320)),
        "Add or replace lights and outlets.", "Low",
    ),
)  # fmt: skip
