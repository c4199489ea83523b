-- Which state the searchable texts and vectors are in: a new version, used nowhere else, with every statement that changes them. A process
-- that holds vectors in memory sees from it that they are still the stored ones, whoever else has written.
CREATE TABLE ledger.chunk_state (
  id integer PRIMARY KEY CHECK (id = 1),
  version uuid NOT NULL
);
INSERT INTO ledger.chunk_state (id, version) VALUES (1, gen_random_uuid());

CREATE FUNCTION ledger.change_chunk_state() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE ledger.chunk_state SET version = gen_random_uuid();
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION ledger.change_chunk_state() FROM PUBLIC;

-- Before the statement, so that writers take the row first of all and none waits for another in a circle. A vector that goes with its text
-- is no statement of its own.
CREATE TRIGGER change_chunk_state BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ledger.article_chunks
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.change_chunk_state();
CREATE TRIGGER change_chunk_state BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON ledger.chunk_vectors
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger.change_chunk_state();

CREATE VIEW api.chunk_state AS SELECT * FROM ledger.chunk_state;
GRANT SELECT ON api.chunk_state TO coach_app;
