-- The history, step 2: what calls were thought to cost before they were priced again.

-- One row a replaced receipt, seq from 0. data: the JSON of a receipt as in call_details, or null: it was unpriced.
-- Belongs to its call and goes with it.
CREATE TABLE old_receipts (
    call INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,           -- milliseconds since 1970, UTC
    encoding INTEGER NOT NULL,              -- see call_details
    data BLOB NOT NULL,
    PRIMARY KEY (call, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER old_receipts_go_with_their_call AFTER DELETE ON calls BEGIN
    DELETE FROM old_receipts WHERE call = old.id;
END;
