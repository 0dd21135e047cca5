-- The history, step 3: what metrics are answered from.
--
-- A dashboard adds up every call of a year, by any name, in any time zone, with percentiles. Rows of calls are too wide
-- for that, and sums kept by day would fit one time zone and one grouping only. So the few numbers that metrics need
-- are kept once more, column by column, in blocks of 256 consecutive rows: less than 50 bytes a call, read at memory speed.
--
-- A block is true or it is not there. It is made (MetricSealer) when its rows have ended and no new one can come to it;
-- whatever changes one of its rows later takes it away, whoever does it, and it is made anew. Rows without a block are
-- read from calls.

-- Pico-dollars that cached input would have cost more without the provider's cache; NULL: nothing cached, or no rates.
ALTER TABLE calls ADD COLUMN cache_saved_pico INTEGER;

-- block: id / 256 of its calls. seal: of metric_block_data; never given twice, so that a block made anew is another.
CREATE TABLE metric_blocks (
    block INTEGER PRIMARY KEY,
    seal INTEGER NOT NULL UNIQUE,
    first_at INTEGER NOT NULL,              -- the least and the greatest created_at; without calls the first is greater
    last_at INTEGER NOT NULL
) STRICT;

-- See MetricColumns::pack.
CREATE TABLE metric_block_data (
    seal INTEGER PRIMARY KEY AUTOINCREMENT,
    data BLOB NOT NULL
) STRICT;

CREATE TRIGGER metric_block_data_goes_with_its_block AFTER DELETE ON metric_blocks BEGIN
    DELETE FROM metric_block_data WHERE seal = old.seal;
END;

-- A running call (status 0) is in no block.
CREATE TRIGGER metric_blocks_know_changes AFTER UPDATE ON calls WHEN old.status <> 0 BEGIN
    DELETE FROM metric_blocks WHERE block = old.id / 256;
END;
CREATE TRIGGER metric_blocks_know_deletions AFTER DELETE ON calls WHEN old.status <> 0 BEGIN
    DELETE FROM metric_blocks WHERE block = old.id / 256;
END;
-- The prompt is in the block; the filter that a sum was made with may ask for any of these words.
CREATE TRIGGER metric_blocks_know_texts AFTER UPDATE ON call_texts BEGIN
    DELETE FROM metric_blocks WHERE block = old.call / 256;
END;
CREATE TRIGGER metric_blocks_know_lost_texts AFTER DELETE ON call_texts BEGIN
    DELETE FROM metric_blocks WHERE block = old.call / 256;
END;
CREATE TRIGGER metric_blocks_know_properties AFTER INSERT ON call_properties BEGIN
    DELETE FROM metric_blocks WHERE block = new.call / 256;
END;
CREATE TRIGGER metric_blocks_know_lost_properties AFTER DELETE ON call_properties BEGIN
    DELETE FROM metric_blocks WHERE block = old.call / 256;
END;

-- From a call to its properties: for the newest calls alone, and for what goes with a call that is deleted.
CREATE INDEX call_properties_by_call ON call_properties (call);
