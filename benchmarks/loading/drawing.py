"""A picture and a table of what a server does at each rate."""

import csv
from collections.abc import Sequence
from pathlib import Path

from benchmarks.loading.caller import Measured

SHARES = {"p50": 0.5, "p99": 0.99, "p99.9": 0.999}
DRAWN = ("get", "feed page")


def write_table(measured: Sequence[Measured], to: Path) -> None:
    """Every figure, a line for each rate and kind; a rate of 0 is as fast as it would go."""
    with to.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rate", "seconds", "kind", "requests", *(f"{name} ms" for name in SHARES), "failed"])
        for one in measured:
            for kind, found in one.latencies.items():
                figures = [f"{one.at(kind, share):.2f}" for share in SHARES.values()]
                writer.writerow(
                    [round(one.rate), round(one.seconds, 2), kind, len(found), *figures, one.failed + one.unanswered]
                )


def draw(measured: Sequence[Measured], saturation: float, title: str, to: Path) -> None:
    """Latency against rate, for a record by its id and for a page of a feed."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    # the same figures make the same file
    mpl.rcParams |= {"svg.hashsalt": "load", "svg.fonttype": "none", "font.size": 9}
    figure, places = plt.subplots(1, len(DRAWN), figsize=(9, 3.4), sharex=True, sharey=True, layout="constrained")
    rates = [one.rate for one in measured]
    for place, kind in zip(places, DRAWN, strict=True):
        for (name, share), colour in zip(SHARES.items(), ("#9db4c0", "#33658a", "#c1121f"), strict=True):
            place.plot(rates, [one.at(kind, share) for one in measured], "o-", label=name, color=colour, ms=3)
        place.axvline(saturation, color="#888", ls=":", lw=1)
        place.axvline(saturation / 2, color="#ccc", ls=":", lw=1)
        place.set(yscale="log", title=kind, xlabel="requests a second, of all kinds")
        place.grid(alpha=0.25, which="major")
    places[0].set_ylabel("ms from the moment meant")
    places[0].legend(frameon=False)
    figure.suptitle(title, fontsize=10)
    figure.savefig(to, metadata={"Date": None})
    plt.close(figure)
