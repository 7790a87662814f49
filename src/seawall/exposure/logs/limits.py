"""How much of a log is read at once, kept and told: each limit with its reason."""

# A record longer than this is a Problem and not read: Suricata's longest (a packet in base64) is below 100 kB.
MAX_LINE_BYTES = 1 << 20

# One JSON document that is not lines (Azure's hourly blob, an exported array) is parsed whole: it must fit in memory.
MAX_DOCUMENT_BYTES = 1 << 28

# How many bytes of conn.log one thread takes at a time: some 30,000 lines, enough to make a block's own cost small.
BLOCK_BYTES = 1 << 22

# So many records of the other formats become one frame.
BATCH_ROWS = 1 << 15

# So many rows go to one Parquet file: large enough to compress well, small enough for memory.
PART_ROWS = 1 << 19

# Of each kind of Problem of a file so many are kept with what was said; all are counted.
PROBLEMS_KEPT = 5

# Text of one name (URL, user agent) beyond this is cut in the normal form and in the raw one, and said.
MAX_NAME_CHARS = 16_384

# Zstandard's window: what a frame may ask for; 27 is what the zstd command itself accepts without being told.
MAX_ZSTD_WINDOW = 1 << 27

# A file's index is kept in sixteen bits.
MAX_FILES = 1 << 16

# Times before this are no dates: seconds from the start of a capture, or a clock that was never set (1990-01-01).
FIRST_DATE_US = 631_152_000_000_000

# The last moment that is read as a time: 2100-01-01. What lies behind it is another unit or another field.
LAST_DATE_US = 4_102_444_800_000_000
