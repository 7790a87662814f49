"""Text to comparable forms: scripts, tokens, legal forms, word tables. Pure; knows no list and no payment."""
