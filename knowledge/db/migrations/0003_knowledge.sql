-- What is worked out from the ledger, what customers plan, and what each import brought, so that it can be taken back.

-- A row's payee (all spellings of one name are one payee), and who named its category: the bank, one of our ways, or the customer.
ALTER TABLE ledger.transactions
  ADD COLUMN payee text NOT NULL DEFAULT '',
  ADD COLUMN mcc text,
  -- Before the customer's correction.
  ADD COLUMN given_detailed text,
  ADD COLUMN category_by text NOT NULL DEFAULT 'bank'
    CHECK (category_by IN ('bank', 'customer', 'mcc', 'brand', 'rule', 'classifier', 'none')),
  -- Basis points; null when the bank or the customer said so.
  ADD COLUMN category_confidence integer CHECK (category_confidence BETWEEN 0 AND 10000);
-- Each ends in the order in which the newest rows are asked for (0005), so that asking costs the same whatever the history.
CREATE INDEX ON ledger.transactions (user_id, payee, posted_on, id);
CREATE INDEX ON ledger.transactions (user_id, account_id, category_detailed, posted_on, id);
CREATE INDEX ON ledger.daily_cashflow (user_id, account_id, posted_on);
CREATE INDEX ON ledger.transactions (user_id, import_id);
-- A pending row is looked up by the row that took its place.
CREATE INDEX ON ledger.transactions (user_id, source, pending_external_id) WHERE pending_external_id IS NOT NULL;

-- The rollup knows a row's own currency, which need not be its account's.
ALTER TABLE ledger.daily_cashflow DROP CONSTRAINT daily_cashflow_pkey, ADD COLUMN currency text NOT NULL DEFAULT 'USD';
DELETE FROM ledger.daily_cashflow;
ALTER TABLE ledger.daily_cashflow ADD PRIMARY KEY (user_id, posted_on, account_id, category_detailed, currency);
INSERT INTO ledger.daily_cashflow (user_id, account_id, posted_on, category_detailed, currency, out_cents, in_cents, rows)
  SELECT user_id, account_id, posted_on, category_detailed, currency,
    coalesce(sum(amount_cents) FILTER (WHERE amount_cents > 0), 0),
    coalesce(-sum(amount_cents) FILTER (WHERE amount_cents < 0), 0), count(*)
  FROM ledger.transactions WHERE NOT is_pending GROUP BY 1, 2, 3, 4, 5;

-- An import keeps what its file said, in parts: the ledger is what the imports that were not undone say, in order of `seq`.
ALTER TABLE ledger.imports
  ADD COLUMN seq bigint NOT NULL DEFAULT 0,
  ADD COLUMN undone_at timestamptz,
  ADD COLUMN from_on date,
  ADD COLUMN to_on date,
  -- Rows that could not be read and were left out (`--skip-bad-rows`): the days are then incomplete.
  ADD COLUMN skipped integer NOT NULL DEFAULT 0;
CREATE TABLE ledger.import_parts (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  import_id uuid NOT NULL,
  part integer NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (user_id, import_id, part),
  FOREIGN KEY (user_id, import_id) REFERENCES ledger.imports (user_id, id) ON DELETE CASCADE
);
ALTER TABLE ledger.balances ADD COLUMN import_id uuid;

-- The customer's own word on a category: for one row (`source`, `external_id`), or for all rows of a payee.
CREATE TABLE ledger.category_corrections (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  payee text NOT NULL,
  source text,
  external_id text,
  category_detailed text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, id),
  UNIQUE NULLS NOT DISTINCT (user_id, payee, source, external_id)
);

