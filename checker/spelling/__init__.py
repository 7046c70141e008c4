"""Names that are nearly one: what somebody may have meant, and one name in two spellings.

RapidFuzz measures how alike two names are. It takes 25 ms to import, so that is done where a name
is unknown or two are nearly one, and nowhere else.
"""
