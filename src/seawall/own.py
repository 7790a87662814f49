"""The story of ownership: to be written."""
