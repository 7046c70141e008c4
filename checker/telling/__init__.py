"""What is told, in which order and in what words, whatever the format.

People are told a page (``page``), a summary, or all that bears on one thing (``explain``); programs
an alert for each finding that somebody should look at (``alert``).
"""
