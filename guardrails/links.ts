// Rail: a reply links only to public money-education pages and this turn's articles. No pictures, no HTML, no blobs: each could carry data out or somebody else's page in.
import { plainText } from '../knowledge/plain-text.ts';
import { pass, type RailContext, type SentenceRail } from './rail.ts';
import { holdAll } from './wording/wording.ts';

/** Public bodies of the US have names nobody else can have; the others are named by them. A host counts with the hosts below it. */
const LINK_HOSTS: readonly string[] = [
  'gov',
  'annualcreditreport.com',
  'nfcc.org',
  '988lifeline.org',
  '211.org',
  'feedingamerica.org',
  'finra.org',
];

const SCHEME = /\b([a-z][a-z0-9+.-]{1,20}):(?:\/\/|%2f%2f)[^\s<>")\]]*/gi;
/** Other ways to write an address that runs or embeds something. */
const ACTIVE = /\b(?:javascript|vbscript|data|file|blob|mailto|tel|sms|intent):(?=\S)/i;
const IMAGE = /!\[[^\]\n]{0,200}\](?:\(|\[)/;
const HTML =
  /<(?:[a-z!/?][^<>\n]{0,500}>|(?:script|img|iframe|svg|style|object|embed|link|meta|form|a|body|html)\b)|&(?:#x?[\da-f]{2,6}|lt|gt|quot);/i;
const RELATIVE = /\]\(\s*(?!https:\/\/)([^)\s]{1,300})/g;
const DISGUISED =
  /\bh(?:xx|\*\*)ps?\b|\[\.\]|\(\.\)|\[dot\]|\(dot\)|\b[\w-]{2,40} dot (?:com|net|org|io|co|ru|cn|xyz|info|biz)\b/i;
/** Addresses without a scheme; a full stop behind a word is none, and neither is a file's name. */
const BARE =
  /(?<![\w@./:-])(?:[a-z0-9-]{1,63}\.){0,4}(?=[\d-]*[a-z])[a-z0-9-]{1,63}\.(?:com|net|org|io|co|gov|edu|us|app|dev|info|biz|me|ai|xyz|ru|cn|ly|gl|to|link|site|online|top|club|shop|live|page|uk|de|fr|in)\b(\/[^\s)\]"]*)?/gi;
/** Two sentences without the space between them. */
const GLUED = /\.(?:In|To|Me|Us|Top|Live|Link|Shop|Club|Page|Site|Online|App)$/;
const NUMERIC = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/;
/** Runs no word is: base64, hex, percent codes. A name in capitals or a long word has no digits and both cases mixed. */
const RUN = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const PERCENT = /(?:%[\da-f]{2}){4,}|(?:\\x[\da-f]{2}){4,}|(?:\\u[\da-f]{4}){3,}/i;

/** Holds a sentence with a link, a picture, markup or a blob that has no business in a reply. */
export const links: SentenceRail = {
  name: 'links',
  version: '1',
  stage: 'sentence',
  check({ shown }, context) {
    const { text } = plainText(shown);
    const code = codeOf(text, context);
    return code ? holdAll(code, shown) : pass;
  },
};

function codeOf(text: string, context: RailContext): string | null {
  if (IMAGE.test(text)) return 'image';
  if (HTML.test(text)) return 'html';
  if (ACTIVE.test(text) || DISGUISED.test(text) || NUMERIC.test(text)) return 'foreign-link';
  const isForeign =
    [...text.matchAll(SCHEME)].some(([url]) => !isAllowed(url, context)) ||
    [...text.matchAll(RELATIVE)].some(([, target = '']) => !isArticle(target, context)) ||
    [...text.matchAll(BARE)].some(
      ([name, path]) => !GLUED.test(name) && !isAllowed(`https://${name}`, context) && !isName(name, path, context),
    );
  if (isForeign) return 'foreign-link';
  const isBlob = (run: string) =>
    /\d/.test(run) && (/^[\da-f]+$/i.test(run) || (/[a-z]/.test(run) && /[A-Z]/.test(run)));
  if (PERCENT.test(text) || (text.match(RUN) ?? []).some((run) => isBlob(run) && !text.includes(`/${run}`)))
    return 'encoded-blob';
  return null;
}

/** An address of the list over https, with nothing behind it that could carry data; or an article of this turn as it is. */
function isAllowed(written: string, context: RailContext): boolean {
  const url = written.replace(/[.,;:!?'*_]+$/, '');
  if (isArticle(url, context)) return true;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  const { protocol, hostname, username, port, search, hash, pathname } = parsed;
  if (protocol !== 'https:' || username || port || search || hash || pathname.length > 200) return false;
  return LINK_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

const isArticle = (target: string, { articles }: RailContext) => articles.some(({ url }) => url === target);

// "Amazon.com" on a statement is a shop's name.
function isName(name: string, path: string | undefined, { facts, customerText }: RailContext): boolean {
  if (path) return false;
  const said = name.toLowerCase();
  return (
    customerText.toLowerCase().includes(said) ||
    facts.some((fact) => `${fact.entity ?? ''} ${fact.label} ${fact.display}`.toLowerCase().includes(said))
  );
}
