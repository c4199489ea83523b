-- The one way a customer's signals go, when consent does: by a plain value instead of a view's filter (see the grants in 0001).
CREATE FUNCTION api.forget_signals() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  DELETE FROM ledger.signal_values WHERE user_id = customer;
END
$$;
REVOKE ALL ON FUNCTION api.forget_signals() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.forget_signals() TO coach_app;

-- Where the server offers TimescaleDB, the two time series become hypertables. A server that lists the extension but has not loaded it
-- (`shared_preload_libraries`) would end the session at CREATE EXTENSION, so the loader's own setting is looked for first.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb')
    OR (current_setting('timescaledb.disable_load', true) IS NULL AND current_setting('timescaledb.license', true) IS NULL)
  THEN
    RETURN;
  END IF;
  BEGIN
    CREATE EXTENSION IF NOT EXISTS timescaledb;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'TimescaleDB is there, but the migrator may not create it: signal_values and balances stay plain tables';
    RETURN;
  END;
  -- Hypertables work under either licence. A month a chunk: one row a signal or account a day.
  PERFORM public.create_hypertable('ledger.signal_values', 'as_of', chunk_time_interval => interval '1 month', migrate_data => true);
  PERFORM public.create_hypertable('ledger.balances', 'recorded_at', chunk_time_interval => interval '1 month', migrate_data => true);
END
$$;
