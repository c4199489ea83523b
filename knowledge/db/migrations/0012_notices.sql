-- Alerts the coach wrote to a customer about unasked: each once, and at most one on a day of theirs.
CREATE TABLE ledger.notices (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  alert_id text NOT NULL,
  sent_on date NOT NULL,
  PRIMARY KEY (user_id, alert_id),
  UNIQUE (user_id, sent_on)
);

-- View, trigger and grants as in 0001. What was sent stays sent, so there is no UPDATE.
CREATE VIEW api.notices WITH (security_barrier) AS
  SELECT * FROM ledger.notices WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.notices
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers();
GRANT SELECT, INSERT, DELETE ON api.notices TO coach_app;
