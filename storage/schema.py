"""The tables, as a list of migrations that only ever grows: number, what it brings, SQL.

A released migration never changes; a store carries the number of its last one (`PRAGMA user_version`).
Moments are ISO 8601 texts in UTC, days YYYY-MM-DD of the paper's own zone. Where a table has a `record`, that JSON is
what is given back; the columns and tables beside it are what queries read, written in the same transaction.
"""

from dataclasses import dataclass

from storage.seals import write_migration

APPLICATION = 0x59414F57  # "YAOW", in the header of the file: https://www.sqlite.org/pragma.html#pragma_application_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    description: str
    sql: str


# WITHOUT ROWID where rows are short: https://www.sqlite.org/withoutrowid.html#when_to_use_without_rowid
FIRST = f"""
PRAGMA application_id = {APPLICATION};

CREATE TABLE snapshots (          -- 快照: bytes as fetched, named by their SHA-256
    digest TEXT PRIMARY KEY,
    content BLOB NOT NULL,        -- zlib
    size INTEGER NOT NULL         -- of the content before compression
);

CREATE TABLE captures (           -- where and when a snapshot was taken
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES snapshots (digest),
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('issue', 'page', 'article', 'file')),
    page INTEGER,
    url TEXT NOT NULL,
    content_type TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    UNIQUE (digest, paper_id, day, kind, url)
);
CREATE INDEX captures_of_day ON captures (paper_id, day);

CREATE TABLE urls (               -- what the last answer of a URL was, for conditional requests
    url TEXT PRIMARY KEY,
    digest TEXT NOT NULL REFERENCES snapshots (digest),
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    fetched_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE followed (           -- since which day's issue a paper is followed
    paper_id TEXT PRIMARY KEY,
    since TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE watches (            -- since when a watch asks what it asks
    watch_id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    since TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE issues (             -- 期
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    tried_at TEXT,
    pages INTEGER NOT NULL,
    read INTEGER NOT NULL,
    total INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (paper_id, day)
) WITHOUT ROWID;

CREATE TABLE pages (              -- 版
    paper_id TEXT NOT NULL,
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    section TEXT NOT NULL,
    url TEXT NOT NULL,
    pdf_url TEXT NOT NULL,
    snapshot TEXT REFERENCES snapshots (digest),
    PRIMARY KEY (paper_id, day, number)
) WITHOUT ROWID;

CREATE TABLE articles (           -- 文章, as its newest revision says
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    paper_id TEXT NOT NULL,
    paper TEXT NOT NULL,
    day TEXT,
    page INTEGER,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    headline TEXT NOT NULL
);
CREATE INDEX articles_of_day ON articles (day, paper_id);

CREATE TABLE revisions (          -- what was printed, each time it changed
    article INTEGER NOT NULL REFERENCES articles (number),
    revision INTEGER NOT NULL,
    digest TEXT NOT NULL,         -- of what is printed
    snapshot TEXT REFERENCES snapshots (digest),
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, revision)
);
CREATE INDEX revisions_of_snapshot ON revisions (snapshot);

CREATE TABLE facts (              -- what the parser read out of a revision
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    parser TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
);

-- The tables from here to topics hold the facts of each article's newest revision.
CREATE TABLE people (             -- 人物: a name
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE appearances (        -- a person in an article
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    official INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX appearances_of_person ON appearances (person);

CREATE TABLE posts (              -- 职务 that an article gives a person
    article INTEGER NOT NULL REFERENCES articles (number),
    person INTEGER NOT NULL REFERENCES people (number),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    jurisdiction TEXT NOT NULL,
    body TEXT NOT NULL,
    title TEXT NOT NULL,
    standing TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX posts_of_person ON posts (person);
CREATE INDEX posts_by_name ON posts (name);

CREATE TABLE mentions (           -- 提及: half-open range of characters in the heading or the text
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    "where" TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX mentions_of_person ON mentions (person);

CREATE TABLE events (             -- 事件
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    place TEXT NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX events_by_kind ON events (kind, start);

CREATE TABLE event_people (       -- who took part, by role
    article INTEGER NOT NULL,
    event INTEGER NOT NULL,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    role TEXT NOT NULL,
    PRIMARY KEY (article, event, position),
    FOREIGN KEY (article, event) REFERENCES events (article, position)
) WITHOUT ROWID;
CREATE INDEX event_people_of_person ON event_people (person);

CREATE TABLE appointments (       -- 任免
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES people (number),
    post TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX appointments_of_person ON appointments (person);

CREATE TABLE documents (          -- 文件
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX documents_by_title ON documents (title);

CREATE TABLE phrases (            -- 提法
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    phrase TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX phrases_by_words ON phrases (phrase);

CREATE TABLE topics (             -- 主题
    article INTEGER NOT NULL REFERENCES articles (number),
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX topics_by_words ON topics (topic);

-- Pairs of characters of the newest revisions (storage/pairs.py). The ascii tokenizer leaves other characters alone.
CREATE VIRTUAL TABLE article_pairs USING fts5 (pairs, content='', detail=none, columnsize=0, tokenize='ascii');

CREATE TABLE alerts (             -- 提醒
    id TEXT PRIMARY KEY,
    watch_id TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX alerts_of_article ON alerts (article_id);

CREATE TABLE deliveries (         -- 投递: one alert on its way to one receiver; the outbox
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    alert_id TEXT NOT NULL REFERENCES alerts (id),
    receiver_id TEXT NOT NULL,
    message_id TEXT NOT NULL,     -- deliveries of one message travel together
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'refused', 'given_up')),
    due_at TEXT NOT NULL,         -- from when on it was to be sent: giving up counts from here
    next_at TEXT NOT NULL,        -- when to try next
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    UNIQUE (alert_id, receiver_id)
);
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'pending';
CREATE INDEX deliveries_of_message ON deliveries (message_id);
CREATE INDEX deliveries_by_state ON deliveries (state);

CREATE TABLE runs (               -- one pass of a command
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    summary TEXT NOT NULL DEFAULT ''
);

CREATE TABLE failures (           -- what went wrong, counted
    stage TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (stage, subject, reason)
) WITHOUT ROWID;
CREATE INDEX failures_by_time ON failures (last_at);
"""

