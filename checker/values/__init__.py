"""The algebra of values: every value is a set of possibilities. It knows no file and no rule."""
