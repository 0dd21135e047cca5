-- The history, step 8: the library of prompts, and which calls were made from which version.

CREATE TABLE prompts (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL COLLATE NOCASE,
    helicone_id TEXT NOT NULL,              -- sent as Helicone-Prompt-Id
    gateway_id TEXT NOT NULL,               -- in Helicone's own library; '': it is not there
    created_at INTEGER NOT NULL,            -- milliseconds since 1970, UTC
    removed_at INTEGER                      -- NULL: it is there; else it can still be brought back
) STRICT;
CREATE UNIQUE INDEX prompts_by_name ON prompts (name) WHERE removed_at IS NULL;

CREATE TABLE prompt_tags (
    prompt INTEGER NOT NULL,
    tag TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (prompt, tag)
) STRICT, WITHOUT ROWID;

-- Written once, never changed.
CREATE TABLE prompt_versions (
    id INTEGER PRIMARY KEY,
    prompt INTEGER NOT NULL,
    number INTEGER NOT NULL,                -- 1, 2, 3, …
    created_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    restored_from INTEGER,                  -- a number; NULL: it was written
    provider TEXT NOT NULL,                 -- a hint; '': none
    encoding INTEGER NOT NULL,              -- Packed::Encoding
    content BLOB NOT NULL                   -- JSON (core/prompts/promptjson.h)
) STRICT;
CREATE UNIQUE INDEX prompt_versions_by_number ON prompt_versions (prompt, number);

-- In the order in which a version's calls are added up.
CREATE TABLE prompt_calls (
    prompt INTEGER NOT NULL,
    version INTEGER NOT NULL,
    call INTEGER NOT NULL,
    PRIMARY KEY (prompt, version, call)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX prompt_calls_by_call ON prompt_calls (call);

-- What filters look at. A prompt that was removed has no calls.
CREATE VIEW prompt_uses AS
    SELECT p.name AS name, u.version AS version, u.call AS call
    FROM prompts p JOIN prompt_calls u ON u.prompt = p.id WHERE p.removed_at IS NULL;

CREATE TRIGGER prompts_lose_their_call AFTER DELETE ON calls BEGIN
    DELETE FROM prompt_calls WHERE call = old.id;
END;

CREATE TRIGGER a_prompt_goes_whole AFTER DELETE ON prompts BEGIN
    DELETE FROM prompt_tags WHERE prompt = old.id;
    DELETE FROM prompt_versions WHERE prompt = old.id;
    DELETE FROM prompt_calls WHERE prompt = old.id;
END;

-- Sums that were made with a filter may have asked for a prompt.
CREATE TRIGGER metric_blocks_know_prompts AFTER INSERT ON prompt_calls BEGIN
    DELETE FROM metric_blocks WHERE block = new.call / 256;
END;
CREATE TRIGGER metric_blocks_know_lost_prompts AFTER DELETE ON prompt_calls BEGIN
    DELETE FROM metric_blocks WHERE block = old.call / 256;
END;
CREATE TRIGGER metric_blocks_know_names_of_prompts AFTER UPDATE OF name, removed_at ON prompts
WHEN old.name IS NOT new.name COLLATE BINARY OR old.removed_at IS NOT new.removed_at BEGIN
    DELETE FROM metric_blocks WHERE block IN (SELECT call / 256 FROM prompt_calls WHERE prompt = new.id);
END;
