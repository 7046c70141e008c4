"""From documents to draft facts, by declared patterns."""
