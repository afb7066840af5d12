"""What the exchange keeps of itself: machines, streams, commits, and who wrote which cell last.

None of it is exchanged as rows: commits carry it, and every machine works out the rest.
"""

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel


class Replica(SQLModel, table=True):
    """One installation of the desk (its incarnation `inc`), this one or another's."""

    __tablename__ = "replica"

    rid: int | None = Field(default=None, primary_key=True)  # short number, in this file only
    inc: str = Field(unique=True)
    unit: str
    parent: str = ""  # the unit above, as the certificate says
    nick: str = ""
    certificate: str = ""  # as its issuer wrote and signed it; empty until it came
    cuts: str | None = None  # of an ended one, JSON {scope: [n, hash]}: nothing beyond counts


class ScopeName(SQLModel, table=True):
    """A scope (see `npcdesk.sync.scopes`) under a short number, in this file only."""

    __tablename__ = "scope_name"

    sid: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class Stream(SQLModel, table=True):
    """How far the commits of one replica in one scope have come here: the version vector."""

    __tablename__ = "stream"
    __table_args__ = {"sqlite_with_rowid": False}

    sid: int = Field(primary_key=True)
    rid: int = Field(primary_key=True)
    n: int
    head: bytes = Field(sa_type=LargeBinary)  # hash of commit n


class CommitLog(SQLModel, table=True):
    """Every commit that was accepted, as its author signed it. Never altered, never removed.

    `seq` is the order of arrival, which no commit shares with one that it follows from.
    """

    __tablename__ = "commit_log"
    __table_args__ = (Index("commit_by_dot", "sid", "rid", "n", unique=True),)

    seq: int | None = Field(default=None, primary_key=True)
    sid: int
    rid: int
    n: int
    hlc: int
    status: str  # ok | void | partial (some of it is known to newer versions only)
    hash: bytes = Field(sa_type=LargeBinary)
    sig: bytes = Field(sa_type=LargeBinary)
    body: bytes = Field(sa_type=LargeBinary)
    run_id: str | None = None  # the import that brought it; None: written here


class Parked(SQLModel, table=True):
    """A commit that came before what it follows from; tried again at every import."""

    __tablename__ = "parked"
    __table_args__ = {"sqlite_with_rowid": False}

    hash: bytes = Field(primary_key=True, sa_type=LargeBinary)
    scope: str
    inc: str
    n: int
    sig: bytes = Field(sa_type=LargeBinary)
    body: bytes = Field(sa_type=LargeBinary)


class RowMeta(SQLModel, table=True):
    """Which commit made a row, and which wrote its cells since: `later` is {column: [rid, n]}."""

    __tablename__ = "row_meta"
    __table_args__ = {"sqlite_with_rowid": False}

    row_id: str = Field(primary_key=True)
    tbl: str
    sid: int
    rid: int
    n: int
    later: str | None = None


class Sibling(SQLModel, table=True):
    """One of several values of a cell that were written without knowing of each other.

    `implied` marks the "not deleted" that an edit says against a deletion it did not know of.
    """

    __tablename__ = "sibling"
    __table_args__ = {"sqlite_with_rowid": False}

    row_id: str = Field(primary_key=True)
    col: str = Field(primary_key=True)
    rid: int = Field(primary_key=True)
    n: int = Field(primary_key=True)
    tbl: str
    hlc: int
    value: str  # JSON
    implied: bool = False


class Claim(SQLModel, table=True):
    """A row whose id another scope, or another table, claims with a better right: not shown.

    No two offices mint one id; a copied folder or a hostile hand can. `rid`, `n` and `later` are
    as in `RowMeta`, `several` holds what `Sibling` holds of a row that shows.
    """

    __tablename__ = "claim"
    __table_args__ = {"sqlite_with_rowid": False}

    row_id: str = Field(primary_key=True)
    tbl: str = Field(primary_key=True)
    sid: int = Field(primary_key=True)
    rid: int
    n: int
    later: str | None = None
    cells: str  # JSON {column: value}
    several: str  # JSON [[col, rid, n, hlc, value, implied], …]


class Unmade(SQLModel, table=True):
    """A row that only void commits made: kept out of sight until somebody makes it anew."""

    __tablename__ = "unmade"
    __table_args__ = {"sqlite_with_rowid": False}

    row_id: str = Field(primary_key=True)
    tbl: str = Field(primary_key=True)


class UnknownCell(SQLModel, table=True):
    """A value that a newer version of the desk wrote; applied when this one is upgraded."""

    __tablename__ = "unknown_cell"
    __table_args__ = {"sqlite_with_rowid": False}

    row_id: str = Field(primary_key=True)
    col: str = Field(primary_key=True)
    sid: int = Field(primary_key=True)
    rid: int = Field(primary_key=True)
    n: int = Field(primary_key=True)
    tbl: str
    value: str  # JSON


class Peer(SQLModel, table=True):
    """What another machine last said it had. Newer words replace older ones, also downwards."""

    __tablename__ = "peer"

    inc: str = Field(primary_key=True)
    unit: str
    hlc: int
    seen_ms: int
    vector: str  # JSON {scope: [[inc, n, hash]]}
    digest: str  # JSON {scope: hash}
    blobs: str = "[]"  # JSON, hashes of the attachments it has


class ImportRun(SQLModel, table=True):
    """One bundle that was brought in, and the copy of the file from just before it."""

    __tablename__ = "import_run"

    id: str = Field(primary_key=True)  # the bundle's id
    inc: str
    unit: str
    at_ms: int
    write_id: int | None = None
    counts: str = "{}"  # JSON
    copy_name: str = ""
    undone: bool = False
    commits_here: int = 0  # how many commits this machine had written by then


class OwnKey(SQLModel, table=True):
    """The private keys of an incarnation of this machine; all but the newest only read."""

    __tablename__ = "own_key"

    inc: str = Field(primary_key=True)
    private: str  # JSON, see npcdesk.sync.trust.keys
    made_ms: int
    current: bool = True


class ExchangeEvent(SQLModel, table=True):
    """What the exchange did or refused, for the log that a person can read."""

    __tablename__ = "exchange_event"

    id: int | None = Field(default=None, primary_key=True)
    at_ms: int
    kind: str
    unit: str = ""
    text: str
