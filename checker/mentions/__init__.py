"""What of a text is a mention, known once for all who ask: dates, numbers, amounts and names."""
