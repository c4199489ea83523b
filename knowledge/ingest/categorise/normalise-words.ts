// The words of banks and processors around a shop's name: what is taken off a description before the name is looked up.

/** Card processors and wallets that stand before "*" and a shop's name; taken off when a name is left after them. */
export const PROCESSORS = new Set(
  (
    'sq tst toast sp pp py paypal pypl ppl google gglpay goog apl cke ic dd ddd wpy eb zsk smk ls par clv clover fsp bt gg in 2co fs dri ccbill sqc squ gosq ' +
    'sumup zettle iz izettle paddle net stripe raz razorpay paytm ccavenue billdesk payu ccb adyen mollie worldpay chk sezzlepay shopify shoppay ' +
    'afp bbt evt ext fdms hlu ms mpos nnt nyx olo onl pay pmt ptm rbl sho spo sqsp swp tcb tock upi vgp yoco yoyo zlr ctlp usa tech gumrd wix woo pwp ptn lul act evb'
  ).split(' '),
);

/** What banks write in front of a name, longest first where one holds another; matched on words again and again until none is left. */
export const PREFIXES: string[] = [
  // United States and Canada
  'purchase authorized on',
  'recurring payment authorized on',
  'recurring payment authorised on',
  'purchase with cash back',
  'point of sale debit',
  'point of sale withdrawal',
  'point of sale purchase',
  'point of sale',
  'debit card purchase',
  'debit card withdrawal',
  'debit card payment',
  'debit card debit',
  'credit card purchase',
  'card purchase with pin',
  'recurring card purchase',
  'card purchase',
  'card payment to',
  'card payment',
  'visa debit purchase',
  'visa direct',
  'visa purchase',
  'visa check card',
  'visa debit',
  'visa dda pur',
  'visa dda',
  'visa pos',
  'visa',
  'mastercard debit',
  'mastercard purchase',
  'mastercard',
  'mc purchase',
  'interlink purchase',
  'interac purchase',
  'interac retail purchase',
  'contactless interac purchase',
  'contactless purchase',
  'contactless payment',
  'contactless',
  'idp purchase',
  'checkcard purchase',
  'check card purchase',
  'check card',
  'checkcard',
  'chkcard',
  'chkcardpurchase',
  'dbt crd',
  'dbt purchase',
  'dda purchase',
  'pos debit visa check card',
  'pos debit',
  'pos purchase',
  'pos signature purchase',
  'pos pin purchase',
  'pos transaction',
  'pos trans',
  'pos w d',
  'pos withdrawal',
  'pos pur',
  'pos',
  'pin purchase',
  'pin pos purchase',
  'signature purchase',
  'sig purchase',
  'recurring debit card',
  'recurring debit',
  'recurring payment',
  'recurring',
  'preauthorized debit',
  'preauthorized payment',
  'preauthorized',
  'pre auth',
  'preauth',
  'pre authorized debit',
  'pending',
  'ach debit',
  'ach credit',
  'ach withdrawal',
  'ach deposit',
  'ach payment',
  'ach pmt',
  'ach transaction',
  'ach',
  'external withdrawal',
  'external deposit',
  'electronic withdrawal',
  'electronic payment',
  'electronic debit',
  'electronic pmt',
  'eft debit',
  'eft payment',
  'web pmt',
  'web authorized pmt',
  'withdrawal debit card',
  'withdrawal ach',
  'withdrawal pos',
  'withdrawal from',
  'withdrawal',
  'deposit ach',
  'online payment to',
  'online pymt',
  'bill payment to',
  'bill pay',
  'billpay',
  'bill pmt',
  'bill payment',
  'payment to',
  'pmt to',
  'purchase at',
  'purchase',
  'debit purchase',
  'debit',
  'type',
  'descr',
  'des',
  'apple pay',
  'applepay',
  'google pay',
  'samsung pay',
  // United Kingdom, Ireland, Australia, India
  'direct debit payment to',
  'direct debit to',
  'direct debit',
  'ddr',
  'standing order to',
  'standing order',
  'faster payment to',
  'faster payments payment',
  'bill payment via faster payment to',
  'eftpos purchase',
  'eftpos',
  'visa purchase o seas',
  'value date',
  'upi out',
  'upi dr',
  'upi p2m',
  'upi',
  'neft dr',
  'imps dr',
  'bil onl',
  'bil inft',
  'ecom pur',
  'ecom',
  'ach d',
  'pcd',
  'pos prch',
  'to transfer upi',
  'by transfer',
  'to transfer',
  // German, Italian, French, Spanish, Dutch
  'kartenzahlung',
  'kartenumsatz',
  'girocard zahlung',
  'girocard',
  'debitkartenzahlung',
  'kreditkartenzahlung',
  'sepa lastschrift von',
  'sepa lastschrift',
  'sepa basislastschrift',
  'sepa elv lastschrift',
  'sepa direct debit',
  'sepa ueberweisung',
  'sepa überweisung',
  'sepa uberweisung',
  'folgelastschrift',
  'basislastschrift',
  'erstlastschrift',
  'lastschrifteinzug',
  'lastschrift',
  'dauerauftrag',
  'uberweisung an',
  'ueberweisung an',
  'pagamento pos',
  'pagamento carta',
  'pagamento con carta',
  'pagamento',
  'addebito diretto sepa',
  'addebito sdd',
  'addebito diretto',
  'addebito',
  'acquisto pos',
  'acquisto',
  'paiement par carte',
  'paiement cb',
  'paiement carte',
  'achat cb',
  'carte',
  'facture carte',
  'prlv sepa',
  'prelevement',
  'prelvt',
  'compra tarjeta',
  'compra con tarjeta',
  'compra en',
  'compra',
  'pago con tarjeta',
  'pago en',
  'recibo',
  'adeudo',
  'betaalautomaat',
  'bea',
  'sepa incasso',
  'incasso',
];

