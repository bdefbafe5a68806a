"""Truckroll: an open field-service platform that speaks the ServiceTitan V2 API."""
