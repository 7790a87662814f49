"""The tables: the tape, its head, documents by hash, and what is read off the tape. The migrations make them."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()
# SQLite numbers rows by INTEGER alone; PostgreSQL's INTEGER would end at two milliards of events.
_SEQ = BigInteger().with_variant(Integer(), "sqlite")

# data, private, salt, before, hash are those of audit.Sealed; at, actor, stream and kind stand in data too, and are
# here to be searched by. proof.py holds them to each other.
events = Table(
    "events",
    metadata,
    Column("seq", _SEQ, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("actor", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("private", LargeBinary),
    Column("salt", LargeBinary),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

# One row: the last event's number, hash and moment. Whoever appends holds its lock, so there is one writer at a time.
head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", _SEQ, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("at", String(32), nullable=False),
)

# size is that of the plain bytes; packed are they, compressed by zlib, and NULL once they were redacted.
documents = Table(
    "documents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("is_private", Boolean, nullable=False),
    Column("packed", LargeBinary),
)

# Which streams a private document belongs to: it is kept as long as one of them is.
uses = Table(
    "uses",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("sha256", String(64), primary_key=True),
)

# What folds over the tape gave: one JSON document a stream. label is what the fold wants to be found by.
projections = Table(
    "projections",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("seq", _SEQ, nullable=False),
    Column("label", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

# Up to which event each fold was written, and by which version of it: one that lags is never read.
folded = Table(
    "folded",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("seq", _SEQ, nullable=False),
)

# Who may sign in, with what. These rows change, and what changed them is on the tape: the tape proves, the rows serve.
users = Table(
    "users",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("password", Text, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("totp", Text, nullable=False),
    Column("totp_used", BigInteger, nullable=False),
    Column("recovery", Text, nullable=False),
    # NULL where nobody else vouches: it is unique where it is not.
    Column("subject", Text, unique=True),
    Column("is_disabled", Boolean, nullable=False),
    Column("epoch", Integer, nullable=False),
)

# sha256 is of the word in the cookie, which is nowhere kept.
sessions = Table(
    "sessions",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("user_id", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
    Column("wants", String(16), nullable=False),
)

# sha256 is of the key's secret part, which is nowhere kept.
api_keys = Table(
    "api_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("until", String(32), nullable=False),
    Column("used_at", String(32)),
    Column("revoked_at", String(32)),
    # Of a person's own token whose it is, and the epoch that it ends with; NULL: it is a program's.
    Column("user_id", String(64)),
    Column("user_epoch", Integer),
)

# Wrong attempts by the hash of the name that was typed, whether anybody has it or not.
failures = Table(
    "failures",
    metadata,
    Column("name_sha256", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)

# Requests that wrote something, by the hash of who sent them and under which key; content is the hash of what they said.
requests = Table(
    "requests",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", String(64), nullable=False),
    Column("at", String(32), nullable=False),
)
