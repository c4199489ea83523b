-- What a customer was asked to approve before it is written, and their answer. Each is answered once.
CREATE TABLE ledger.approvals (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  conversation_id uuid NOT NULL,
  tool text NOT NULL,
  args jsonb NOT NULL,
  -- What the customer read: a title and lines.
  card jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'approved', 'declined')),
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  answered_at timestamptz,
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, conversation_id) REFERENCES ledger.conversations (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.approvals (user_id, conversation_id, asked_at);

-- View, trigger and grants as in 0001. What was asked stays as it was and where it was; only the answer is added.
CREATE VIEW api.approvals WITH (security_barrier) AS
  SELECT * FROM ledger.approvals WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.approvals
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers();
GRANT SELECT, INSERT, UPDATE (status, answered_at) ON api.approvals TO coach_app;

-- A customer may ask for a person.
ALTER TABLE ledger.flags DROP CONSTRAINT flags_reason_check,
  ADD CONSTRAINT flags_reason_check CHECK (reason IN ('held', 'feedback', 'rail', 'fallback', 'person'));
