"""The one reader of prose: dates, times, numbers, amounts and lengths as people write them.

:func:`checker.prose.reader.read` gives what stands in a text. A reading has all that bears on it,
or it says why it is none; :mod:`checker.prose.literals` makes literals of readings.
"""
