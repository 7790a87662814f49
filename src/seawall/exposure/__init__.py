"""Exposure: whether one's own logs met an indicator in the days it was somebody's, and how much of those days they cover."""
