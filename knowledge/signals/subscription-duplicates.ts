// Signal: subscriptions that do what another one does already.
import type { RecurringStream } from '../ingest/recurring.ts';
import { payeeKey } from '../ingest/recurring-rows.ts';
import type { CustomerData } from './customer-data.ts';
import { policy } from './policy.ts';
import type { Signal } from './signal.ts';
import { found, notPresent } from './signal.ts';
import { noSubscription, runningSubscriptions } from './subscriptions.ts';

// One of each is enough: catalogues are much the same, and storage, VPN and gym do one thing. Films and news differ, so they are not here.
const KINDS: Record<string, string> = {
  'music streaming':
    'spotify, apple music, youtube music, tidal, deezer, pandora, qobuz, amazon music, napster, soundcloud',
  audiobooks: 'audible, scribd, everand, audiobooks com, libro fm',
  'cloud storage':
    'dropbox, google one, google storage, icloud, apple icloud, onedrive, box com, pcloud, sync com, idrive, backblaze',
  VPN: 'nordvpn, expressvpn, surfshark, proton vpn, private internet access, cyberghost, mullvad, ipvanish',
  'password manager': '1password, lastpass, dashlane, bitwarden, keeper security, nordpass',
  'meal kits':
    'hellofresh, blue apron, home chef, green chef, everyplate, factor 75, factor meals, marley spoon, sunbasket, dinnerly',
  dating: 'tinder, bumble, hinge, match com, okcupid, eharmony, plenty of fish',
  'credit monitoring': 'lifelock, identityguard, aura, myfico, experian, transunion, equifax, privacyguard',
  gym: 'planet fitness, la fitness, 24 hour fitness, anytime fitness, crunch fitness, equinox, golds gym, orangetheory, ymca, lifetime fitness, blink fitness, eos fitness, orange theory, f45, crossfit, youfit',
};

const kinds = Object.entries(KINDS).map(([kind, names]) => ({ kind, keys: names.split(', ').map(payeeKey) }));
const GYM = 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS';

/** Running subscriptions of one kind, dearest first. */
export interface AlikeSubscriptions {
  kind: string;
  streams: RecurringStream[];
}

/** The running subscriptions of which two or more do the same, or of which one payee is paid twice in the same rhythm for the same price. */
export function alikeSubscriptions(data: CustomerData): AlikeSubscriptions[] {
  const codes = new Map(data.rows.map((row) => [row.id, row.detailed]));
  const groups = new Map<string, RecurringStream[]>();
  for (const stream of runningSubscriptions(data)) {
    const kind = kindOf(stream, codes.get(stream.transactionIds.at(-1) ?? ''));
    const group = kind ?? `two of ${payeeKey(stream.merchant)}`;
    groups.set(group, [...(groups.get(group) ?? []), stream]);
  }
  return [...groups].flatMap(([kind, streams]) => {
    const alike = kind.startsWith('two of ') ? samePrice(streams) : streams;
    const sorted = alike.toSorted((a, b) => b.lastAmountCents - a.lastAmountCents || (a.id < b.id ? -1 : 1));
    return sorted.length > 1 ? [{ kind, streams: sorted }] : [];
  });
}

function kindOf({ merchant }: RecurringStream, detailed: string | undefined): string | undefined {
  const payee = payeeKey(merchant);
  const named = kinds.find(({ keys }) => keys.some((key) => payee === key || payee.startsWith(`${key} `)));
  return named?.kind ?? (detailed === GYM ? 'gym' : undefined);
}

const isSameRhythm = (a: RecurringStream, b: RecurringStream) => a.cadence === b.cadence && a.currency === b.currency;

function samePrice(streams: RecurringStream[]): RecurringStream[] {
  const near = (policy.samePrice.value + 10_000) / 10_000;
  return streams.filter((stream) =>
    streams.some((other) => {
      const [low, high] = [stream.lastAmountCents, other.lastAmountCents].sort((a, b) => a - b);
      return other !== stream && isSameRhythm(other, stream) && (high ?? 0) <= (low ?? 0) * near;
    }),
  );
}

/** How many could go while one of each kind stays. */
export const subscriptionDuplicates: Signal = {
  name: 'subscription_duplicates',
  unit: 'count',
  description: 'Running subscriptions that do what another one does already.',
  reads: 'transactions',
  read(data) {
    if (runningSubscriptions(data).length === 0) return noSubscription(data);
    const alike = alikeSubscriptions(data);
    if (alike.length === 0) return notPresent();
    return found(
      alike.reduce((sum, { streams }) => sum + streams.length - 1, 0),
      alike.flatMap(({ streams }) => streams.flatMap(({ transactionIds }) => transactionIds.slice(-1))),
    );
  },
};
