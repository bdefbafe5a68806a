"""What a server tells those who run it: numbers for Prometheus, traces and the same numbers for OpenTelemetry."""
