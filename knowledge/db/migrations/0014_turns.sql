-- A turn's two commits, a statement each: the server would plan a dozen anew and ask the signed setting in each who the customer is.
-- Like all functions here they write in the customer's own name only, and every row they look at is the customer's.

-- Commit 1. No row for a run id that is taken; an interrupted run of the same words is opened again, and its events go on from `next_seq`.
CREATE FUNCTION api.open_run(given_conversation uuid, given_run text, given_hash text, given_title text, given_text text)
RETURNS TABLE (trace_id uuid, has_replies boolean, next_seq integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  INSERT INTO ledger.conversations (id, user_id, title) VALUES (given_conversation, customer, given_title) ON CONFLICT DO NOTHING;
  INSERT INTO ledger.runs (user_id, id, conversation_id, input_hash) VALUES (customer, given_run, given_conversation, given_hash)
  ON CONFLICT DO NOTHING;
  IF FOUND THEN
    next_seq := 0;
    IF given_text IS NOT NULL THEN
      INSERT INTO ledger.messages (user_id, conversation_id, run_id, role, text)
      VALUES (customer, given_conversation, given_run, 'customer', given_text);
    END IF;
  ELSE
    UPDATE ledger.runs r SET status = 'running', started_at = now(), finished_at = NULL
    WHERE r.user_id = customer AND r.id = given_run AND r.input_hash = given_hash AND r.status = 'interrupted';
    IF NOT FOUND THEN
      RETURN;
    END IF;
    SELECT coalesce(max(e.seq), -1) + 1 INTO next_seq FROM ledger.run_events e WHERE e.user_id = customer AND e.run_id = given_run;
    DELETE FROM ledger.run_events e WHERE e.user_id = customer AND e.run_id = given_run;
  END IF;
  INSERT INTO ledger.decision_traces (user_id, conversation_id, run_id) VALUES (customer, given_conversation, given_run)
  RETURNING id INTO trace_id;
  has_replies := EXISTS (
    SELECT FROM ledger.messages m WHERE m.user_id = customer AND m.conversation_id = given_conversation AND m.role = 'coach');
  RETURN NEXT;
END
$$;

-- What was shown in between: a list of {seq, event}.
CREATE FUNCTION api.append_events(given_run text, given_events jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
BEGIN
  INSERT INTO ledger.run_events (user_id, run_id, seq, event)
  SELECT customer, given_run, (e->>'seq')::integer, e->'event' FROM jsonb_array_elements(given_events) e;
END
$$;

-- Commit 2. The trace joins its conversation's chain under the conversation's row lock: its hash is that of its place, the hash before it,
-- status, skeleton as it is written and hash of the payload, a line each. False, and nothing written, when there is no such conversation.
CREATE FUNCTION api.close_run(given_conversation uuid, given_run text, given_status text, given_events jsonb,
  message_id uuid, message_text text, message_meta jsonb,
  given_trace uuid, given_skeleton text, given_salt text, given_payload text, given_payload_hash text, given_flags jsonb)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  customer uuid := api.customer();
  head text;
  place integer;
  link text;
BEGIN
  SELECT c.chain_head, c.chain_count INTO head, place FROM ledger.conversations c
  WHERE c.user_id = customer AND c.id = given_conversation FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM api.append_events(given_run, given_events);
  IF message_id IS NOT NULL THEN
    INSERT INTO ledger.messages (id, user_id, conversation_id, run_id, role, text, meta)
    VALUES (message_id, customer, given_conversation, given_run, 'coach', message_text, message_meta);
  END IF;
  link := encode(sha256(convert_to(
    concat_ws(E'\n', place, head, given_status, given_skeleton, given_payload_hash), 'UTF8')), 'hex');
  INSERT INTO ledger.trace_payloads (trace_id, user_id, salt, payload) VALUES (given_trace, customer, given_salt, given_payload);
  UPDATE ledger.decision_traces t SET status = given_status, skeleton = given_skeleton::jsonb, chain_index = place,
    previous_hash = head, payload_hash = given_payload_hash, hash = link, closed_at = now()
  WHERE t.user_id = customer AND t.id = given_trace;
  UPDATE ledger.conversations c SET chain_head = link, chain_count = place + 1, updated_at = now()
  WHERE c.user_id = customer AND c.id = given_conversation;
  INSERT INTO ledger.flags (user_id, trace_id, reason, codes, severity)
  SELECT customer, given_trace, f.reason, f.codes, f.severity
  FROM jsonb_to_recordset(given_flags) AS f (reason text, codes text[], severity text)
  ON CONFLICT DO NOTHING;
  UPDATE ledger.runs r SET status = given_status, finished_at = now() WHERE r.user_id = customer AND r.id = given_run;
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION api.open_run(uuid, text, text, text, text), api.append_events(text, jsonb),
  api.close_run(uuid, text, text, jsonb, uuid, text, jsonb, uuid, text, text, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.open_run(uuid, text, text, text, text), api.append_events(text, jsonb),
  api.close_run(uuid, text, text, jsonb, uuid, text, jsonb, uuid, text, text, text, text, jsonb) TO coach_app;

-- As in 0006: the trigger is asked only of those it is for, everyone but the owner, whose rights these functions have.
DO $$
DECLARE
  relation text;
BEGIN
  FOREACH relation IN ARRAY ARRAY['conversations', 'runs', 'run_events', 'messages', 'decision_traces', 'trace_payloads', 'flags'] LOOP
    EXECUTE format('DROP TRIGGER refuse_other_customers ON ledger.%I', relation);
    EXECUTE format('CREATE TRIGGER refuse_other_customers BEFORE INSERT ON ledger.%I FOR EACH ROW
      WHEN (NOT has_schema_privilege(''ledger'', ''USAGE'')) EXECUTE FUNCTION ledger.refuse_other_customers()', relation);
  END LOOP;
END
$$;
