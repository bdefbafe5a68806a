"""What one can command in a sandbox and never in business: its clock, its faults, its past, and its technicians."""