# NULL means not known: the row was written by a program that did not keep it. `yaowen reparse` fills it.
ROLES = """
ALTER TABLE facts ADD COLUMN rows INTEGER NOT NULL DEFAULT 1;  -- the number of their form (factrows.FORM)
ALTER TABLE appearances ADD COLUMN roles TEXT;                 -- NAMING_ROLES in their order, parted by blanks
ALTER TABLE appearances ADD COLUMN appears INTEGER;            -- 0 for who is only removed, dead, spoken of ...
ALTER TABLE mentions ADD COLUMN roles TEXT;
ALTER TABLE mentions ADD COLUMN listed INTEGER;                -- the number of the list it stands in, 0 for none
ALTER TABLE mentions ADD COLUMN place INTEGER;                 -- its place there, from 1
ALTER TABLE mentions ADD COLUMN "order" TEXT;                  -- of the list: protocol, stroke, unknown
"""

POSTS_AS_DATA = """
ALTER TABLE posts ADD COLUMN code TEXT;   -- of the place: 行政区划代码, a state's ISO 3166 code, CN for the centre
ALTER TABLE posts ADD COLUMN rank TEXT;   -- RANKS
ALTER TABLE posts ADD COLUMN "key" TEXT;  -- the same for all wordings of the office
CREATE INDEX posts_by_key ON posts ("key");
"""

# The parts of continued stories that were stored before their first part keep their rows, for the alerts about them.
JOINED = """
ALTER TABLE articles ADD COLUMN joined_into TEXT;  -- the id of the story that the article is a part of, or NULL
"""

