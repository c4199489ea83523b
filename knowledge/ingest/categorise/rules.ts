// What kind of money movement a bank's words name: pay, interest, fees, transfers, cash, loans, tax, refunds. The first that fits is taken.

/** A rule on plain words; `side` says which way the money must go. */
export interface Rule {
  words: RegExp;
  side: 'in' | 'out' | 'any';
  code: string;
  /** From the report in docs/categories.md and from how plain the words are: 0.97 names the thing itself, 0.85 and below can mean something else. */
  confidence: number;
}

function rule(side: Rule['side'], code: string, confidence: number, words: RegExp): Rule {
  return { words, side, code, confidence };
}

const OVERDRAFT = /\boverdraft|\bod fee\b|\bodp fee|\bo d fee|uberziehung|ueberziehung|\bdecouvert\b|\bscoperto\b/;
const BOUNCED =
  /\bnsf\b|non ?sufficient|insufficient (funds?|balance)|returned (item|check|payment|cheque) (fee|charge)|return item (fee|chg|charge)|unpaid (item|transaction) fee|dishono[u]?r fee|(cheque|chq|ecs|nach|ach) (bounce|return)|rucklastschrift|ruecklastschrift/;
const REFUND =
  /\brefund|\breversal\b|\breversed\b|\bchargeback\b|\bcash ?back\b|\brembours|\brueckerstattung|\brimborso|\breembolso|\berstattung|\bgutschrift retoure/;

