"""Dates: EDTF (ISO 8601-2:2019), levels 0, 1 and 2, and how they compare."""

from checker.values.dates.compare import compare_dates
from checker.values.dates.date import Date
from checker.values.dates.days import add_days, days_between, days_from, time_from
from checker.values.dates.literal import FiscalYear, fiscal_year, read_literal
from checker.values.dates.possibilities import Choice, DateSet, Instants, span_of
from checker.values.dates.read import read_date
from checker.values.dates.telling import tell_date, tell_form, tell_possible
from checker.values.dates.write import form_of, is_beyond, write_date

__all__ = [
    "Choice",
    "Date",
    "DateSet",
    "FiscalYear",
    "Instants",
    "add_days",
    "compare_dates",
    "days_between",
    "days_from",
    "fiscal_year",
    "form_of",
    "is_beyond",
    "read_date",
    "read_literal",
    "span_of",
    "tell_date",
    "tell_form",
    "tell_possible",
    "time_from",
    "write_date",
]