WATCHED_FOLDERS = """
CREATE TABLE folders (            -- 监视目录: since when a folder is watched
    path TEXT PRIMARY KEY,
    since TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE files (              -- what came of each file in one, as it was when it was last looked at
    folder TEXT NOT NULL REFERENCES folders (path),
    path TEXT NOT NULL,           -- below the folder
    stamp TEXT NOT NULL,          -- changes when the file does: number, size and time of change
    digest TEXT NOT NULL,         -- SHA-256 of its bytes, '' when they were not read
    paper_id TEXT NOT NULL,
    day TEXT,
    state TEXT NOT NULL CHECK (state IN ('read', 'unread')),
    articles INTEGER NOT NULL,
    reason TEXT NOT NULL,         -- why it is unread, or what is odd about it
    seen_at TEXT NOT NULL,
    PRIMARY KEY (folder, path)
) WITHOUT ROWID;
CREATE INDEX files_by_digest ON files (digest);
"""

ALERTS_OF_WATCH = """
CREATE INDEX alerts_of_watch ON alerts (watch_id, created_at);
"""

# Of a message that goes out in parts, and of what its receiver calls it.
PARTS = """
ALTER TABLE deliveries ADD COLUMN part INTEGER NOT NULL DEFAULT 0;       -- how many parts were taken
ALTER TABLE deliveries ADD COLUMN remote_id TEXT NOT NULL DEFAULT '';    -- the receiver's name of the first part
"""

# Fingerprints of a day lie together, so that a look at some days reads nothing of the rest of the archive.
STORIES = """
ALTER TABLE articles ADD COLUMN story_id TEXT;  -- 同一新闻: the id of the first print of the same news, or NULL
CREATE INDEX articles_of_story ON articles (story_id);
ALTER TABLE alerts ADD COLUMN reprint_of TEXT;  -- the id of the alert that told the first print, or NULL

CREATE TABLE fingerprints (       -- 指纹: hashes of some of an article's runs of characters (alerts/same_news.py)
    fingerprint INTEGER NOT NULL,
    day TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number),
    PRIMARY KEY (day, fingerprint, article)
) WITHOUT ROWID;
CREATE INDEX fingerprints_of_article ON fingerprints (article);

CREATE TABLE new_deliveries (     -- as deliveries was, with the state kept
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    alert_id TEXT NOT NULL REFERENCES alerts (id),
    receiver_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'refused', 'given_up', 'kept')),
    due_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    part INTEGER NOT NULL DEFAULT 0,
    remote_id TEXT NOT NULL DEFAULT '',
    UNIQUE (alert_id, receiver_id)
);
INSERT INTO new_deliveries SELECT number, id, alert_id, receiver_id, message_id, state, due_at, next_at, attempts,
    tried_at, possibly_sent, detail, part, remote_id FROM deliveries;
DROP TABLE deliveries;
ALTER TABLE new_deliveries RENAME TO deliveries;
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'pending';
CREATE INDEX deliveries_of_message ON deliveries (message_id);
CREATE INDEX deliveries_by_state ON deliveries (state);
"""

CORRECTIONS = """
ALTER TABLE alerts ADD COLUMN corrects TEXT;  -- 更正: the alert that this one corrects or stands in for, or NULL
CREATE INDEX alerts_by_corrected ON alerts (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE new_deliveries (     -- as deliveries was, with two states more and from where it was redirected
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    alert_id TEXT NOT NULL REFERENCES alerts (id),
    receiver_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('pending', 'sending', 'done', 'refused', 'given_up', 'kept', 'withdrawn', 'redirected')),
    due_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    part INTEGER NOT NULL DEFAULT 0,
    remote_id TEXT NOT NULL DEFAULT '',
    redirected_from TEXT NOT NULL DEFAULT '',  -- 转投: the broken receiver that it was for
    redirected_why TEXT NOT NULL DEFAULT '',
    UNIQUE (alert_id, receiver_id)
);
INSERT INTO new_deliveries (number, id, alert_id, receiver_id, message_id, state, due_at, next_at, attempts,
    tried_at, possibly_sent, detail, part, remote_id) SELECT number, id, alert_id, receiver_id, message_id, state,
    due_at, next_at, attempts, tried_at, possibly_sent, detail, part, remote_id FROM deliveries;
DROP TABLE deliveries;
ALTER TABLE new_deliveries RENAME TO deliveries;
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'pending';
CREATE INDEX deliveries_of_message ON deliveries (message_id);
CREATE INDEX deliveries_by_state ON deliveries (state);
"""

