"""Tables that exist already, as facts: what a mapping declares, how files are read, and engines.

A kind of file is one file of :mod:`checker.tables.readers`, with one entry in its table. DuckDB and
what else not every installation has are imported where they are needed, and nowhere else.
"""
