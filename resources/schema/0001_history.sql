-- The history, step 1. A step is applied once, whole, in one transaction; then user_version is its number. A step that
-- was released is never edited: a change is a new file.
--
-- Made for ten million calls. What follows from that:
-- * A call is one narrow row of numbers (calls, about 120 bytes), so that a filter without an index of its own still
--   reads little. Words that lists show (call_texts), what only the detail pane reads (call_details) and the bytes
--   (responses, pieces) are in tables of their own with the same rowid: appended in order, read one by one.
-- * Names that recur (models, users, sessions, property values) are stored once in names. A search for a part of a
--   name reads that small table, then compares numbers.
-- * An index costs at every insert. Kept are those which a page needs at once: newest first with what the day's spend
--   needs (calls_by_time, covering), id, session, user, properties, and the way from a piece of text to its calls.
--   Filters on other columns read the narrow rows.
-- * Ids of calls and pieces are never given twice (AUTOINCREMENT), because the full-text index names them and cannot
--   forget cheaply.

-- kind: the enumeration Names::Kind
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, text)
) STRICT;

-- NULL: not said, not known or not happened, which is never zero.
CREATE TABLE calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,              -- 16 bytes, RFC 4122 order
    created_at INTEGER NOT NULL,            -- milliseconds since 1970, UTC
    source INTEGER NOT NULL,                -- Source
    provider INTEGER,                       -- names
    format INTEGER NOT NULL,                -- WireFormat
    requested_model INTEGER,                -- names
    model INTEGER,                          -- names
    route INTEGER NOT NULL,                 -- Route
    status INTEGER NOT NULL,                -- CallStatus
    http_status INTEGER NOT NULL,           -- 0: no answer
    streamed INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    finish_reason INTEGER,                  -- names
    error_kind INTEGER,                     -- names
    cost_pico INTEGER,                      -- 1e-12 USD; NULL: unpriced
    cost_basis INTEGER,                     -- CostBasis
    latency_us INTEGER,                     -- these four: microseconds since sent
    ttft_us INTEGER,
    headers_us INTEGER,
    first_byte_us INTEGER,
    input INTEGER,                          -- from here on: tokens, see Usage
    cached_input INTEGER,
    cache_write_5m INTEGER,
    cache_write_1h INTEGER,
    output INTEGER,
    reasoning INTEGER,
    audio_input INTEGER,
    cached_audio_input INTEGER,
    audio_output INTEGER,
    image_input INTEGER,
    cached_image_input INTEGER,
    image_output INTEGER,
    web_searches INTEGER,
    requests INTEGER,
    user INTEGER,                           -- these four: names
    session INTEGER,
    session_name INTEGER,
    session_path INTEGER,
    request_head INTEGER,                   -- the request body: the piece before the chain,
    request_node INTEGER,                   -- the chain's last body_nodes row,
    request_tail INTEGER                    -- and the piece after it; NULL: nothing there
) STRICT;

-- Newest first, ranges of time and the spend of a day without touching the table.
CREATE INDEX calls_by_time ON calls (created_at, id, status, cost_pico, cost_basis);
CREATE INDEX calls_by_request ON calls (request_node) WHERE request_node IS NOT NULL;
CREATE INDEX calls_by_session ON calls (session, created_at) WHERE session IS NOT NULL;
CREATE INDEX calls_by_user ON calls (user) WHERE user IS NOT NULL;

-- Who runs which call: the owner's lock file (see InstanceLock) is free when that process is gone, and then the call
-- was interrupted.
CREATE TABLE running_calls (
    call INTEGER PRIMARY KEY,
    owner TEXT NOT NULL
) STRICT;

-- One line of at most 200 characters each; error is the whole sentence.
CREATE TABLE call_texts (
    call INTEGER PRIMARY KEY,
    prompt TEXT,
    answer TEXT,
    error TEXT
) STRICT;

-- What only the detail pane shows, as one JSON object: method, URL, headers (credentials struck out before they get
-- here), receipt, Helicone's words, properties in order, and the answer where it does not follow from the bytes.
-- encoding, here and below: 0 raw, 1 zstd.
CREATE TABLE call_details (
    call INTEGER PRIMARY KEY,
    encoding INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

-- From a property to its calls.
CREATE TABLE call_properties (
    name INTEGER NOT NULL,
    value INTEGER NOT NULL,
    call INTEGER NOT NULL,
    PRIMARY KEY (name, value, call)
) STRICT, WITHOUT ROWID;

-- Request bodies, byte for byte. Agents resend the whole conversation with every call, so a body is cut at the borders
-- of its messages and tool lists, and each piece of bytes is stored once, by hash.
-- hash: see core/history/bodyparts.h. searchable: its text is in search_texts.
CREATE TABLE pieces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE,
    searchable INTEGER NOT NULL,
    encoding INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

-- The list of a body's pieces is a path in a tree of prefixes: a resent conversation shares its path and adds only its
-- new messages. lead is the piece of bytes between parent and piece (mostly a comma), 0 where there is none; parent is
-- 0 at the start and always smaller than id.
CREATE TABLE body_nodes (
    id INTEGER PRIMARY KEY,
    parent INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    lead INTEGER NOT NULL,
    UNIQUE (parent, piece, lead)
) STRICT;
CREATE INDEX body_nodes_by_piece ON body_nodes (piece);

-- An answer while it comes: what came within a tenth of a second is a row. Moved to responses when the call ends.
CREATE TABLE response_chunks (
    call INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    timings BLOB NOT NULL,                  -- see packChunks
    PRIMARY KEY (call, seq)
) STRICT, WITHOUT ROWID;

-- Answers hardly ever recur, so they are not looked up by hash.
CREATE TABLE responses (
    call INTEGER PRIMARY KEY,
    encoding INTEGER NOT NULL,
    data BLOB NOT NULL,
    timings BLOB NOT NULL
) STRICT;

-- Full text, index only: the words of a message are indexed once, under the id of its piece; those of an answer under
-- the call's id, negative. From a piece, body_nodes leads down its tree to every call that contains it.
-- Chinese, Japanese and other scripts written without spaces are indexed character by character (see searchtext.h).
CREATE VIRTUAL TABLE search_texts USING fts5 (
    text, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