PROOF = """
ALTER TABLE alerts ADD COLUMN digest TEXT;  -- SHA-256 of the record, NULL when the program that kept it did not say

CREATE TABLE watch_versions (     -- 关注的各版: what a watch asked since when
    watch_id TEXT NOT NULL,
    since TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (watch_id, since)
) WITHOUT ROWID;

CREATE TABLE sent (               -- 已发内容: what went out and was or may have been taken
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    at TEXT NOT NULL,
    digest TEXT NOT NULL,         -- SHA-256 of the content
    content BLOB NOT NULL         -- zlib: a mail's text, or what was posted
);
CREATE INDEX sent_of_message ON sent (message_id, receiver_id);
"""

# NULL means not known, as of issues that were read before it was kept; what was read whole had as many as were read.
LISTED = """
ALTER TABLE issues ADD COLUMN listed INTEGER;  -- how many pages the issue lists
"""

UNSEEN = """
ALTER TABLE issues ADD COLUMN unseen TEXT NOT NULL DEFAULT '';  -- what the last look at a complete issue could not see
UPDATE issues SET unseen = substr(reason, length('not all could be looked at again: ') + 1), reason = ''
    WHERE state = 'complete' AND reason LIKE 'not all could be looked at again: %';
"""

# Of the reading itself: nothing of it rests on an article.
NOTICES = """
CREATE TABLE troubles (           -- 故障: what does not work now, since when that is known
    about TEXT NOT NULL,          -- paper, receiver, disk, config
    key TEXT NOT NULL,            -- its id
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (about, key)
) WITHOUT ROWID;

CREATE TABLE notices (            -- 运行通知: one on its way to one receiver
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,
    receiver_id TEXT NOT NULL,
    record TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'refused', 'given_up')),
    due_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    tried_at TEXT,
    possibly_sent INTEGER NOT NULL DEFAULT 0,
    detail TEXT NOT NULL DEFAULT '',
    UNIQUE (message_id, receiver_id)
);
CREATE INDEX notices_due ON notices (receiver_id, next_at) WHERE state = 'pending';
"""

# A long `record` of watch_versions is the names of its pieces, parted by blanks (storage/pieces.py).
PIECES = """
CREATE TABLE text_pieces (        -- 片段: parts of long texts, each kept once
    name TEXT PRIMARY KEY,        -- of its SHA-256
    content TEXT NOT NULL
);
"""

# The column lies behind long records: without an index all of them are read for it.
FORMS_OF_FACTS = """
CREATE INDEX facts_by_rows ON facts (rows, article, revision);
"""

MIGRATIONS = (
    Migration(number=1, description="articles, facts, search, outbox, runs", sql=FIRST),
    Migration(number=2, description="roles of persons, places in lists", sql=ROLES),
    Migration(number=3, description="posts as data", sql=POSTS_AS_DATA),
    Migration(number=4, description="parts of joined stories", sql=JOINED),
    Migration(number=5, description="watched folders and their files", sql=WATCHED_FOLDERS),
    Migration(number=6, description="alerts of a watch by time", sql=ALERTS_OF_WATCH),
    Migration(number=7, description="parts of messages and their names at the receiver", sql=PARTS),
    Migration(number=8, description="prints of the same news", sql=STORIES),
    Migration(number=9, description="corrections of alerts, redirected deliveries", sql=CORRECTIONS),
    Migration(number=10, description="what proofs of alerts need", sql=PROOF),
    Migration(number=11, description="how many pages an issue lists", sql=LISTED),
    Migration(number=12, description="what a look at a complete issue could not see", sql=UNSEEN),
    Migration(number=13, description="what does not work, and who was told", sql=NOTICES),
    Migration(number=14, description="a hash of each row", sql="".join(write_migration())),
    Migration(number=15, description="pieces of long watches", sql=PIECES),
    Migration(number=16, description="facts by the form of their rows", sql=FORMS_OF_FACTS),
)
VERSION = MIGRATIONS[-1].number
