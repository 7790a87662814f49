"""How much of anything is read: each limit with its reason. What passes a limit is a Problem, never a crash."""

# A line longer than this is cut and reported. OFAC's longest real line is 21 kB (SDN_COMMENTS), a pacs.008 on one
# line is a file of XML and does not come through here.
MAX_LINE_BYTES = 1 << 20

# A field longer than this is reported and its row not used: the csv module's own default, five times the longest
# real remark.
MAX_FIELD_CHARS = 131_072

# An XML element deeper than this is refused. OFAC's deepest real path has 11 steps, ISO 20022's about 20.
MAX_XML_DEPTH = 64

# One text node longer than this is refused: ten times the longest remark. libxml2's own limit is 10 MB.
MAX_XML_TEXT_CHARS = 1 << 20

# One record (entity, transaction) with more elements than this is refused: the largest real entity has about 3,000.
MAX_XML_ELEMENTS_PER_RECORD = 200_000
