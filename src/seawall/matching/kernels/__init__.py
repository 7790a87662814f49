"""The hot loops, compiled by numba over flat arrays: text, look-up of similar tokens, candidates and alignment."""
