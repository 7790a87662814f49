"""Environment and file to one frozen Settings. Only doors read it."""
