-- The base tables. They live in schema `ledger`, owned by the migrator; the app's role has no grant here (see 0001).
-- A row that points at another points at one of the same customer, so foreign keys carry `user_id`. So does every key of a customer's
-- table: INSERT ... ON CONFLICT DO UPDATE looks at the row it collides with, and no view's filter stands in between.
CREATE SCHEMA ledger;
CREATE EXTENSION IF NOT EXISTS vector;

-- People. Operators and QA are users without money.
CREATE TABLE ledger.user_profiles (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL DEFAULT 'consumer' CHECK (role IN ('consumer', 'operator', 'qa')),
  time_zone text NOT NULL DEFAULT 'America/New_York',
  is_sample boolean NOT NULL DEFAULT false,
  password_hash text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE ledger.refresh_tokens (
  token_hash text PRIMARY KEY,
  family uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

-- One row a decision: the newest row per purpose holds. Address and time prove it.
CREATE TABLE ledger.consent_records (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('coaching', 'offers', 'proactive', 'review')),
  granted boolean NOT NULL,
  ip_address text,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.consent_records (user_id, purpose, recorded_at DESC);

-- Money, Plaid-shaped. Amounts are minor units; a positive transaction is money out.
CREATE TABLE ledger.imports (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  file_name text NOT NULL,
  format text NOT NULL,
  report jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);

CREATE TABLE ledger.accounts (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  source text NOT NULL,
  external_id text NOT NULL,
  name text NOT NULL,
  mask text,
  type text NOT NULL CHECK (type IN ('depository', 'credit', 'loan', 'investment', 'other')),
  subtype text,
  holder_category text,
  currency text NOT NULL DEFAULT 'USD',
  current_cents bigint,
  available_cents bigint,
  limit_cents bigint,
  balance_on date,
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, source, external_id)
);

CREATE TABLE ledger.liabilities (
  account_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('credit', 'student', 'mortgage')),
  is_overdue boolean,
  last_payment_cents bigint,
  last_payment_on date,
  last_statement_cents bigint,
  last_statement_on date,
  minimum_payment_cents bigint,
  next_due_on date,
  aprs jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (user_id, account_id),
  FOREIGN KEY (user_id, account_id) REFERENCES ledger.accounts (user_id, id) ON DELETE CASCADE
);

CREATE TABLE ledger.transactions (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  account_id uuid NOT NULL,
  source text NOT NULL,
  external_id text NOT NULL,
  pending_external_id text,
  posted_on date NOT NULL,
  amount_cents bigint NOT NULL,
  currency text NOT NULL DEFAULT 'USD',
  name text NOT NULL,
  merchant text,
  category_primary text NOT NULL,
  category_detailed text NOT NULL,
  is_pending boolean NOT NULL DEFAULT false,
  channel text,
  import_id uuid,
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, source, external_id),
  FOREIGN KEY (user_id, account_id) REFERENCES ledger.accounts (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, import_id) REFERENCES ledger.imports (user_id, id) ON DELETE SET NULL (import_id)
);
CREATE INDEX ON ledger.transactions (user_id, posted_on);

-- The rollup every reading tool starts from: posted rows only, kept in the ingest transaction. `amount_cents` = sum, Plaid sign.
CREATE TABLE ledger.daily_cashflow (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  account_id uuid NOT NULL,
  posted_on date NOT NULL,
  category_detailed text NOT NULL,
  out_cents bigint NOT NULL,
  in_cents bigint NOT NULL,
  rows integer NOT NULL,
  PRIMARY KEY (user_id, posted_on, account_id, category_detailed),
  FOREIGN KEY (user_id, account_id) REFERENCES ledger.accounts (user_id, id) ON DELETE CASCADE
);

