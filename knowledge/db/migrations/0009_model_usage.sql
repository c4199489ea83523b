-- What a customer used of a provider's model on one day, in their own time zone. Counted for the daily limits; never holds words.
CREATE TABLE ledger.model_usage (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  on_day date NOT NULL,
  model text NOT NULL,
  calls bigint NOT NULL CHECK (calls >= 0),
  -- All that was sent; what of it the provider read from, or wrote to, its cache stands beside it.
  input_tokens bigint NOT NULL CHECK (input_tokens >= 0),
  cache_read_tokens bigint NOT NULL CHECK (cache_read_tokens >= 0),
  cache_write_tokens bigint NOT NULL CHECK (cache_write_tokens >= 0),
  output_tokens bigint NOT NULL CHECK (output_tokens >= 0),
  -- Millionths of a US dollar; 0 for a model without a known price.
  cost_micro_usd bigint NOT NULL CHECK (cost_micro_usd >= 0),
  PRIMARY KEY (user_id, on_day, model)
);

-- View, trigger and grants as in 0001. Counts only grow, and nobody resets them: there is no DELETE.
CREATE VIEW api.model_usage WITH (security_barrier) AS
  SELECT * FROM ledger.model_usage WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.model_usage
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers();
GRANT SELECT, INSERT, UPDATE (calls, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, cost_micro_usd)
  ON api.model_usage TO coach_app;
