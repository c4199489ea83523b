// Where sample households spend: names, how the bank line reads, the category, and what a visit costs in cents.

/** A shop: its name, its bank line, and its own category when the kind has several. */
export interface Shop {
  merchant: string;
  line: string;
  detailed: string;
}

/** A kind of everyday purchase. A visit is either small (the lowest third of the range) or large (the highest third). */
export interface Kind {
  key: string;
  /** Purchases a day for a household that spends as it can afford. */
  perDay: number;
  lowCents: number;
  highCents: number;
  shops: Shop[];
  /** How many of the shops one household goes to. */
  regulars: number;
  channel: 'in store' | 'online';
}

function kind(
  key: string,
  perDay: number,
  [low, high]: [number, number],
  regulars: number,
  detailed: string,
  shops: string,
  channel: Kind['channel'] = 'in store',
): Kind {
  return {
    key,
    perDay,
    lowCents: low * 100,
    highCents: high * 100,
    regulars,
    channel,
    shops: shops.split('; ').map((text) => {
      const [merchant = text, line = text.toUpperCase(), own] = text.split(' | ');
      return { merchant, line, detailed: own ?? detailed };
    }),
  };
}

/** Everyday purchases, by kind. */
export const kinds: Kind[] = [
  kind(
    'groceries',
    0.28,
    [24, 132],
    3,
    'FOOD_AND_DRINK_GROCERIES',
    "Trader Joe's | TRADER JOE S #552; Whole Foods Market | WHOLEFDS MKT 10236; Kroger | KROGER #0417; Safeway | SAFEWAY #1523; Aldi | ALDI 72081; Publix | PUBLIX #884; H-E-B | H-E-B #109; Sprouts Farmers Market | SPROUTS FARMERS MAR",
  ),
  kind(
    'restaurants',
    0.14,
    [17, 74],
    6,
    'FOOD_AND_DRINK_RESTAURANT',
    "Olive Garden | OLIVE GARDEN 0021; Thai Basil | TST* THAI BASIL; Luigi's Trattoria | TST* LUIGIS TRATTORIA; The Cheesecake Factory | CHEESECAKE FACTORY; Sushi Koi | SQ *SUSHI KOI; Blue Door Diner | BLUE DOOR DINER; Taqueria El Sol | SQ *TAQUERIA EL SOL; Red Robin | RED ROBIN 331; Golden Wok | GOLDEN WOK; Texas Roadhouse | TEXAS ROADHOUSE 2417",
  ),
  kind(
    'fast food',
    0.18,
    [6, 22],
    4,
    'FOOD_AND_DRINK_FAST_FOOD',
    "Chipotle | CHIPOTLE 2231; McDonald's | MCDONALD'S F13490; Chick-fil-A | CHICK-FIL-A #01554; Wendy's | WENDYS #4412; Taco Bell | TACO BELL 031877; Five Guys | FIVE GUYS 1904; Panda Express | PANDA EXPRESS 2208",
  ),
  kind(
    'coffee',
    0.34,
    [3, 11],
    2,
    'FOOD_AND_DRINK_COFFEE',
    "Starbucks | STARBUCKS STORE 08841; Dunkin' | DUNKIN #343987; Peet's Coffee | PEETS COFFEE 14202; Dutch Bros | DUTCH BROS CA0415; Corner Cup | SQ *CORNER CUP; Bluebird Coffee | SQ *BLUEBIRD COFFEE",
  ),
  kind(
    'gas',
    0.1,
    [24, 62],
    2,
    'TRANSPORTATION_GAS',
    'Shell | SHELL OIL 57444; Chevron | CHEVRON 0094512; Exxon | EXXON 48110233; BP | BP#8827112; Circle K | CIRCLE K 05532; Costco Gas | COSTCO GAS #0671',
  ),
  kind(
    'shopping',
    0.1,
    [14, 118],
    8,
    'GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE',
    "Amazon | AMZN MKTP US | GENERAL_MERCHANDISE_ONLINE_MARKETPLACES; Target | TARGET 00018440 | GENERAL_MERCHANDISE_SUPERSTORES; Walmart | WAL-MART #3274 | GENERAL_MERCHANDISE_SUPERSTORES; Old Navy | OLD NAVY US 6114 | GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES; Best Buy | BEST BUY 00004887 | GENERAL_MERCHANDISE_ELECTRONICS; T.J. Maxx | TJMAXX #0462 | GENERAL_MERCHANDISE_DISCOUNT_STORES; Barnes & Noble | BARNES & NOBLE 2217 | GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS; Petco | PETCO 1277 | GENERAL_MERCHANDISE_PET_SUPPLIES; REI | REI #48 | GENERAL_MERCHANDISE_SPORTING_GOODS; Etsy | ETSY.COM | GENERAL_MERCHANDISE_ONLINE_MARKETPLACES; Macy's | MACYS 0388 | GENERAL_MERCHANDISE_DEPARTMENT_STORES; 7-Eleven | 7-ELEVEN 34112 | GENERAL_MERCHANDISE_CONVENIENCE_STORES",
    'online',
  ),
  kind(
    'fun',
    0.035,
    [12, 64],
    4,
    'ENTERTAINMENT_OTHER_ENTERTAINMENT',
    'AMC Theatres | AMC 2214 ONLINE | ENTERTAINMENT_TV_AND_MOVIES; Ticketmaster | TICKETMASTER | ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS; Steam | STEAM PURCHASE | ENTERTAINMENT_VIDEO_GAMES; City Science Museum | CITY SCIENCE MUSEUM | ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS; Lucky Strike Bowling | LUCKY STRIKE',
  ),
  kind(
    'health',
    0.028,
    [11, 82],
    4,
    'MEDICAL_OTHER_MEDICAL',
    'CVS Pharmacy | CVS/PHARMACY #04410 | MEDICAL_PHARMACIES_AND_SUPPLEMENTS; Walgreens | WALGREENS #5523 | MEDICAL_PHARMACIES_AND_SUPPLEMENTS; Lakeside Family Clinic | LAKESIDE FAMILY CLINIC | MEDICAL_PRIMARY_CARE; Bright Smile Dental | BRIGHT SMILE DENTAL | MEDICAL_DENTAL_CARE; Clear View Optical | CLEAR VIEW OPTICAL | MEDICAL_EYE_CARE',
  ),
  kind(
    'rides',
    0.06,
    [4, 29],
    3,
    'TRANSPORTATION_TAXIS_AND_RIDE_SHARES',
    'Uber | UBER *TRIP; Lyft | LYFT *RIDE; ParkMobile | PARKMOBILE | TRANSPORTATION_PARKING; Metro Transit | METRO TRANSIT FARE | TRANSPORTATION_PUBLIC_TRANSIT; E-ZPass | E-ZPASS REBILL | TRANSPORTATION_TOLLS',
  ),
  kind(
    'care',
    0.03,
    [14, 68],
    3,
    'PERSONAL_CARE_HAIR_AND_BEAUTY',
    'Great Clips | GREAT CLIPS 3320; Sephora | SEPHORA 551; Ulta Beauty | ULTA #0917; Spin Cycle Laundry | SPIN CYCLE LAUNDRY | PERSONAL_CARE_LAUNDRY_AND_DRY_CLEANING',
  ),
  kind(
    'home',
    0.02,
    [18, 140],
    3,
    'HOME_IMPROVEMENT_HARDWARE',
    'The Home Depot | HOME DEPOT 0714; Ace Hardware | ACE HARDWARE 12245; IKEA | IKEA 412 | HOME_IMPROVEMENT_FURNITURE; Lowes | LOWES #00907',
  ),
  kind(
    'travel',
    0.005,
    [92, 410],
    4,
    'TRAVEL_FLIGHTS',
    'Delta Air Lines | DELTA AIR 0062; Southwest Airlines | SOUTHWES 5262; Airbnb | AIRBNB HMX4 | TRAVEL_LODGING; Marriott | MARRIOTT 337 | TRAVEL_LODGING; Enterprise | ENTERPRISE RENT-A-CAR | TRAVEL_RENTAL_CARS',
    'online',
  ),
  kind(
    'giving',
    0.012,
    [15, 90],
    2,
    'GOVERNMENT_AND_NON_PROFIT_DONATIONS',
    'Red Cross | AMERICAN RED CROSS; Local Food Bank | LOCAL FOOD BANK; Public Radio Fund | PUBLIC RADIO FUND',
    'online',
  ),
];

