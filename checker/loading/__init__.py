"""From text to typed values, every one with its place, and all problems on the way."""
