-- How signals moved, week by week (weeks start on Sunday): a continuous aggregate where the server has all of TimescaleDB, a plain view
-- with the same name, columns and rows elsewhere. There, old chunks are compressed too, and very old ones dropped.
DO $$
DECLARE
  is_complete boolean := EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb')
    AND current_setting('timescaledb.license', true) = 'timescale';
  week text := CASE WHEN is_complete THEN $week$public.time_bucket('7 days', as_of, date '2000-01-02')$week$
    ELSE $week$as_of - (as_of - date '2000-01-02') % 7$week$ END;
  trend text := format($sql$
    SELECT user_id, signal, "window", %s AS week_on, count(*) AS readings, count(*) FILTER (WHERE status = 'unknown') AS unknown,
      min(value) AS lowest, max(value) AS highest, sum(value) AS total, count(value) AS counted
    FROM ledger.signal_values GROUP BY 1, 2, 3, 4$sql$, week);
BEGIN
  IF NOT is_complete THEN
    EXECUTE 'CREATE VIEW ledger.signal_trend AS ' || trend;
    RETURN;
  END IF;
  -- Rows that came after the last refresh are worked out when asked for: never out of date.
  EXECUTE 'CREATE MATERIALIZED VIEW ledger.signal_trend WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS '
    || trend || ' WITH NO DATA';
  PERFORM public.add_continuous_aggregate_policy('ledger.signal_trend', start_offset => interval '6 months',
    end_offset => interval '7 days', schedule_interval => interval '1 day');
  -- A customer's rows lie together; what is a quarter old is only read.
  ALTER TABLE ledger.signal_values SET (timescaledb.compress, timescaledb.compress_segmentby = 'user_id',
    timescaledb.compress_orderby = 'as_of DESC, computed_at DESC');
  ALTER TABLE ledger.balances SET (timescaledb.compress, timescaledb.compress_segmentby = 'user_id, account_id',
    timescaledb.compress_orderby = 'recorded_at DESC');
  PERFORM public.add_compression_policy('ledger.signal_values', compress_after => interval '3 months');
  PERFORM public.add_compression_policy('ledger.balances', compress_after => interval '3 months');
  -- Seven years: as long as US banks have to keep most account records for (31 CFR 1010.430 says five) and two for good measure.
  PERFORM public.add_retention_policy('ledger.signal_values', drop_after => interval '7 years');
  PERFORM public.add_retention_policy('ledger.balances', drop_after => interval '7 years');
END
$$;
CREATE VIEW api.signal_trend WITH (security_barrier) AS
  SELECT * FROM ledger.signal_trend WHERE user_id = (SELECT api.customer());
GRANT SELECT ON api.signal_trend TO coach_app;

-- What an aggregate has kept of a customer goes with the customer's signals: it would hold on to it until its next refresh.
CREATE FUNCTION ledger.forget_trend(customer uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  kept text;
BEGIN
  IF to_regclass('timescaledb_information.continuous_aggregates') IS NULL THEN
    RETURN;
  END IF;
  FOR kept IN
    EXECUTE $sql$SELECT format('%I.%I', materialization_hypertable_schema, materialization_hypertable_name)
      FROM timescaledb_information.continuous_aggregates WHERE view_schema = 'ledger' AND view_name = 'signal_trend'$sql$
  LOOP
    EXECUTE format('DELETE FROM %s WHERE user_id = $1', kept) USING customer;
  END LOOP;
END
$$;
CREATE OR REPLACE FUNCTION api.forget_signals() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  DELETE FROM ledger.signal_values WHERE user_id = customer;
  PERFORM ledger.forget_trend(customer);
END
$$;
CREATE FUNCTION ledger.forget_customer() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM ledger.forget_trend(OLD.id);
  RETURN OLD;
END
$$;
CREATE TRIGGER forget_customer AFTER DELETE ON ledger.user_profiles FOR EACH ROW EXECUTE FUNCTION ledger.forget_customer();

-- TimescaleDB lets everyone call its maintenance functions, and some end the whole server when called with the wrong table (merge_chunks
-- of 2.19 does). The app needs none that takes a table.
DO $$
DECLARE
  statement text;
BEGIN
  FOR statement IN
    SELECT format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', p.oid::regprocedure)
    FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' JOIN pg_extension e ON e.oid = d.refobjid
    WHERE e.extname = 'timescaledb' AND 'regclass'::regtype = ANY (p.proargtypes)
  LOOP
    BEGIN
      EXECUTE statement;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE NOTICE 'left as it is, the migrator may not change it: %', statement;
    END;
  END LOOP;
END
$$;
