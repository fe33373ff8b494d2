"""The published JSON Schemas, as package data."""
