"""``formula``: arithmetic over claims."""
