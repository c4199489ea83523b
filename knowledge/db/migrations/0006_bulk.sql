-- Many rows at once. The check of every inserted row against the signed customer costs more than all indexes of a transaction together, so an
-- import writes through functions that check once a statement. Like all functions here they write in the customer's own name only; an
-- account or import of somebody else's is refused by the foreign keys, which name the customer.
CREATE FUNCTION api.write_transactions(given_source text, given_rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  INSERT INTO ledger.transactions (user_id, account_id, source, external_id, pending_external_id, posted_on, amount_cents, currency,
    name, merchant, payee, mcc, category_primary, category_detailed, given_detailed, category_by, category_confidence,
    is_pending, channel, import_id)
  SELECT customer, r."accountId", given_source, r."externalId", r."pendingExternalId", r."postedOn", r."amountCents",
    r.currency, r.name, r.merchant, r.payee, r.mcc, r."primary", r.detailed, r."givenDetailed", r."categoryBy",
    r."categoryConfidence", r."isPending", r.channel, r."importId"
  FROM jsonb_to_recordset(given_rows) AS r ("accountId" uuid, "externalId" text, "pendingExternalId" text, "postedOn" date,
    "amountCents" bigint, currency text, name text, merchant text, payee text, mcc text, "primary" text, detailed text,
    "givenDetailed" text, "categoryBy" text, "categoryConfidence" integer, "isPending" boolean, channel text, "importId" uuid)
  ON CONFLICT (user_id, source, external_id) DO UPDATE SET account_id = excluded.account_id,
    pending_external_id = excluded.pending_external_id, posted_on = excluded.posted_on, amount_cents = excluded.amount_cents,
    currency = excluded.currency, name = excluded.name, merchant = excluded.merchant, payee = excluded.payee, mcc = excluded.mcc,
    category_primary = excluded.category_primary, category_detailed = excluded.category_detailed,
    given_detailed = excluded.given_detailed, category_by = excluded.category_by,
    category_confidence = excluded.category_confidence, is_pending = excluded.is_pending, channel = excluded.channel,
    import_id = excluded.import_id;
END
$$;

-- The rollup of these days of accounts, made anew from their posted rows, each by its own currency; no other day is read.
CREATE FUNCTION api.roll_up(given_days jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  DELETE FROM ledger.daily_cashflow d USING jsonb_to_recordset(given_days) AS k ("accountId" uuid, "postedOn" date)
  WHERE d.user_id = customer AND d.account_id = k."accountId" AND d.posted_on = k."postedOn";
  INSERT INTO ledger.daily_cashflow (user_id, account_id, posted_on, category_detailed, currency, out_cents, in_cents, rows)
  SELECT customer, k."accountId", k."postedOn", of_day.category_detailed, of_day.currency, of_day.out_cents, of_day.in_cents, of_day.count
  FROM jsonb_to_recordset(given_days) AS k ("accountId" uuid, "postedOn" date)
  CROSS JOIN LATERAL (
    SELECT t.category_detailed, t.currency, count(*) AS count,
      coalesce(sum(t.amount_cents) FILTER (WHERE t.amount_cents > 0), 0) AS out_cents,
      coalesce(-sum(t.amount_cents) FILTER (WHERE t.amount_cents < 0), 0) AS in_cents
    FROM ledger.transactions t
    -- IS TRUE keeps the indexes of accounts out of it: on a table that was just filled and never analysed the planner takes one of
    -- them, and reads all of an account for each of its days.
    WHERE t.user_id = customer AND t.posted_on = k."postedOn" AND (t.account_id = k."accountId") IS TRUE AND NOT t.is_pending
    GROUP BY t.category_detailed, t.currency
  ) of_day;
END
$$;
REVOKE ALL ON FUNCTION api.write_transactions(text, jsonb), api.roll_up(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.write_transactions(text, jsonb), api.roll_up(jsonb) TO coach_app;

-- The same trigger as in 0001, asked only of those it is for: everyone but the owner, whose rights these functions have.
DO $$
DECLARE
  relation text;
BEGIN
  FOREACH relation IN ARRAY ARRAY['transactions', 'daily_cashflow'] LOOP
    EXECUTE format('DROP TRIGGER refuse_other_customers ON ledger.%I', relation);
    EXECUTE format('CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.%I FOR EACH ROW
      WHEN (NOT has_schema_privilege(''ledger'', ''USAGE'')) EXECUTE FUNCTION ledger.refuse_other_customers()', relation);
  END LOOP;
END
$$;