-- Worked out from the ledger and kept up to date payee by payee; `derived_days` says for which day and under which policy.
CREATE TABLE ledger.derived_days (
  user_id uuid PRIMARY KEY REFERENCES ledger.user_profiles ON DELETE CASCADE,
  as_of date NOT NULL,
  policy text NOT NULL
);
CREATE TABLE ledger.recurring_streams (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  id text NOT NULL,
  payee text NOT NULL,
  stream jsonb NOT NULL,
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.recurring_streams (user_id, payee);
CREATE TABLE ledger.charge_findings (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  id text NOT NULL,
  payee text NOT NULL,
  posted_on date NOT NULL,
  finding jsonb NOT NULL,
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.charge_findings (user_id, payee);

-- What we suggest, with the reasons; one batch a day, kept as a history.
CREATE TABLE ledger.recommendations (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  as_of date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('education', 'offer')),
  item_id text NOT NULL,
  recommendation jsonb NOT NULL,
  policy text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.recommendations (user_id, as_of DESC);
CREATE TABLE ledger.alerts (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  -- Names what it is about, so that the same thing is told once.
  id text NOT NULL,
  kind text NOT NULL,
  on_day date NOT NULL,
  alert jsonb NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'dismissed')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);

-- What customers plan.
CREATE TABLE ledger.budgets (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  category text NOT NULL,
  currency text NOT NULL DEFAULT 'USD',
  month_cents bigint NOT NULL CHECK (month_cents >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, category, currency)
);
CREATE TABLE ledger.goals (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  name text NOT NULL,
  currency text NOT NULL DEFAULT 'USD',
  target_cents bigint NOT NULL CHECK (target_cents > 0),
  due_on date,
  -- Progress is this account's balance above where it started; without an account it is what the customer says was saved.
  account_id uuid,
  start_cents bigint NOT NULL DEFAULT 0,
  saved_cents bigint NOT NULL DEFAULT 0,
  created_on date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, account_id) REFERENCES ledger.accounts (user_id, id) ON DELETE SET NULL (account_id)
);
CREATE TABLE ledger.commitments (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  commitment jsonb NOT NULL,
  made_on date NOT NULL,
  check_on date NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'kept', 'missed', 'unknown', 'withdrawn')),
  outcome jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);

-- A bank connected through Plaid; the access token is sealed with a key that is not in the database.
CREATE TABLE ledger.plaid_items (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  item_id text NOT NULL,
  sealed_token bytea NOT NULL,
  cursor text,
  institution text,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'login_required', 'removed')),
  synced_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, item_id)
);
CREATE INDEX ON ledger.plaid_items (item_id);

-- How new what we know of each sent row is ("transaction <id>", "account <id>"), so that an older record never undoes a newer one.
CREATE TABLE ledger.stream_marks (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  id text NOT NULL,
  sent_at timestamptz,
  sequence numeric,
  PRIMARY KEY (user_id, id)
);

-- Views, trigger and grants as in 0001.
CREATE OR REPLACE VIEW api.transactions WITH (security_barrier) AS
  SELECT * FROM ledger.transactions WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE OR REPLACE VIEW api.daily_cashflow WITH (security_barrier) AS
  SELECT * FROM ledger.daily_cashflow WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE OR REPLACE VIEW api.imports WITH (security_barrier) AS
  SELECT * FROM ledger.imports WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE OR REPLACE VIEW api.balances WITH (security_barrier) AS
  SELECT * FROM ledger.balances WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
GRANT UPDATE (payee, mcc, given_detailed, category_by, category_confidence) ON api.transactions TO coach_app;
GRANT UPDATE (currency) ON api.daily_cashflow TO coach_app;
GRANT UPDATE (seq, undone_at, from_on, to_on, skipped) ON api.imports TO coach_app;
DO $$
DECLARE
  relation text;
  columns text;
BEGIN
  FOREACH relation IN ARRAY ARRAY['import_parts', 'category_corrections', 'derived_days', 'recurring_streams', 'charge_findings',
    'recommendations', 'alerts', 'budgets', 'goals', 'commitments', 'plaid_items', 'stream_marks']
  LOOP
    EXECUTE format('CREATE VIEW api.%1$I WITH (security_barrier) AS
      SELECT * FROM ledger.%1$I WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION', relation);
    EXECUTE format('CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.%I
      FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers()', relation);
    SELECT string_agg(quote_ident(c.column_name), ', ') INTO columns FROM information_schema.columns c
      WHERE c.table_schema = 'ledger' AND c.table_name = relation AND c.column_name NOT IN ('user_id', 'id');
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (%s) ON api.%I TO coach_app', columns, relation);
  END LOOP;
END
$$;

-- An undone import's balances go by plain values, as the signals do (0002).
CREATE FUNCTION api.forget_balances(undone uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  DELETE FROM ledger.balances WHERE user_id = customer AND import_id = undone;
END
$$;
REVOKE ALL ON FUNCTION api.forget_balances(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.forget_balances(uuid) TO coach_app;
