"""How alike a party and a listed entity are, and why: candidates, features, one score."""
