"""The story of refreshing: fetch lists, archive, parse, check, build a corpus, swap it whole."""
