"""`python -m truckroll` is the command `truckroll`."""

from truckroll.cli import main

main()
