"""One frozen state of all lists: entities, index and manifest in a folder that is swapped whole."""
