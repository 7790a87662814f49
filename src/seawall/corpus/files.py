"""The names of a corpus folder's files."""

MANIFEST = "manifest.json"
ENTITIES = "entities.msgpack"
OFFSETS = "offsets.npy"
IDS = "ids.txt"
INDEX = "index"
RECORD_NAME = "record_name.npy"
RECORD_WEAK = "record_weak.npy"
IDENTIFIER_ARRAYS = ("identifier_slots.npy", "identifier_runs.npy", "identifier_values.npy")
