"""Files of claims to claims: each format a module with `parse(stream, source)`, known by what is in it."""
