"""What law and policy require of a match: block, reject, review or release, with the authority."""