/** Rules that go before brands and card codes: the words leave no doubt. */
export const plainRules: Rule[] = [
  // Fees; a fee given back keeps the fee's category.
  rule('any', 'BANK_FEES_INSUFFICIENT_FUNDS', 0.97, BOUNCED),
  rule('out', 'TRANSFER_OUT_ACCOUNT_TRANSFER', 0.9, /overdraft (protection )?(transfer|xfer)/),
  rule('in', 'TRANSFER_IN_ACCOUNT_TRANSFER', 0.9, /overdraft (protection )?(transfer|xfer)/),
  rule('any', 'BANK_FEES_OVERDRAFT_FEES', 0.97, OVERDRAFT),
  rule(
    'any',
    'BANK_FEES_FOREIGN_TRANSACTION_FEES',
    0.97,
    /\b(foreign|international|intl|fx|non sterling|cross border|overseas|currency conversion) (transaction |trans |purchase |txn |exchange |card |atm )*(fee|charge|chg|markup)|auslandseinsatz|fremdwahrung/,
  ),
  rule(
    'any',
    'BANK_FEES_ATM_FEES',
    0.97,
    /\b(atm|cash machine|out of network|non network|cash withdrawal) (\w+ ){0,3}(fee|charge|chg|surcharge)|\batm surcharge|automatengebuhr|commissione prelievo/,
  ),
  rule(
    'any',
    'BANK_FEES_LATE_FEES',
    0.97,
    /\blate (payment |pymt |pmt )?(fee|charge|chg|penalty)|past due fee|mahngebuhr|mahngebuehr|\bpenalt(y|ies) (late|for late)/,
  ),
  rule('any', 'BANK_FEES_CASH_ADVANCE', 0.97, /cash advance (transaction )?(fee|charge)|\bcash adv fee/),
  rule(
    'out',
    'BANK_FEES_INTEREST_CHARGE',
    0.97,
    /\binterest (charge|charged|on|debit|due|expense|transactions?)|\b(purchase|purchases|finance|cash advance|balance transfer|overdraft|debit|minimum|credit card) (interest|finance charge|charge interest)|finance charge|sollzins|int coll\b|interests? debiteurs|interessi passivi|\bzinsen\b|^interest$/,
  ),
  rule(
    'any',
    'BANK_FEES_OTHER_BANK_FEES',
    0.95,
    /\b(monthly|annual|account|acct|card|membership|maintenance|service|wire|transfer|stop payment|paper statement|statement|card replacement|inactivity|dormant|minimum balance|min bal|replacement card|check order|cashier s? ?check|cashiers check|balance transfer|sms|debit card amc|amc|demat|neft|imps|rtgs|cheque book|processing) (\w+ )?(maintenance |service |membership )?(fee|fees|charge|charges|chgs|chrg)\b|kontofuhrung|kontofuehrung|entgeltabschluss|abschluss entgelt|frais (bancaires|de tenue)|cotisation carte|canone (mensile|carta|conto)|commissioni? (bancari|conto|tenuta)|imposta di bollo|spese tenuta|comision (mantenimiento|bancaria)|bankgebuhr|bankgebuehr/,
  ),
  // Money back.
  rule(
    'in',
    'INCOME_TAX_REFUND',
    0.97,
    /\btax (ref|refund|rfd)|taxref|tax re?f?u?n?d\b|irs treas 310|treas 310 tax|franchise tax bd casttaxrfd|\bit refund|\bincometax refund|steuererstattung|\bcasttaxrfd|statetax ?ref|hmrc repayment|canada gst|gst hst credit/,
  ),
  // Income.
  rule('in', 'INCOME_CHILD_SUPPORT', 0.95, /child ?supp|state disb|\bunterhalt\b/),
  rule('out', 'GOVERNMENT_AND_NON_PROFIT_GOVERNMENT_DEPARTMENTS_AND_AGENCIES', 0.8, /child ?supp|state disb/),
  rule(
    'in',
    'INCOME_UNEMPLOYMENT',
    0.95,
    /unemploy|\bui (benefit|pymt|payment|ben|claim)|\bedd (ui|des ui)|\buc ben|jobseeker|job seeker|reemployment|universal credit|arbeitslosengeld|arbeitsagentur|dept of labor ui|emp(loyment)? sec(urity)? (dept|ui)/,
  ),
  rule(
    'in',
    'INCOME_LONG_TERM_DISABILITY',
    0.95,
    /\bssi treas|supsec|\bssdi\b|disability (benefit|income|pay|insurance)|long term disab|\bltd benefit/,
  ),
  rule(
    'in',
    'INCOME_MILITARY',
    0.95,
    /\bdfas\b|\bva ?(cp|benefit|comp|disab)|vacp treas|(army|navy|usaf|marine corps|air force) (pay|act|active)|mil(itary)? pay/,
  ),
  rule(
    'in',
    'INCOME_RETIREMENT_PENSION',
    0.95,
    /social security|soc ?sec\b|\bssa treas|\bpension|\bannuity|\bretirement (benefit|pay|income)|\bopm1? treas|\brente\b|rentenversicherung|pensione|\bretraite\b|superann\w* pension|\brrb treas/,
  ),
  rule(
    'in',
    'INCOME_DIVIDENDS',
    0.95,
    /\bdividend|\bdiv (pymt|payment|credit|reinv)|dividende|dividendo|ausschuttung|^div\b/,
  ),
  rule(
    'in',
    'INCOME_INTEREST_EARNED',
    0.96,
    /\binterest\b|\bint (paid|pd|pymt|credit|cr|earned|payment)\b|\bapy earned|habenzins|\bzinsen\b|zinsgutschrift|interessi (attivi|creditori)|interets crediteurs|intereses a su favor|\brente bijschrijving|^int pd/,
  ),
  rule(
    'in',
    'INCOME_GIG_ECONOMY',
    0.9,
    /\b(uber|lyft|doordash|instacart|grubhub|postmates|shipt|amazon flex|spark|roadie|deliveroo|rover|taskrabbit|etsy|ebay|fiverr|upwork|airbnb|turo)\b.*\b(driver|drivers|partner|edi|payout|payouts|pay|paymnt|payment|pymt|earnings|dasher|shopper|host|weekly|deposit|transfer|rasier|raiser|escrow)\b|\brasier\b|\braiser\b|\bdasher ?direct|maplebear|\bgig (pay|income)|freelanc|\b(client|project|contract|consulting|contractor) (payment|transfer|pay|income)|professional fees? rec|\bbusiness income|invoice payment rec|1099 pay/,
  ),
  rule(
    'in',
    'INCOME_RENTAL',
    0.93,
    /\brent(al)? (income|received|credit|from|deposit|payment|paid)|tenant (rent|payment)|mieteinnahme|^rent\b/,
  ),
  rule(
    'in',
    'LOAN_DISBURSEMENTS_OTHER_DISBURSEMENT',
    0.9,
    /\bloan (disb|proceeds|credit|advance|funding|deposit|amt credited|amount credited)|\bdisbursement\b(?!.*(student|mortgage))|loan disbursal/,
  ),
  rule(
    'any',
    'INCOME_SALARY',
    0.96,
    /\bpayroll\b(?!.*\b(tax|fee|invoice|service)\b)|\bsalary|\bsalaries\b|\bsal (cr|credit|for|neft)\b|\bwages?\b|\bpaycheck|\bpay ?cheque\b|\bdirect dep(osit)?\b|\bdir ?dep\b|\bdirdep\b|\breg salary|\bgehalt|\blohn\b|\bbezuge\b|\bbezuege\b|\bstipendio|\bemolument|\bsalaire|\bnomina\b|\bsueldo|\bsalario|\bloon\b|\bemployment income|\bnet pay\b|\bbacs salary|\bed?i? ?payroll|\bemployer (pay|salary)|\bpayrll\b|\bcommission (income|payment received)|\bbonus (pay|credit|payout)/,
  ),
  // Card payments: both sides of them.
  rule(
    'any',
    'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT',
    0.97,
    /\b(credit|cr) ?(card|crd|cd) ?(payment|pymt|pmt|autopay|auto pay|bill|bill payment|epay|repayment|settlement|pay)|\bcrcardpmt|\bcc (payment|pymt|pmt|bill|autopay)|payment thank you|thank you (for your )?payment|\bautopay payment\b|^auto ?pay(ment)?$|\bcardmember serv|\b(amex|american express) (epayment|ach pmt|payment|pmt)|discover (e ?payment|card payment)|citi autopay|\bcrd (autopay|epay|pmt|pymt)|\bcard (pymt|pmt|autopay)|^(automatic|online|mobile|electronic|internet|web|ach) (payment|pymt|pmt)( received| thank.*)?$|^payment received thank|kreditkartenabrechnung|kreditkartenabr|addebito (saldo )?carta (di )?credito|estratto conto carta|bill ?desk credit card|\bcred club\b|mobile payment thank|visa abrechnung|mastercard abrechnung/,
  ),
  // Cash and checks.
  rule(
    'out',
    'TRANSFER_OUT_WITHDRAWAL',
    0.96,
    /\batm\b|\bcash ?(withdrawal|wdl|wd|advance|out|point)\b|\bwithdrawal (at|from) (atm|branch|cash)|\bcashpoint|\bnwd\b|\bcash w ?d|\batw\b|geldautomat|\bbargeld|bankomat|barauszahlung|bancomat prelievo|\bprelievo|\bprelevamento|retrait (dab|gab|especes)|retirada (cajero|efectivo)|\bcajero|disposicion efectivo|geldopname|geldmaat|^(teller |branch |counter |customer )?withdrawal$|\bself withdrawal|teller (cash )?withdrawal|cash disbursement/,
  ),
  rule(
    'in',
    'TRANSFER_IN_DEPOSIT',
    0.95,
    /\b(cash|atm|mobile|check|cheque|chq|branch|teller|counter|remote|edeposit|deposited|e) ?(check |chk |cash )?(deposit|dep)\b|\bdeposit(ed)? (check|cash|at|made)|^deposit$|^(customer )?deposit\b|bareinzahlung|\beinzahlung|versamento (contanti|assegni)|remise cheque|ingreso (efectivo|cheque)|\bcash dep|by cash|\bcam deposit|\bby clg|\bclg deposit|mobile check/,
  ),
  rule(
    'out',
    'TRANSFER_OUT_OTHER_TRANSFER_OUT',
    0.75,
    /^(check|cheque|chq|chk)( paid| number| no| withdrawal| cashed| cleared| images?)*( \d+)*$|\bcheck paid\b|assegno (n|bancario)|^cheque \d|^ck \d+$/,
  ),
  // Loans.
  rule(
    'out',
    'LOAN_PAYMENTS_MORTGAGE_PAYMENT',
    0.95,
    /\bmort?g(age)?\b(?! insurance)|\bmtg\b|\bmtge\b|\bhome ?loan|\bhousing loan|\bhypothek|\bbaufinanz|\bmutuo\b|\bhipoteca|\bhypotheek|pret immobilier/,
  ),
  rule(
    'in',
    'LOAN_DISBURSEMENTS_MORTGAGE',
    0.85,
    /\bmortgage (proceeds|disb|funding|payout)|home ?loan disb|heloc (advance|draw)/,
  ),
  rule(
    'out',
    'LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT',
    0.95,
    /student (ln|loan)|\bstdnt loan|\bstudntloan|education loan|\bdept of ed(ucation)?\b|\bdept education|bafog|\bstudent fin/,
  ),
  rule('in', 'LOAN_DISBURSEMENTS_STUDENT', 0.9, /student (ln|loan)|education loan|financial aid/),
  rule(
    'out',
    'LOAN_PAYMENTS_CAR_PAYMENT',
    0.93,
    /\b(auto|car|vehicle|two wheeler|bike|truck) ?(ln|loan|finance|payment|pymt|pmt|lease|note|emi)\b|\bmotor (finance|credit)|autokredit|\bauto fin(ance)?\b|leasing fahrzeug|carloan/,
  ),
  rule('in', 'LOAN_DISBURSEMENTS_AUTO', 0.85, /\b(auto|car) loan/),
  rule(
    'any',
    'TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS',
    0.93,
    /\bmutual fund|\bsip\b|\b(roth|traditional|rollover|sep) ira\b|\bira contrib|\b401 ?k\b|\bbrokerage\b|\bmoneyline\b|\bdemat\b|wertpapier|\bsparplan|\binvestments?\b(?! propert)|\binvesting\b|\bnps contribution|\bsuperannuation|share trading|\bsecurities\b|\bppf\b|stock purchase/,
  ),
  rule(
    'out',
    'LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT',
    0.92,
    /personal (ln|loan)|\bsignature loan|ratenkredit|konsumkredit/,
  ),
  rule('in', 'LOAN_DISBURSEMENTS_PERSONAL', 0.9, /personal (ln|loan)/),
  rule(
    'out',
    'LOAN_PAYMENTS_OTHER_PAYMENT',
    0.9,
    /\bemi\b|\bloan (pymt|pmt|payment|repay\w*|installment|instalment|pay|emi|recovery|autopay|coll)\b|\bln (pymt|pmt)\b|\bkredit ?rate|darlehen|tilgung|\bfinanziamento\b|rata (mutuo|prestito|finanz)|\bprestamo|echeance pret|\bloan\b(?=$| \d)|installment loan/,
  ),
  // Tax.
  rule(
    'out',
    'GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT',
    0.95,
    /\busataxpymt|\birs\b|\b(income|property|state|federal|county|council|estimated|local|city|real estate|school|road|vehicle|advance|self assessment|professional|sales|franchise|excise) ?tax(es)?\b|\btax (pymt|pmt|payment|coll|collector|deposit)|\bgst (payment|challan|pmt)|\btds\b|finanzamt|steuerzahlung|grundsteuer|kfz ?steuer|rundfunkbeitrag|\bf24\b|impot|impuesto|hmrc|\bchallan\b/,
  ),
  // Transfers between a person's own accounts, and wires.
  rule(
    'out',
    'TRANSFER_OUT_SAVINGS',
    0.94,
    /\b(to|xfer|transfer|trf|tfr) (\w+ ){0,4}sav(ings?)?\b|\bsavings? (transfer|xfer|deposit|goal|pot|plan|contribution)|\bsave as you go|round ?up (savings|transfer)|keep the change|\bto (fd|rd)\b|\b(fd|rd) (booking|instal\w*|creation)|recurring deposit|fixed deposit|tagesgeld|\bspar(en|konto)|auto ?save\b|epargne|way2save/,
  ),
  rule(
    'in',
    'TRANSFER_IN_SAVINGS',
    0.94,
    /\b(from|xfer|transfer|trf|tfr) (\w+ ){0,4}sav(ings?)?\b|\bsavings? (transfer|xfer|withdrawal)|(fd|rd) (closure|maturity|proceeds)|tagesgeld|\bsparkonto|keep the change|way2save/,
  ),
  rule(
    'out',
    'TRANSFER_OUT_WIRE',
    0.96,
    /\bwire (out|trans|transfer|type|to|payment|debit)|\boutgoing wire|\bwire\b|\bfedwire|\bswift (transfer|payment)|\bchips debit|domestic wire|auslandsuberweisung/,
  ),
  rule(
    'in',
    'TRANSFER_IN_WIRE',
    0.96,
    /\bwire\b|\bincoming wire|\bfedwire|\bswift (transfer|credit)|\bchips credit|\binward remittance/,
  ),
  rule(
    'out',
    'TRANSFER_OUT_ACCOUNT_TRANSFER',
    0.93,
    /\b(online|internet|mobile|account|acct|book|internal|own account|telephone|phone|auto|automatic|recurring|scheduled|ext|external|funds|bank|ach|web|home banking|online banking|electronic|realtime|real time|bal|balance|share) ?(trans?fer|xfer|trnsfr|tfr|trf|transf)\b|\b(transfer|xfer|tfr|trf|trsf) (to|from|between) (\w+ ){0,3}(checking|chk|account|acct|acc|a c|share|dda|mma|money market|own|self|current|main|brokerage)\b|\btransfer to \d|umbuchung|ubertrag\b|uebertrag\b|\bgiroconto\b|virement interne|traspaso|^(funds )?transfer$|^transfer (debit|out|withdrawal)$|eigen overboeking|to self|self transfer|inst xfer/,
  ),
  rule(
    'in',
    'TRANSFER_IN_ACCOUNT_TRANSFER',
    0.93,
    /\b(online|internet|mobile|account|acct|book|internal|own account|telephone|phone|auto|automatic|recurring|scheduled|ext|external|funds|bank|ach|web|home banking|online banking|electronic|realtime|real time|bal|balance|share) ?(trans?fer|xfer|trnsfr|tfr|trf|transf)\b|\b(transfer|xfer|tfr|trf|trsf) (to|from|between) (\w+ ){0,3}(checking|chk|account|acct|acc|a c|share|dda|mma|money market|own|self|current|main|brokerage)\b|\btransfer from \d|umbuchung|ubertrag\b|uebertrag\b|\bgiroconto\b|virement interne|traspaso|^(funds )?transfer$|^transfer (credit|in|deposit)$|to self|self transfer|(venmo|paypal|cash app|cashapp|square cash) (cash ?out|transfer|instant transfer|inst xfer)/,
  ),
  // Between people.
  rule(
    'out',
    'TRANSFER_OUT_OTHER_TRANSFER_OUT',
    0.94,
    /\bzelle\b|\bvenmo\b|\bcash ?app\b(?! (card|inv))|\bpopmoney\b|\binterac\b.*\btrans|\be ?transfer\b|\bquickpay\b|\bwestern union\b|\bmoneygram\b|\bupi\b.*\bp2p\b|apple cash (sent|payment|transfer)|\bmoney transfer\b|send money/,
  ),
  rule(
    'in',
    'TRANSFER_IN_OTHER_TRANSFER_IN',
    0.94,
    /\bzelle\b|\bvenmo\b|\bcash ?app\b|\bpopmoney\b|\binterac\b.*\btrans|\be ?transfer\b|\bquickpay\b|\bupi\b.*\bp2p\b|apple cash|\bmoney transfer\b/,
  ),
  // Rent is a word of its own; renting a car or a film is not it.
  rule(
    'out',
    'RENT_AND_UTILITIES_RENT',
    0.93,
    /\brent\b(?! a|.*\b(car|truck|movie|tool|equipment|way)\b)|\blandlord|\brentpay|\bmiete\b|\bkaltmiete|\bwarmmiete|\bwohnungsmiete|\bloyer\b|\balquiler\b|\baffitto\b|\bcanone (di )?locazione|\bhuur\b|lease payment/,
  ),
];

