"""The nouns: sources, entities, facts, rules, findings, reports. All frozen."""
