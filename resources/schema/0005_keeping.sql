-- The history: what taking calls out of it needs.

-- What calls that were deleted had used. Whether other calls use it too takes a look over the whole history, so it is
-- found out when all of them are gone, a few at a time; after an end by force the next start goes on with it.
CREATE TABLE gone_pieces (
    piece INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE gone_names (
    name INTEGER PRIMARY KEY
) STRICT;

-- removals: how often calls were taken out, so that other processes see it.
-- index_merge: the search index still holds words of deleted calls in its older parts.
CREATE TABLE housekeeping (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
