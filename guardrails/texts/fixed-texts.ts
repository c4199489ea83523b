// What rails say word for word, by locale: reviewed texts with current US resources, each with its public sources and the day it was reviewed.

/** A text as it was reviewed. `{today}` stands for the customer's day. */
export interface FixedText {
  text: string;
  /** Public pages that say the same. */
  sources: readonly string[];
  /** YYYY-MM-DD. To be read again within a year: numbers and deadlines change. */
  reviewedOn: string;
}

const REVIEWED = '2026-11-21';

const enUS = {
  crisis: {
    text: `I am really glad you told me. You matter, and you do not have to go through this alone.
If you are in danger right now, please call 911.
You can call or text 988 at any time, day or night. It is the Suicide and Crisis Lifeline: free, private, and a real person answers. You can chat at https://988lifeline.org, too.
En español: llame al 988 y oprima 2.
If you can, tell somebody near you how you feel, too. Money questions can wait, and I will be here for them later.`,
    sources: ['https://988lifeline.org/', 'https://www.samhsa.gov/mental-health/988', 'https://www.911.gov/'],
  },
  'crisis-of-another': {
    text: `Thank you for telling me. It is good that you are looking out for them.
If they are in danger right now, please call 911 and stay with them if you safely can.
You can call or text 988 at any time for yourself or for somebody you worry about. It is the Suicide and Crisis Lifeline: free, private, and a real person answers.
It helps to ask them how they feel, to listen, and to keep them away from pills and guns. Money questions can wait, and I will be here for them later.`,
    sources: ['https://988lifeline.org/help-someone-else/', 'https://www.911.gov/'],
  },
  despair: {
    text: 'That sounds very hard. If it gets too heavy, you can call or text 988 at any time, day or night. It is free and private, and a real person listens.',
    sources: ['https://988lifeline.org/'],
  },
  threat: {
    text: `I can hear how angry you are. I cannot help with hurting anyone.
If somebody is in danger right now, please call 911. If you fear you may hurt somebody, you can call or text 988 at any time, and a real person will listen.
A person on our team will read this. I am here to help with the money side when you are ready.`,
    sources: ['https://www.911.gov/', 'https://988lifeline.org/'],
  },
  'scam-in-progress': {
    text: `Please stop here, and do not pay or share anything yet. This is how many scams work.
No honest bank or agency asks for gift cards or crypto. None asks for a code from your phone, or to control your screen. None asks you to move money to keep it safe.
What you can do now:
- Hang up, or close the chat. You do not owe them a reason.
- Call your bank at the number on the back of your card. Tell them what happened.
- If you paid, ask the bank, the card shop or the wire service to stop it right away.
- If they got into your phone or computer, take it off the internet. Change your passwords on another one.
- Report it at https://reportfraud.ftc.gov. If they have your Social Security number, go to https://www.identitytheft.gov.
This can happen to anyone, and it is not your fault. A person on our team will read this. Once you are safe, I can look at your latest transactions with you.`,
    sources: [
      'https://consumer.ftc.gov/articles/how-avoid-scam',
      'https://consumer.ftc.gov/articles/what-do-if-you-were-scammed',
      'https://reportfraud.ftc.gov/',
      'https://www.identitytheft.gov/',
    ],
  },
  'scam-loss': {
    text: 'I am sorry this happened. It can happen to anyone. Call your bank at the number on your card as soon as you can, and ask them to stop or return the payment. Report it at https://reportfraud.ftc.gov. Be wary of anyone who says they can get your money back for a fee: that is a scam, too. I noted this on {today}, and a person on our team will read it.',
    sources: ['https://consumer.ftc.gov/articles/what-do-if-you-were-scammed', 'https://reportfraud.ftc.gov/'],
  },
  hardship: {
    text: 'If money is very tight right now, there is free help. Call 211 or go to https://www.211.org to find help with rent, food and bills near you. A nonprofit credit counselor can make a plan with you: call the NFCC at 1-800-388-2227. It also helps to ask your lender or landlord for a hardship plan before a payment is late.',
    sources: [
      'https://www.211.org/',
      'https://www.nfcc.org/',
      'https://www.consumerfinance.gov/ask-cfpb/what-is-credit-counseling-en-1451/',
    ],
  },
  dispute: {
    text: 'I noted on {today} that you do not agree with a charge, and a person on our team will read this. Please call your bank soon at the number on your card, too, because deadlines run. For a credit card, also write to the card company within 60 days of the first bill with the charge. If it is not put right, you can file a complaint at https://www.consumerfinance.gov/complaint.',
    sources: [
      'https://www.ecfr.gov/current/title-12/chapter-X/part-1026/subpart-B/section-1026.13',
      'https://www.ecfr.gov/current/title-12/chapter-X/part-1005/subpart-A/section-1005.11',
      'https://consumer.ftc.gov/articles/using-credit-cards-and-disputing-charges',
      'https://www.consumerfinance.gov/complaint/',
    ],
  },
  'credit-report-error': {
    text: 'I noted on {today} that you see a mistake on your credit report, and a person on our team will read this. You have the right to dispute a mistake for free, with the credit bureau and with the company that reported it. They have 30 days in most cases to look into it. Your reports are free at https://www.annualcreditreport.com or at 1-877-322-8228.',
    sources: [
      'https://www.consumerfinance.gov/ask-cfpb/how-do-i-dispute-an-error-on-my-credit-report-en-314/',
      'https://www.annualcreditreport.com/',
      'https://www.law.cornell.edu/uscode/text/15/1681i',
    ],
  },
  'debt-collector': {
    text: 'I noted on {today} what you say about a debt collector, and a person on our team will read this. You have rights here. You can ask a collector to prove the debt: do it in writing within 30 days of their first notice. You can also tell them in writing to stop contacting you. They may not threaten you or lie. You can file a complaint at https://www.consumerfinance.gov/complaint or call 1-855-411-2372.',
    sources: [
      'https://www.consumerfinance.gov/ask-cfpb/what-should-i-do-when-a-debt-collector-contacts-me-en-1695/',
      'https://www.law.cornell.edu/uscode/text/15/1692g',
      'https://www.consumerfinance.gov/complaint/',
    ],
  },
  'identity-theft': {
    text: 'I noted on {today} that somebody may be using your name, and a person on our team will read this. Go to https://www.identitytheft.gov for a free plan, step by step. Freeze your credit with each of the three credit bureaus: it is free. Your reports are free at https://www.annualcreditreport.com. Call your bank, too, at the number on your card.',
    sources: ['https://www.identitytheft.gov/Steps', 'https://www.annualcreditreport.com/'],
  },
  complaint: {
    text: 'I noted your complaint on {today}, and a person on our team will read it. You can also file it with a public agency, the CFPB: go to https://www.consumerfinance.gov/complaint or call 1-855-411-2372. It costs nothing.',
    sources: ['https://www.consumerfinance.gov/complaint/'],
  },
  structuring: {
    text: `I can't help split up cash so that no report is made. That is against the law, even when the money is clean.
The report is routine. Banks file one for each cash deposit above a set amount. It costs you nothing, and it does not mean you did wrong.
What works: deposit it all at once and keep a note of where it came from. If you owe tax on it, a free tax clinic or a tax preparer can help. I can show you how to save it or pay down debt with it.`,
    sources: [
      'https://www.fincen.gov/sites/default/files/shared/CTRPamphlet.pdf',
      'https://www.law.cornell.edu/uscode/text/31/5324',
    ],
  },
  'false-papers': {
    text: `I can't help make or change pay stubs, bank statements or other papers. To give a lender or a landlord false ones is fraud, and it can cost you the loan or the home.
What works: show the papers you have, such as bank statements, tax returns or an offer letter. You can get your tax records free at https://www.irs.gov. Ask about a larger deposit, a co-signer or a smaller loan.
I can add up your real income from your accounts, so you know what to ask for.`,
    sources: ['https://www.law.cornell.edu/uscode/text/18/1014', 'https://www.irs.gov/individuals/get-transcript'],
  },
  kiting: {
    text: `I can't help use money from checks that are not covered yet. Moving checks between accounts that way is called kiting. It is bank fraud, and banks spot it fast.
What works: ask your bank for a small loan or a later due date. A credit union may have a low-cost payday loan in its place. Ask your boss for part of your pay early.
I can show what is safe to spend until your next payday.`,
    sources: ['https://www.law.cornell.edu/uscode/text/18/1344', 'https://mycreditunion.gov/'],
  },
  'tax-fraud': {
    text: `I can't help hide income or make up costs on a tax return. That is tax fraud.
What works: claim every credit and cost that is truly yours. They can lower your tax a lot. Free help is at https://www.irs.gov/freefile. If you cannot pay what you owe, the IRS lets you pay over time.
I can look up what you earned and spent, so your return is right.`,
    sources: [
      'https://www.law.cornell.edu/uscode/text/26/7201',
      'https://www.irs.gov/payments/payment-plans-installment-agreements',
      'https://www.irs.gov/freefile',
    ],
  },
  fraud: {
    text: `I can't help with that. It would take money from somebody who did not agree to it, or hide where money came from, and that is a crime.
If somebody pushes you to do this, you can get out: stop, call your bank, and report it at https://reportfraud.ftc.gov.
If money is tight, call 211 for help near you. I can also look at your bills with you and find room.`,
    sources: [
      'https://consumer.ftc.gov/articles/whats-money-mule-scam',
      'https://reportfraud.ftc.gov/',
      'https://www.211.org/',
    ],
  },
  'child-under-13': {
    text: `Thank you for telling me. I am a money coach for grown-ups, and I may not keep anything about children under 13. Please do not tell me your name, school or address.
It is great that you want to learn about money! Ask a parent or a grown-up you trust to look at this with you. There are good games and lessons at https://www.consumerfinance.gov/consumer-tools/money-as-you-grow.`,
    sources: [
      'https://www.ecfr.gov/current/title-16/chapter-I/subchapter-C/part-312',
      'https://www.consumerfinance.gov/consumer-tools/money-as-you-grow/',
    ],
  },
  'teen-under-18': {
    text: `Thank you for telling me. This coach is made for people who are 18 or older, so I will not look at accounts or plans for you here.
What you can do now: learn how saving, budgets and credit work. There are free lessons at https://www.consumerfinance.gov/consumer-tools/educator-tools. For a bank account or a card you will most often need a parent or guardian to open it with you.
Ask me what a money word means at any time, and bring a grown-up along for the rest.`,
    sources: [
      'https://www.consumerfinance.gov/consumer-tools/educator-tools/',
      'https://www.fdic.gov/consumer-resource-center/money-smart-young-people',
    ],
  },
} satisfies Record<string, Omit<FixedText, 'reviewedOn'>>;

/** The names of the texts; most are the code of the verdict they answer. */
export type TextName = keyof typeof enUS;

/** Every text by locale. A locale has all of them. */
export const fixedTexts: { 'en-US': Record<TextName, FixedText> } & Record<string, Record<TextName, FixedText>> = {
  'en-US': reviewed(enUS, REVIEWED),
};

/** A text, with `{today}` filled in as `today`. */
export function fixedText(
  name: TextName,
  { locale = 'en-US', today = '' }: { locale?: string; today?: string } = {},
): string {
  const texts = fixedTexts[locale] ?? fixedTexts['en-US'];
  return texts[name].text.replaceAll('{today}', today);
}

/** Is there a text for this code? */
export const isTextName = (code: string): code is TextName => Object.hasOwn(enUS, code);

function reviewed<Name extends string>(texts: Record<Name, Omit<FixedText, 'reviewedOn'>>, reviewedOn: string) {
  return Object.fromEntries(
    Object.entries<Omit<FixedText, 'reviewedOn'>>(texts).map(([name, text]) => [name, { ...text, reviewedOn }]),
  ) as Record<Name, FixedText>;
}
