-- The newest rows of a kind or payee, and the days an account has: read in the order of an index, a few rows each, whatever the history.
-- A view that is a barrier cannot be read so: its rows are sorted after they are all found. These functions see what the views show.
CREATE FUNCTION api.newest_of_kinds(kinds jsonb, from_on date, to_on date) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  RETURN QUERY
    SELECT found.id FROM jsonb_to_recordset(kinds) AS k ("accountId" uuid, detailed text, count int)
    CROSS JOIN LATERAL (
      SELECT t.id FROM ledger.transactions t
      WHERE t.user_id = customer AND t.account_id = k."accountId" AND t.category_detailed = k.detailed
        AND t.posted_on BETWEEN from_on AND to_on AND NOT t.is_pending
      ORDER BY t.posted_on DESC, t.id DESC LIMIT k.count
    ) found;
END
$$;

CREATE FUNCTION api.newest_of_payees(payees text[], accounts uuid[], to_on date, count int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  RETURN QUERY
    SELECT found.id FROM unnest(payees) AS p (payee)
    CROSS JOIN LATERAL (
      SELECT t.id FROM ledger.transactions t
      WHERE t.user_id = customer AND t.payee = p.payee AND t.account_id = ANY (accounts)
        AND t.posted_on <= to_on AND NOT t.is_pending
      ORDER BY t.posted_on DESC, t.id DESC LIMIT newest_of_payees.count
    ) found;
END
$$;

CREATE FUNCTION api.days_of_accounts(accounts uuid[], to_on date) RETURNS TABLE (account_id uuid, first_on date, last_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  RETURN QUERY
    SELECT a.id, first_day.posted_on, last_day.posted_on FROM unnest(accounts) AS a (id)
    CROSS JOIN LATERAL (
      SELECT d.posted_on FROM ledger.daily_cashflow d WHERE d.user_id = customer AND d.account_id = a.id AND d.posted_on <= to_on
      ORDER BY d.posted_on LIMIT 1
    ) first_day
    CROSS JOIN LATERAL (
      SELECT d.posted_on FROM ledger.daily_cashflow d WHERE d.user_id = customer AND d.account_id = a.id AND d.posted_on <= to_on
      ORDER BY d.posted_on DESC LIMIT 1
    ) last_day;
END
$$;
REVOKE ALL ON FUNCTION api.newest_of_kinds(jsonb, date, date), api.newest_of_payees(text[], uuid[], date, int),
  api.days_of_accounts(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.newest_of_kinds(jsonb, date, date), api.newest_of_payees(text[], uuid[], date, int),
  api.days_of_accounts(uuid[], date) TO coach_app;
