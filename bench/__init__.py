"""The proof: Seawall's matcher beside its peers, on labelled pairs, on whole lists, in scripts, and in time."""
