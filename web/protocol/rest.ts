// The REST API under /api/v1: what its answers hold. Types and a few constants only, so that the pages stay small.
import type {
  ApprovalView,
  CitationView,
  FactView,
  FigureSpan,
  NoticeView,
  SuggestionsView,
  UnansweredView,
} from './wire.ts';

/** Every success. */
export interface Success<Data> {
  data: Data;
  meta: { timestamp: string };
}

/** Every failure. */
export interface Failure {
  error: { code: string; message: string; details: Record<string, unknown> };
}

/** Where a list stands; `page` starts at 1. */
export interface Pagination {
  page: number;
  limit: number;
  total: number;
  pages: number;
}

/** What a person may do. */
export type Role = 'consumer' | 'operator' | 'qa';

/** The signed-in person. */
export interface SignedInUser {
  id: string;
  email: string;
  name: string;
  role: Role;
}

/** POST /auth/login and /auth/refresh. `token` goes into `Authorization: Bearer`. */
export interface Login {
  token: string;
  /** ISO UTC. */
  expiresAt: string;
  user: SignedInUser;
}

/** POST /ws-ticket: one use, 30 s, then `/ws?ticket=…`. */
export interface Ticket {
  ticket: string;
  expiresAt: string;
}

/** Purposes a customer can allow or refuse. */
export const consentPurposes = ['coaching', 'offers', 'proactive', 'review'] as const;

/** One purpose. */
export type ConsentPurpose = (typeof consentPurposes)[number];

/** `granted` when coaching is allowed, `revoked` after it was withdrawn, `none` before any answer. */
export type ConsentStatus = 'granted' | 'revoked' | 'none';

/** The newest decision for one purpose. */
export interface ConsentView {
  purpose: ConsentPurpose;
  granted: boolean;
  ipAddress: string | null;
  /** ISO UTC. */
  recordedAt: string;
}

/** GET /users/me/consent, and what POST and DELETE answer as `consent_record`. */
export interface ConsentRecord {
  status: ConsentStatus;
  purposes: ConsentView[];
}

/** GET /users/me/profile as `profile`. */
export interface ProfileView extends SignedInUser {
  timeZone: string;
  consent_status: ConsentStatus;
  /** What "today" is for this customer, YYYY-MM-DD. */
  today: string;
}

/** One entry of GET /users/me/accounts. Amounts are minor units. */
export interface AccountView {
  id: string;
  name: string;
  mask: string | null;
  type: string;
  subtype: string | null;
  isBusiness: boolean;
  currency: string;
  currentCents: number | null;
  availableCents: number | null;
  limitCents: number | null;
  balanceOn: string | null;
}

/** One entry of GET /users/me/transactions. Plaid sign: positive is money out. */
export interface TransactionView {
  id: string;
  accountId: string;
  postedOn: string;
  amountCents: number;
  currency: string;
  /** The merchant, or the bank's description where it names none. */
  merchant: string;
  /** The category in words. */
  category: string;
  /** The category's code (Plaid, personal finance category 2). */
  categoryDetailed: string;
  isPending: boolean;
}

/** One entry of `GET /glossary`. */
export interface GlossaryTermView {
  id: string;
  term: string;
  /** Other names it goes by. */
  aka: string[];
  definition: string;
  /** An article to read on in, when there is one. */
  articleUrl?: string;
}

/** One entry of `POST /glossary/places`: a term at the characters [start, end) of the text. `url` is its place on the glossary page. */
export interface TermPlaceView extends Pick<GlossaryTermView, 'id' | 'definition' | 'articleUrl'> {
  start: number;
  end: number;
  url: string;
}

/** GET /wellbeing: the CFPB Financial Well-Being Scale. Each statement is answered with the id of one of its choices. */
export interface WellbeingScaleView {
  items: { id: string; text: string; asked: string; choices: { id: string; label: string }[] }[];
  ageGroups: string[];
  methods: string[];
  /** What adults in the US scored on average. */
  average: { score: number; year: number; source: string; url: string };
  /** Stands beside every score. */
  caution: string;
}

