"""Rules tried out: on their own examples, and on claims that say something else than they do."""
