"""A fact-consistency checker: what do the documents claim, and can it all be true?"""