/** GET and POST /users/me/wellbeing: check-ins, the newest first. */
export interface WellbeingView {
  checkIns: {
    id: string;
    /** YYYY-MM-DD. */
    takenOn: string;
    /** 0 to 100. */
    score: number;
    ageGroup: string;
    method: string;
    answers: Record<string, string>;
  }[];
  /** Points since the check-in before; null with fewer than two. */
  change: number | null;
  /** What the newest score says and how it moved; empty without one. */
  words: string;
}

/** GET /users/me/memories, and what changing and deleting answer: what the customer said about themselves, the newest first. */
export interface MemoriesView {
  memories: {
    id: string;
    kind: 'goal' | 'preference' | 'life_event' | 'constraint' | 'correction';
    /** Their own words. */
    text: string;
    sourceMessageId: string;
    /** YYYY-MM-DD, both; the second is the last day it is used. */
    createdOn: string;
    expiresOn: string;
  }[];
}

/** One entry of GET /conversations. */
export interface ConversationSummary {
  id: string;
  title: string;
  createdAt: string;
  updatedAt: string;
}

/** What is kept with a coach's message so that it can be drawn again. */
export interface MessageExtras {
  model?: string;
  traceId?: string;
  unanswered?: UnansweredView[];
  facts?: FactView[];
  spans?: FigureSpan[];
  citations?: CitationView[];
  suggestions?: SuggestionsView;
  notice?: NoticeView;
}

/** One message of GET /conversations/{id}. */
export interface MessageView extends MessageExtras {
  id: string;
  role: 'customer' | 'coach' | 'operator';
  text: string;
  runId: string | null;
  feedback: 'up' | 'down' | null;
  createdAt: string;
}

/**
 * GET /conversations/{id}: `activeRun` is a turn still being answered; resume it with `?runId=&offset=-1`. `approvals` are the questions
 * that still wait for the customer's word, the oldest first.
 */
export interface ConversationView {
  conversation: ConversationSummary;
  messages: MessageView[];
  activeRun: { runId: string } | null;
  approvals: ApprovalView[];
}

/** GET /users/me/traces/{id} as `trace`. `payload` is null once erased. */
export interface TraceView {
  id: string;
  conversationId: string;
  runId: string;
  status: string;
  openedAt: string;
  closedAt: string | null;
  /** The trace's place in its conversation's hash chain. */
  chain: { index: number | null; previousHash: string | null; payloadHash: string | null; hash: string | null };
  skeleton: Record<string, unknown>;
  payload: Record<string, unknown> | null;
}

/** What an operator may conclude. */
export const verdicts = ['rail_right', 'rail_wrong', 'coach_wrong', 'no_issue'] as const;

/** One verdict. */
export type Verdict = (typeof verdicts)[number];

/** One entry of GET /operator/flags. The customer is an id: personal data is in the trace alone. */
export interface FlagSummary {
  id: string;
  userId: string;
  traceId: string;
  conversationId: string;
  reason: 'held' | 'feedback' | 'rail' | 'fallback' | 'person';
  codes: string[];
  severity: 'low' | 'medium' | 'high' | 'critical';
  status: 'open' | 'claimed' | 'closed';
  createdAt: string;
  /** What happened, a sentence for each code that has one. */
  says: string[];
  /** ISO time by which somebody has to have looked. */
  dueAt: string;
}

/** GET /operator/flags/{id}. */
export interface FlagView {
  flag: FlagSummary;
  trace: TraceView;
  /** The turn itself: what was asked and what was shown. */
  messages: MessageView[];
  reviews: { id: string; operatorId: string; verdict: Verdict; note: string; createdAt: string }[];
}

/** GET /auth/samples: the made-up people one can sign in as; only there with the embedded database on this machine. */
export interface SampleSignIns {
  users: SignedInUser[];
  password: string;
}
