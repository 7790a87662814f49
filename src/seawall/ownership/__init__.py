"""Who owns whom, and what a designation does to what is owned: OFAC's 50 Percent Rule and its cousins, with proofs."""
