-- The history, step 7: what a person says of a call, and more columns to sort and filter by.

-- A row only where there is a rating or a note.
CREATE TABLE marks (
    call INTEGER PRIMARY KEY,
    rating INTEGER,                         -- Rating; NULL: none
    note TEXT                               -- NULL: none
) STRICT;

-- A person's own words for calls, few and short; not interned like names, since a look at one of them reads them all.
CREATE TABLE labels (
    label TEXT NOT NULL COLLATE NOCASE,
    call INTEGER NOT NULL,
    PRIMARY KEY (label, call)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_by_call ON labels (call);

CREATE TRIGGER marks_go_with_their_call AFTER DELETE ON calls BEGIN
    DELETE FROM marks WHERE call = old.id;
    DELETE FROM labels WHERE call = old.id;
END;

-- The rating is a column of the segment; sums that were made with a filter may have asked for any of these.
CREATE TRIGGER new_marks_unseal AFTER INSERT ON marks BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = new.call >> 12;
    DELETE FROM metric_blocks WHERE block = new.call / 256;
END;
CREATE TRIGGER changed_marks_unseal AFTER UPDATE ON marks BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = new.call >> 12;
    DELETE FROM metric_blocks WHERE block = new.call / 256;
END;
CREATE TRIGGER lost_marks_unseal AFTER DELETE ON marks BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = old.call >> 12;
    DELETE FROM metric_blocks WHERE block = old.call / 256;
END;
CREATE TRIGGER metric_blocks_know_labels AFTER INSERT ON labels BEGIN
    DELETE FROM metric_blocks WHERE block = new.call / 256;
END;
CREATE TRIGGER metric_blocks_know_lost_labels AFTER DELETE ON labels BEGIN
    DELETE FROM metric_blocks WHERE block = old.call / 256;
END;

-- Whether Helicone answered from its cache: 0 no, 1 yes; NULL: it did not say.
ALTER TABLE calls ADD COLUMN helicone_cache INTEGER;

-- Segments that were sealed before lack the new columns.
DELETE FROM sealed_segments WHERE kind = 0;
