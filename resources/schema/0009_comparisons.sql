-- The history, step 9: comparisons, one prompt against several models or variants.

-- A row before the first of its calls is sent, so that a run is found again after an end by force.
CREATE TABLE comparisons (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,            -- milliseconds since 1970, UTC
    title TEXT NOT NULL,                    -- one line; empty where texts are not to be kept
    plan TEXT NOT NULL                      -- JSON: the prompt, the columns, how often
) STRICT;
CREATE INDEX comparisons_by_time ON comparisons (created_at);

-- Which call answers which cell. The call may not be there: not asked for yet, or deleted since.
CREATE TABLE comparison_cells (
    comparison INTEGER NOT NULL,
    position INTEGER NOT NULL,              -- of the column in the plan, from 0
    repetition INTEGER NOT NULL,            -- from 0
    call BLOB NOT NULL,                     -- its UUID
    deleted INTEGER NOT NULL DEFAULT 0,     -- 1: the call was there and was deleted
    PRIMARY KEY (comparison, position, repetition)
) STRICT, WITHOUT ROWID;
CREATE INDEX comparison_cells_by_call ON comparison_cells (call);

CREATE TRIGGER comparison_cells_go_with_it AFTER DELETE ON comparisons BEGIN
    DELETE FROM comparison_cells WHERE comparison = old.id;
END;

-- Whoever deletes the call, here or in another process. With the last of its calls a comparison goes too: nothing of what
-- was said in them is to be left.
CREATE TRIGGER comparisons_know_deleted_calls AFTER DELETE ON calls BEGIN
    UPDATE comparison_cells SET deleted = 1 WHERE call = old.uuid;
    DELETE FROM comparisons WHERE id IN (SELECT comparison FROM comparison_cells WHERE call = old.uuid)
        AND NOT EXISTS (
            SELECT 1 FROM comparison_cells c JOIN calls k ON k.uuid = c.call WHERE c.comparison = comparisons.id);
END;
