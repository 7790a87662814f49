"""Readers of sanctions lists: one folder a publisher, each format `parse(stream) -> Iterator[Entity | Problem]`."""