/** Countries at the end of a description. */
export const COUNTRIES = new Set(
  'us usa gb gbr uk de deu fr fra it ita es esp nl nld be bel ch che at aut ie irl ca can au aus nz nzl in ind lu lux se swe no nor dk dnk pt prt pl pol mx mex sg sgp hk hkg jp jpn united states'.split(
    ' ',
  ),
);

/** States, provinces and territories at the end of a description. */
export const STATES = new Set(
  (
    'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr ' +
    'on qc bc ab mb sk ns nb nl pe nsw vic qld tas nsw'
  ).split(' '),
);

/** Cities people's shops are in, as they end a description; of two or three words with blanks. */
export const CITIES = new Set(
  (
    'new york,brooklyn,bronx,queens,manhattan,long island city,los angeles,chicago,houston,phoenix,philadelphia,san antonio,san diego,dallas,san jose,austin,jacksonville,' +
    'fort worth,columbus,charlotte,san francisco,indianapolis,seattle,denver,washington,boston,el paso,nashville,detroit,oklahoma city,portland,las vegas,memphis,' +
    'louisville,baltimore,milwaukee,albuquerque,tucson,fresno,mesa,sacramento,atlanta,kansas city,colorado springs,miami,raleigh,omaha,long beach,virginia beach,' +
    'oakland,minneapolis,tulsa,arlington,tampa,new orleans,wichita,cleveland,bakersfield,aurora,anaheim,honolulu,santa ana,riverside,corpus christi,lexington,stockton,' +
    'henderson,saint paul,st paul,st louis,saint louis,cincinnati,pittsburgh,greensboro,anchorage,plano,lincoln,orlando,irvine,newark,toledo,durham,chula vista,fort wayne,jersey city,' +
    'st petersburg,laredo,madison,chandler,buffalo,lubbock,scottsdale,reno,glendale,gilbert,winston salem,north las vegas,norfolk,chesapeake,garland,irving,hialeah,fremont,' +
    'boise,richmond,baton rouge,spokane,des moines,tacoma,san bernardino,modesto,fontana,santa clarita,birmingham,oxnard,fayetteville,moreno valley,rochester,huntington beach,' +
    'salt lake city,grand rapids,amarillo,yonkers,montgomery,akron,little rock,huntsville,augusta,mountain view,palo alto,menlo park,cupertino,sunnyvale,santa clara,redmond,bellevue,' +
    'cambridge,somerville,pasadena,burbank,torrance,santa monica,beverly hills,west hollywood,la verne,monterey park,berkeley,san mateo,redwood city,walnut creek,hoboken,stamford,' +
    'hartford,new haven,providence,worcester,syracuse,albany,harrisburg,wilmington,savannah,charleston,knoxville,chattanooga,naples,sarasota,fort lauderdale,ft lauderdale,boca raton,' +
    'west palm beach,tallahassee,gainesville,jackson,shreveport,springfield,bloomington,naperville,evanston,ann arbor,lansing,flint,dayton,boulder,fort collins,santa fe,' +
    'tempe,provo,ogden,eugene,salem,beaverton,vancouver,everett,kent,london,manchester,leeds,glasgow,edinburgh,liverpool,bristol,cardiff,sheffield,dublin,' +
    'toronto,montreal,calgary,ottawa,edmonton,winnipeg,mississauga,sydney,melbourne,brisbane,perth,adelaide,canberra,auckland,mumbai,delhi,new delhi,bangalore,bengaluru,hyderabad,' +
    'chennai,kolkata,pune,gurgaon,gurugram,noida,ahmedabad,jaipur,berlin,hamburg,munchen,muenchen,koln,koeln,frankfurt,stuttgart,dusseldorf,wien,zurich,geneve,' +
    'paris,lyon,marseille,toulouse,nice,milano,roma,torino,napoli,bologna,firenze,madrid,barcelona,valencia,sevilla,lisboa,amsterdam,rotterdam,utrecht,den haag,bruxelles,luxembourg'
  ).split(','),
);

/** What stands behind a name and says nothing about it; taken off the end again and again. */
export const SUFFIXES = new Set(
  (
    'purchase payment payments pymt pmt pymnt bill billing order orders online subscription monthly autopay web ppd ccd tel id inst xfer recurring ecommerce ecom store shop ' +
    'inc llc ltd limited gmbh ag sa srl spa bv nv plc corp co company kg ug help sales card debit visa mc mastercard pos txn trx transaction ref reference sagt danke dankt ' +
    'auth code sepa mandat mandate eur usd gbp inr pending contactless retail outlet mob app'
  ).split(' '),
);
