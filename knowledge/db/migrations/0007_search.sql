-- Search: vectors apart from texts, so that two embedders can stand side by side; words in packed lists, so that BM25 reads only the
-- lists of the words asked for; and what articles are filtered by.

-- What an article is for, from its front matter. Empty until the articles are indexed again, which every start does.
ALTER TABLE ledger.articles
  ADD COLUMN personas text[] NOT NULL DEFAULT '{}',
  ADD COLUMN jurisdiction text NOT NULL DEFAULT '',
  ADD COLUMN signals text[] NOT NULL DEFAULT '{}';
-- The new columns count as a change of every article.
UPDATE ledger.articles SET content_hash = '';

-- Short enough for the packed lists, and given in order, so that what is indexed together is stored together.
ALTER TABLE ledger.article_chunks ADD COLUMN number integer GENERATED ALWAYS AS IDENTITY UNIQUE;

CREATE TABLE ledger.chunk_vectors (
  number integer NOT NULL REFERENCES ledger.article_chunks (number) ON DELETE CASCADE,
  embedder text NOT NULL,
  -- Of the chunk this is the vector of, as it was embedded.
  content_hash text NOT NULL,
  -- As in the chunk: looking them up there would cost more than comparing the vectors.
  corpus text NOT NULL,
  article_id text NOT NULL,
  embedding vector NOT NULL,
  PRIMARY KEY (number, embedder)
);
-- In the row as long as a page holds it (about 2,000 numbers): fetching a vector stored apart costs more than comparing it.
ALTER TABLE ledger.chunk_vectors ALTER COLUMN embedding SET STORAGE MAIN;
INSERT INTO ledger.chunk_vectors (number, embedder, content_hash, corpus, article_id, embedding)
  SELECT number, embedder, content_hash, corpus, article_id, embedding FROM ledger.article_chunks;
CREATE INDEX ON ledger.chunk_vectors (embedder, corpus, article_id);

DROP VIEW api.article_chunks;
DROP INDEX ledger.article_chunks_search_idx;
ALTER TABLE ledger.article_chunks DROP COLUMN embedder, DROP COLUMN embedding;

-- Where each word stands: for a block of 512 chunks one list, six bytes a chunk (its place in the block, how often the word stands in it,
-- how many words it has; two bytes each). A block is short enough to be written anew when one of its chunks changes, and long enough that
-- a word of 50,000 chunks is read in 100 rows.
CREATE TABLE ledger.chunk_blocks (
  corpus text NOT NULL,
  block integer NOT NULL,
  chunks integer NOT NULL,
  words bigint NOT NULL,
  PRIMARY KEY (corpus, block)
);
CREATE TABLE ledger.chunk_words (
  lexeme text NOT NULL,
  corpus text NOT NULL,
  block integer NOT NULL,
  chunks bytea NOT NULL,
  PRIMARY KEY (lexeme, corpus, block)
);
CREATE INDEX ON ledger.chunk_words (block);

-- Writes the lists of these blocks from what their chunks say now.
CREATE FUNCTION ledger.list_words(given_blocks integer[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM ledger.chunk_words WHERE block = ANY (given_blocks);
  DELETE FROM ledger.chunk_blocks WHERE block = ANY (given_blocks);
  INSERT INTO ledger.chunk_words (lexeme, corpus, block, chunks)
    SELECT lexeme, corpus, number / 512,
      string_agg(int2send((number % 512)::int2) || int2send(count::int2) || int2send(least(size, 32767)::int2), '' ORDER BY number)
    FROM (
      SELECT c.corpus, c.number, w.lexeme, cardinality(w.positions) AS count,
        sum(cardinality(w.positions)) OVER (PARTITION BY c.number) AS size
      FROM unnest(given_blocks) AS given (block)
      JOIN ledger.article_chunks c ON c.number BETWEEN given.block * 512 AND given.block * 512 + 511
      CROSS JOIN unnest(c.search) w
    ) word
    GROUP BY 1, 2, 3;
  INSERT INTO ledger.chunk_blocks (corpus, block, chunks, words)
    SELECT c.corpus, c.number / 512, count(*),
      sum((SELECT coalesce(sum(cardinality(w.positions)), 0) FROM unnest(c.search) w))
    FROM unnest(given_blocks) AS given (block)
    JOIN ledger.article_chunks c ON c.number BETWEEN given.block * 512 AND given.block * 512 + 511
    GROUP BY 1, 2;
END
$$;
REVOKE ALL ON FUNCTION ledger.list_words(integer[]) FROM PUBLIC;
SELECT ledger.list_words(ARRAY(SELECT DISTINCT number / 512 FROM ledger.article_chunks));

CREATE VIEW api.article_chunks AS SELECT * FROM ledger.article_chunks;
CREATE VIEW api.chunk_vectors AS SELECT * FROM ledger.chunk_vectors;
CREATE VIEW api.chunk_blocks AS SELECT * FROM ledger.chunk_blocks;
CREATE VIEW api.chunk_words AS SELECT * FROM ledger.chunk_words;
CREATE OR REPLACE VIEW api.articles AS SELECT * FROM ledger.articles;
GRANT SELECT ON api.article_chunks, api.chunk_vectors, api.chunk_blocks, api.chunk_words TO coach_app;

-- The chunks of a corpus nearest to a vector, through the corpus' HNSW index. Without iterative scans (pgvector 0.8) a filter would leave
-- fewer rows than asked. The library is loaded first, or its settings would be unknown.
DO $$
BEGIN
  IF (SELECT string_to_array(extversion, '.')::int[] < '{0,8}' FROM pg_extension WHERE extname = 'vector') THEN
    RAISE EXCEPTION 'pgvector 0.8 or newer is needed' USING HINT = 'Install it on the server, then run ALTER EXTENSION vector UPDATE.';
  END IF;
  PERFORM '[1]'::public.vector;
  EXECUTE $create$
    CREATE FUNCTION api.nearest_chunks(given_embedder text, given_corpus text, given_vector public.vector, given_articles text[],
      is_within boolean, given_limit integer)
    RETURNS TABLE (number integer, article_id text, distance double precision)
    LANGUAGE plpgsql STABLE STRICT SET search_path = pg_catalog, public, pg_temp
    SET hnsw.iterative_scan = 'strict_order' SET hnsw.ef_search = 400 SET hnsw.max_scan_tuples = 100000
    -- An index in the order asked for is the point of it; the planner, without statistics, may prefer to sort.
    SET enable_sort = off SET enable_seqscan = off SET jit = off
    AS $body$
    BEGIN
      RETURN QUERY EXECUTE format(
        'SELECT number, article_id, embedding <=> $1 FROM (
           SELECT number, article_id, embedding FROM api.chunk_vectors
           WHERE embedder = %1$L AND corpus = %2$L AND (article_id = ANY ($2)) = $3
           ORDER BY embedding::halfvec(%3$s) <=> $1::halfvec(%3$s) LIMIT $4) nearest',
        given_embedder, given_corpus, vector_dims(given_vector))
      USING given_vector, given_articles, is_within, given_limit;
    END
    $body$ $create$;
END
$$;
REVOKE ALL ON FUNCTION api.nearest_chunks(text, text, public.vector, text[], boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nearest_chunks(text, text, public.vector, text[], boolean, integer) TO coach_app;
