-- Nobody else's money: the app's role has no grant in `ledger`. It sees one customer's rows through the views in `api`, and who that
-- customer is comes from a signed setting that only the server can write.

-- Roles belong to the whole server, so another database may have made this one already, or be making it right now.
DO $$
BEGIN
  CREATE ROLE coach_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

-- What the app may never read: the two halves of the signing key (HMAC's padded keys) and the password of the app's login.
CREATE TABLE ledger.secrets (
  id integer PRIMARY KEY CHECK (id = 1),
  inner_key bytea NOT NULL CHECK (length(inner_key) = 64),
  outer_key bytea NOT NULL CHECK (length(outer_key) = 64),
  app_password text NOT NULL
);

CREATE SCHEMA api;

-- The customer of this transaction: the setting is `<uuid>.<expiry, epoch seconds>.<HMAC-SHA256 of both, hex>`. Raises unless it is
-- genuine and in date, so a query without a customer fails instead of finding nothing. Both sides of the comparison are hashed
-- once more, so how long it takes says nothing about the right value.
CREATE FUNCTION api.customer() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  setting text := current_setting('coach.customer', true);
  signed bytea;
  expected bytea;
BEGIN
  IF setting IS NULL OR setting !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.][0-9]{1,12}[.][0-9a-f]{64}$' THEN
    RAISE EXCEPTION 'no customer is set' USING ERRCODE = 'insufficient_privilege';
  END IF;
  signed := convert_to(left(setting, -65), 'UTF8');
  SELECT sha256(outer_key || sha256(inner_key || signed)) INTO expected FROM ledger.secrets;
  IF sha256(decode(right(setting, 64), 'hex')) IS DISTINCT FROM sha256(expected) THEN
    RAISE EXCEPTION 'the customer setting is not genuine' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF split_part(setting, '.', 2)::bigint < extract(epoch FROM now()) THEN
    RAISE EXCEPTION 'the customer setting has expired' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN split_part(setting, '.', 1)::uuid;
END
$$;

-- One view a table. Kept out: refresh_tokens, reviews, operator_actions and secrets, which no customer's turn needs.
CREATE VIEW api.user_profiles WITH (security_barrier) AS
  SELECT id, email, name, role, time_zone, is_sample, created_at FROM ledger.user_profiles WHERE id = (SELECT api.customer())
  WITH LOCAL CHECK OPTION;
CREATE VIEW api.consent_records WITH (security_barrier) AS
  SELECT * FROM ledger.consent_records WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.imports WITH (security_barrier) AS
  SELECT * FROM ledger.imports WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.accounts WITH (security_barrier) AS
  SELECT * FROM ledger.accounts WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.liabilities WITH (security_barrier) AS
  SELECT * FROM ledger.liabilities WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.transactions WITH (security_barrier) AS
  SELECT * FROM ledger.transactions WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.daily_cashflow WITH (security_barrier) AS
  SELECT * FROM ledger.daily_cashflow WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.balances WITH (security_barrier) AS
  SELECT * FROM ledger.balances WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.signal_values WITH (security_barrier) AS
  SELECT * FROM ledger.signal_values WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.persona_assignments WITH (security_barrier) AS
  SELECT * FROM ledger.persona_assignments WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.conversations WITH (security_barrier) AS
  SELECT * FROM ledger.conversations WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.runs WITH (security_barrier) AS
  SELECT * FROM ledger.runs WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.run_events WITH (security_barrier) AS
  SELECT * FROM ledger.run_events WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.messages WITH (security_barrier) AS
  SELECT * FROM ledger.messages WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.decision_traces WITH (security_barrier) AS
  SELECT * FROM ledger.decision_traces WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.trace_payloads WITH (security_barrier) AS
  SELECT * FROM ledger.trace_payloads WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;
CREATE VIEW api.flags WITH (security_barrier) AS
  SELECT * FROM ledger.flags WHERE user_id = (SELECT api.customer()) WITH LOCAL CHECK OPTION;

-- Shared by all customers, written by the owner alone.
CREATE VIEW api.articles AS SELECT * FROM ledger.articles;
CREATE VIEW api.article_chunks AS SELECT * FROM ledger.article_chunks;

-- A view's check option looks at a new row only after INSERT ... ON CONFLICT has looked at the row it collides with, so an insert in
-- another customer's name has to be refused before: by a trigger, for everyone but the owner.
CREATE FUNCTION ledger.refuse_other_customers() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF has_schema_privilege('ledger', 'USAGE') OR NEW.user_id = api.customer() THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'this row belongs to another customer' USING ERRCODE = 'insufficient_privilege';
END
$$;
DO $$
DECLARE
  table_name text;
BEGIN
  FOR table_name IN
    SELECT c.table_name FROM information_schema.columns c WHERE c.table_schema = 'ledger' AND c.column_name = 'user_id'
  LOOP
    EXECUTE format('CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.%I
      FOR EACH ROW EXECUTE FUNCTION ledger.refuse_other_customers()', table_name);
  END LOOP;
END
$$;

-- Grants. `user_id` and `id` are written once and never changed.
REVOKE ALL ON SCHEMA ledger, api FROM PUBLIC;
REVOKE ALL ON FUNCTION api.customer() FROM PUBLIC;
GRANT USAGE ON SCHEMA api TO coach_app;
GRANT EXECUTE ON FUNCTION api.customer() TO coach_app;
GRANT SELECT ON ALL TABLES IN SCHEMA api TO coach_app;
DO $$
DECLARE
  view_name text;
  columns text;
BEGIN
  FOR view_name, columns IN
    SELECT table_name, string_agg(quote_ident(column_name), ', ') FILTER (WHERE column_name NOT IN ('user_id', 'id'))
    FROM information_schema.columns
    WHERE table_schema = 'api' AND table_name NOT IN ('user_profiles', 'articles', 'article_chunks')
    GROUP BY table_name
  LOOP
    EXECUTE format('GRANT INSERT ON api.%I TO coach_app', view_name);
    -- What was decided and what was measured is only ever added to. For the time series that is also safety: TimescaleDB has deleted
    -- rows from compressed chunks without regard to a condition that is a sub-select, which a view's filter is (its issues 6781, 10072).
    CONTINUE WHEN view_name IN ('consent_records', 'signal_values', 'balances');
    EXECUTE format('GRANT DELETE ON api.%I TO coach_app', view_name);
    -- What was said stays as it was.
    CONTINUE WHEN view_name = 'run_events';
    EXECUTE format('GRANT UPDATE (%s) ON api.%I TO coach_app', columns, view_name);
  END LOOP;
END
$$;
GRANT UPDATE (name, time_zone) ON api.user_profiles TO coach_app;

-- Nothing of a customer's own making may stay in the database beyond rows: no tables, no temporary tables, no large objects.
DO $$
DECLARE
  statement text;
BEGIN
  FOREACH statement IN ARRAY ARRAY[
    format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()),
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC'
  ] LOOP
    BEGIN
      EXECUTE statement;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'left as it is, the migrator may not change it: %', statement;
    END;
  END LOOP;
  FOR statement IN
    SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', oid::regprocedure)
    FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^(lo_|lowrite$|loread$)'
  LOOP
    BEGIN
      EXECUTE statement;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'left as it is, the migrator may not change it: %', statement;
    END;
  END LOOP;
END
$$;
