-- Check-ins on the CFPB Financial Well-Being Scale: what was answered, and the score that made.
CREATE TABLE ledger.wellbeing_checks (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  taken_on date NOT NULL,
  score integer NOT NULL CHECK (score BETWEEN 0 AND 100),
  age_group text NOT NULL CHECK (age_group IN ('18-61', '62-plus')),
  method text NOT NULL CHECK (method IN ('read-self', 'read-to-me')),
  answers jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.wellbeing_checks (user_id, taken_on DESC, created_at DESC);

-- View, trigger and grants as in 0001. A check-in is never changed, so there is no UPDATE.
CREATE VIEW api.wellbeing_checks WITH (security_barrier) AS
  SELECT * FROM ledger.wellbeing_checks WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.wellbeing_checks
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers();
GRANT SELECT, INSERT, DELETE ON api.wellbeing_checks TO coach_app;