/** Rules that are asked when no brand and no word of trade was found. */
export const lastRules: Rule[] = [
  rule('in', 'TRANSFER_IN_OTHER_TRANSFER_IN', 0.7, REFUND),
  rule('out', 'TRANSFER_OUT_OTHER_TRANSFER_OUT', 0.5, REFUND),
  rule('in', 'LOAN_PAYMENTS_CREDIT_CARD_PAYMENT', 0.6, /\bautopay\b|\bpayment received\b/),
  rule(
    'in',
    'TRANSFER_IN_OTHER_TRANSFER_IN',
    0.75,
    /\b(upi|imps|neft|rtgs|nach|bacs|fps|faster payment|sepa|bonifico|virement|transferencia|uberweisung|ueberweisung|gutschrift|overboeking|transfer|xfer|tfr|trf|from|interac)\b/,
  ),
  rule(
    'out',
    'TRANSFER_OUT_OTHER_TRANSFER_OUT',
    0.75,
    /\b(imps|neft|rtgs|bonifico|virement|transferencia|uberweisung|ueberweisung|overboeking|faster payment|transfer|xfer|tfr|trf|trsf)\b/,
  ),
  rule('in', 'TRANSFER_IN_DEPOSIT', 0.6, /\b(deposit|dep|credit memo|einzahlung)\b/),
];

/** Do the words say that money came back? Then the shop's own category is kept. */
export function isRefund(plain: string): boolean {
  return REFUND.test(plain) && !/\bcash ?back (debit|purchase|with)|with cash ?back/.test(plain);
}

/** The first rule of a list that fits. */
export function findRule(rules: Rule[], plain: string, isIn: boolean): Rule | undefined {
  return rules.find(({ words, side }) => (side === 'any' || (side === 'in') === isIn) && words.test(plain));
}
