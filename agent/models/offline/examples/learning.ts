// What people type to learn about money. The articles' own lists of questions are learned from beside these. The marks are those of money.ts.
import { type Examples, phrases } from './kinds.ts';

/** Examples of questions to learn. */
export const learningExamples: Examples<'education'> = {
  education: phrases(`
    what is an emergency fund | what's an apr | explain compound interest | how does compound interest work
    how does a credit score work | how do i build an emergency fund | how big should an emergency fund be
    how do i improve my credit score | how can i raise my credit score | what affects a credit score
    how can i pay off debt faster | what is the snowball method | snowball or avalanche
    which is better snowball or avalanche | should i pay off debt or save | how do minimum payments work
    why are minimum payments bad | what happens if i only pay the minimum | how do i budget with irregular income
    how do i make a budget | how to budget | how to save money | tips for saving | how do i stop overspending
    how can i avoid overdraft fees | what is an overdraft | why do banks charge {c} | how does {c} work
    what is {c} | what are {c} | what's the difference between a debit and a credit card | credit union vs bank
    what is a good credit score | how do i dispute an error on my credit report | how do i get my credit report
    explain {c} | teach me about {c} | tell me about credit scores | tell me about saving
    why does utilization matter | does closing a card hurt my credit | is it bad to carry a balance
    how do interest rates work | how is interest calculated | how much should i save each month
    how do i cancel subscriptions i forgot | how do i start investing for retirement | what is a 401k
    what is an index fund | what's a roth ira | how do taxes work | what is inflation | what is a grace period
    can late payments hurt my credit | ways to get out of debt | best way to pay down credit cards
    advice on saving for a house | learn about {c} | what does utilization mean | meaning of apr | define {c}
    whats the 50 30 20 rule | how do credit cards charge interest | why is credit important
    what is a good amount to keep in savings | how to lower my {c} | how to deal with debt collectors
    roth or traditional | fixed or variable rate | rent or buy | lease vs buy a car | hsa vs fsa | debit or credit at the pump
    etf vs mutual fund | cds or bonds | term life or whole life | bank or credit union | student loan forgiveness
    emergency help with rent | help with heating bills | food assistance | debt settlement pros and cons | credit counseling
    collector called me at work | a debt collector keeps calling | got a court summons for a debt | someone opened a card in my name
    i got scammed what do i do | they asked me to pay with gift cards | is this text from my bank a scam | i lost my job what first
    i got laid off | i cant pay my credit card this month | i cant pay my rent | behind on my mortgage | my car got repossessed
    i got a raise what now | i inherited money | i just had a baby what about money | getting divorced and money | moving in together and money
    my wages are being garnished | i am self employed how do i save for taxes | quarterly taxes for gig work | do i have to file taxes
    my card raised my rate can they do that | bank charged me three overdraft fees in one day | they keep charging me interest after i paid in full
    how long to pay off {n} at {n} percent paying the minimum | you owe {n} at {n} percent how long until it doubles
    suppose you have {n} in savings at {n} percent | true or false paying the minimum is enough | which hurts a score more
    store card with no interest for {n} months | {n} percent for {n} months balance transfer worth it | is {n} percent a good rate
    what percent of my limit should i stay under | how much of my pay should i save | how many months of expenses in an emergency fund
    steps to get out of debt | signs of a scam | rules for an ira | limits for a 401k | penalty for early withdrawal
    first time home buyer help | how much down payment do you need | closing costs | mortgage points | refinance worth it
    i keep overspending at night | i cant stop shopping online | we fight about money | i am stressed about money | i feel ashamed about debt
    cosign for my brother | lending money to family | helping my parents with bills | power of attorney for my mom | kids allowance
    free trial turned into a subscription how to cancel | a company wont refund me | the store wont take it back | wire to a scammer
    how is a paycheck taxed | why is my paycheck smaller | what is withheld | how does unemployment work | social security at {n}
`),
};