-- Time series: append-only.
CREATE TABLE ledger.balances (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  account_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  current_cents bigint,
  available_cents bigint,
  limit_cents bigint,
  FOREIGN KEY (user_id, account_id) REFERENCES ledger.accounts (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.balances (user_id, account_id, recorded_at DESC);

CREATE TABLE ledger.signal_values (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  signal text NOT NULL,
  "window" text NOT NULL CHECK ("window" IN ('30d', '180d')),
  as_of date NOT NULL,
  status text NOT NULL CHECK (status IN ('value', 'not_present', 'unknown')),
  value bigint,
  unit text,
  reason text,
  evidence jsonb NOT NULL DEFAULT '[]',
  policy text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON ledger.signal_values (user_id, signal, "window", as_of DESC);

CREATE TABLE ledger.persona_assignments (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  "window" text NOT NULL,
  as_of date NOT NULL,
  assignment jsonb NOT NULL,
  policy text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.persona_assignments (user_id, as_of DESC);

-- Conversations, runs and what was said. `chain_*` is the head of the conversation's trace chain.
CREATE TABLE ledger.conversations (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  title text NOT NULL,
  chain_head text NOT NULL DEFAULT '',
  chain_count integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);
CREATE INDEX ON ledger.conversations (user_id, updated_at DESC);

CREATE TABLE ledger.runs (
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  id text NOT NULL,
  conversation_id uuid NOT NULL,
  input_hash text NOT NULL,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'finished', 'failed', 'stopped', 'interrupted')),
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, conversation_id) REFERENCES ledger.conversations (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.runs (started_at) WHERE status = 'running';

CREATE TABLE ledger.run_events (
  user_id uuid NOT NULL,
  run_id text NOT NULL,
  seq integer NOT NULL,
  event jsonb NOT NULL,
  PRIMARY KEY (user_id, run_id, seq),
  FOREIGN KEY (user_id, run_id) REFERENCES ledger.runs ON DELETE CASCADE
);

CREATE TABLE ledger.messages (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  conversation_id uuid NOT NULL,
  run_id text,
  role text NOT NULL CHECK (role IN ('customer', 'coach', 'operator')),
  text text NOT NULL,
  meta jsonb NOT NULL DEFAULT '{}',
  feedback text CHECK (feedback IN ('up', 'down')),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, conversation_id) REFERENCES ledger.conversations (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.messages (conversation_id, created_at);

-- A trace's skeleton holds codes, versions, hashes and times; texts and figures are in its payload, which can be erased.
CREATE TABLE ledger.decision_traces (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  conversation_id uuid NOT NULL,
  run_id text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'finished', 'failed', 'stopped', 'interrupted')),
  skeleton jsonb NOT NULL DEFAULT '{}',
  chain_index integer,
  previous_hash text,
  payload_hash text,
  hash text,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, run_id) REFERENCES ledger.runs ON DELETE CASCADE,
  FOREIGN KEY (user_id, conversation_id) REFERENCES ledger.conversations (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.decision_traces (conversation_id, chain_index);

CREATE TABLE ledger.trace_payloads (
  trace_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  salt text NOT NULL,
  payload text NOT NULL,
  PRIMARY KEY (user_id, trace_id),
  FOREIGN KEY (user_id, trace_id) REFERENCES ledger.decision_traces (user_id, id) ON DELETE CASCADE
);

-- The review queue.
CREATE TABLE ledger.flags (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  trace_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('held', 'feedback', 'rail', 'fallback')),
  codes text[] NOT NULL DEFAULT '{}',
  severity text NOT NULL DEFAULT 'medium' CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'claimed', 'closed')),
  claimed_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, trace_id, reason),
  FOREIGN KEY (user_id, trace_id) REFERENCES ledger.decision_traces (user_id, id) ON DELETE CASCADE
);
CREATE INDEX ON ledger.flags (status, created_at);

CREATE TABLE ledger.reviews (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  flag_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES ledger.user_profiles ON DELETE CASCADE,
  operator_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('rail_right', 'rail_wrong', 'coach_wrong', 'no_issue')),
  note text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, flag_id) REFERENCES ledger.flags (user_id, id) ON DELETE CASCADE
);

-- Who looked at what and why. Written before the look, in the same transaction.
CREATE TABLE ledger.operator_actions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  operator_id uuid NOT NULL,
  user_id uuid,
  action text NOT NULL,
  subject text NOT NULL,
  reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What the coach teaches from: shared by all customers.
CREATE TABLE ledger.articles (
  id text PRIMARY KEY,
  title text NOT NULL,
  summary text NOT NULL,
  url text NOT NULL,
  topics text[] NOT NULL DEFAULT '{}',
  reviewed_on date NOT NULL,
  review_by date NOT NULL,
  content_hash text NOT NULL
);

CREATE TABLE ledger.article_chunks (
  id text PRIMARY KEY,
  corpus text NOT NULL DEFAULT 'articles',
  article_id text NOT NULL,
  heading text NOT NULL DEFAULT '',
  text text NOT NULL,
  search tsvector NOT NULL,
  embedder text NOT NULL,
  content_hash text NOT NULL,
  embedding vector NOT NULL
);
CREATE INDEX ON ledger.article_chunks USING gin (search);
CREATE INDEX ON ledger.article_chunks (corpus, article_id);
