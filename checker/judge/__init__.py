"""Which findings somebody accepted, and what became of them since the last report."""
