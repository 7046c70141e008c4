"""Dates as they are written, and what bears on them: absolute ones, and those without a year."""

from checker.prose.dates.reader import NUMBER, Dates

__all__ = ["NUMBER", "Dates"]
