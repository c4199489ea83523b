-- What a customer told the coach about themselves, in their own words. One row a topic: said anew, it takes the old one's place.
CREATE TABLE ledger.memories (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('goal', 'preference', 'life_event', 'constraint', 'correction')),
  -- What it is about: "name", "payday", "goal house".
  topic text NOT NULL,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 160),
  -- The message it was said in: when that is deleted, so is what was remembered from it.
  source_message_id uuid NOT NULL,
  created_on date NOT NULL,
  -- The last day it may be used.
  expires_on date NOT NULL,
  said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, topic),
  FOREIGN KEY (user_id, source_message_id) REFERENCES ledger.messages (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.memories (user_id, source_message_id);

-- View, trigger and grants as in 0001.
CREATE VIEW api.memories WITH (security_barrier) AS
  SELECT * FROM ledger.memories WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.memories
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers();
GRANT SELECT, INSERT, DELETE, UPDATE (kind, topic, text, source_message_id, created_on, expires_on, said_at) ON api.memories TO coach_app;