/** Monthly subscriptions: name, bank line, category, first price in cents (an even step up follows every 14 months). */
export const subscriptions: { merchant: string; line: string; detailed: string; cents: number }[] = [
  ['Netflix', 'NETFLIX.COM', 'ENTERTAINMENT_TV_AND_MOVIES', 1399],
  ['Spotify', 'SPOTIFY USA', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 1099],
  ['Hulu', 'HLU*HULU', 'ENTERTAINMENT_TV_AND_MOVIES', 1199],
  ['Disney+', 'DISNEY PLUS', 'ENTERTAINMENT_TV_AND_MOVIES', 1299],
  ['Max', 'HELP.MAX.COM', 'ENTERTAINMENT_TV_AND_MOVIES', 1599],
  ['YouTube Premium', 'GOOGLE *YOUTUBEPREMIUM', 'ENTERTAINMENT_TV_AND_MOVIES', 1199],
  ['Planet Fitness', 'PLANET FIT CLUB FEES', 'PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS', 1499],
  ['The New York Times', 'NYTIMES DIGITAL', 'GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS', 1299],
  ['Adobe', 'ADOBE *CREATIVE CLOUD', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', 1999],
  ['Audible', 'AUDIBLE*MEMBERSHIP', 'ENTERTAINMENT_MUSIC_AND_AUDIO', 1495],
  ['Dropbox', 'DROPBOX*PLUS', 'GENERAL_SERVICES_OTHER_GENERAL_SERVICES', 1199],
  ['Calm', 'CALM.COM', 'PERSONAL_CARE_OTHER_PERSONAL_CARE', 1499],
].map(([merchant, line, detailed, cents]) => ({
  merchant: String(merchant),
  line: String(line),
  detailed: String(detailed),
  cents: Number(cents),
}));
