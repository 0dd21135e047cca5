-- The history, step 6: a smaller search index.
--
-- search_texts kept the place of every word in every text, for phrases: three quarters of its size, and the greater part
-- of the time that writing a call took. Now the index knows which texts have a word, and no more. A phrase is looked for
-- by its words, then in the texts that have them all (core/history/searchterm.h). The words are cut, folded and freed of
-- repetitions before they get here (core/history/searchwords.h); the tokenizer has only to take them apart at the spaces.

DROP TABLE search_texts;
CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
);
-- Fewer and larger merges: they are what writing takes longest for.
INSERT INTO search_words (search_words, rank) VALUES ('automerge', 16);
INSERT INTO search_words (search_words, rank) VALUES ('hashsize', 8388608);

-- Texts that are there already are entered little by little, from the newest; value: the greatest number still to come.
INSERT INTO housekeeping (name, value) SELECT 'index_older_pieces', max(id) FROM pieces HAVING max(id) > 0;
INSERT INTO housekeeping (name, value) SELECT 'index_older_answers', max(id) FROM calls HAVING max(id) > 0;
DELETE FROM housekeeping WHERE name = 'index_merge';
