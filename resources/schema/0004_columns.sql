-- The history, step 4: columns. Whoever filters or sorts a million calls looks at two or three numbers of each, and reading
-- whole rows for that takes seconds where the columns alone take milliseconds.
--
-- The calls, and the nodes of request bodies, are counted off in segments of 4,096 row ids. When a segment is full, the
-- writer packs each of its columns into one row here (core/history/columns.h says how); a question reads the packed
-- columns of the sealed segments and the rows of the others. All of it follows from the other tables: a segment that is
-- not sealed is slower and nothing else, so a change of a row just unseals its segment until the writer gets to it again.

-- id: kind << 60 | segment << 32 | column
CREATE TABLE columns (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

-- kind: 0 calls, 1 body_nodes
CREATE TABLE sealed_segments (
    kind INTEGER NOT NULL,
    segment INTEGER NOT NULL,
    PRIMARY KEY (kind, segment)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER a_changed_call_unseals AFTER UPDATE ON calls BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = old.id >> 12;
END;
CREATE TRIGGER a_deleted_call_unseals AFTER DELETE ON calls BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = old.id >> 12;
END;
CREATE TRIGGER changed_texts_unseal AFTER UPDATE ON call_texts BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = old.call >> 12;
END;
CREATE TRIGGER a_new_property_unseals AFTER INSERT ON call_properties BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = new.call >> 12;
END;
CREATE TRIGGER a_deleted_property_unseals AFTER DELETE ON call_properties BEGIN
    DELETE FROM sealed_segments WHERE kind = 0 AND segment = old.call >> 12;
END;
CREATE TRIGGER a_deleted_node_unseals AFTER DELETE ON body_nodes BEGIN
    DELETE FROM sealed_segments WHERE kind = 1 AND segment = old.id >> 12;
END;
