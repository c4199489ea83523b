// Names that say what a payment is for when its category does not: short-term lenders, gig platforms, betting, and memberships whose use shows.
import { payeeKey } from '../ingest/recurring-rows.ts';

/** What a name is looked out for. */
export type WatchList = 'lender' | 'gig' | 'gambling' | 'membership';

// Names start a payee's key ("klarna us 123" is Klarna). A name that is also an ordinary word stands with "=": that key and no other.
const NAMES: Record<WatchList, string> = {
  // Payday and instalment lenders, pay-advance apps and pay-in-4 firms named in the CFPB's market reports (2022-2025).
  lender:
    'klarna, affirm, afterpay, sezzle, zip co, quadpay, perpay, =zip, splitit, =dave, dave inc, dave com, earnin, activehours, brigit, albert instant, moneylion, klover, cleo ai, =cleo, floatme, empower finance, payactiv, dailypay, possible finance, advance america, ace cash express, speedy cash, check into cash, check n go, cashnetusa, cash net usa, moneytree, opploans, opportunity financial, netcredit, rise credit, lendup, amscot, money mart, moneykey, spotloan, big picture loans, plain green, title max, titlemax, loanmart, lendnation, allied cash, cash store, dollar loan center, check city',
  // Platforms that pay people for single jobs.
  gig: 'uber, lyft, doordash, dashers, instacart, grubhub, postmates, shipt, gopuff, amazon flex, spark driver, taskrabbit, upwork, fiverr, rover com, =rover, wag labs, turo, airbnb, etsy, thumbtack, roadie, favor, veho, amazon mturk, toptal, freelancer, handy technologies, care com, twitch, patreon, onlyfans, poshmark, mercari, depop',
  // Sportsbooks, online casinos and lotteries.
  gambling:
    'draftkings, draft kings, fanduel, betmgm, bet mgm, caesars sportsbook, caesars casino, bet365, bovada, pokerstars, betrivers, pointsbet, espn bet, espnbet, hard rock bet, fanatics sportsbook, fanatics betting, prizepicks, underdog fantasy, sleeper fantasy, jackpocket, chumba, stake us, =stake, mybookie, betonline, lotto, =lottery, william hill, barstool sportsbook, golden nugget online, ladbrokes, paddy power, betfair, unibet',
  // A membership at a place where each use is a payment of its own.
  membership: 'amazon, doordash, instacart, uber, walmart, grubhub, costco, sams club, bjs wholesale, shipt, gopuff',
};

const lists = Object.entries(NAMES).map(([list, names]) => ({
  list: list as WatchList,
  names: names.split(', ').map((name) => ({ key: payeeKey(name.replace('=', '')), isWhole: name.startsWith('=') })),
}));

/** A watched name: its list and the brand it goes by there. */
export interface WatchedName {
  list: WatchList;
  brand: string;
}

/** The lists a payee's key is on, with the brand it stands under. */
export function watchedAs(payee: string): WatchedName[] {
  return lists.flatMap(({ list, names }) => {
    const found = names.find(({ key, isWhole }) => payee === key || (!isWhole && payee.startsWith(`${key} `)));
    return found ? [{ list, brand: found.key }] : [];
  });
}
