"""The story of screening: a subject, its parties, their matches, one decision."""
