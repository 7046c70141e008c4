"""The first look at documents: what figures they give, and which of them seem to be of one thing.

No vocabulary, no rule and no model is needed; nothing here is called a contradiction.
"""
