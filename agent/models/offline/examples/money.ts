// What people type about their own money as it is: balances, spending, income, purchases, cards, subscriptions, habits.
// {c} stands for a category, {m} a merchant, {a} an account, {p} a period, {n} a number or amount: found beforehand, so that no single name is learned.
import { type Examples, phrases } from './kinds.ts';

/** Examples about money as it is. */
export const moneyExamples: Examples<
  | 'balance'
  | 'spending'
  | 'breakdown'
  | 'income'
  | 'transactions'
  | 'utilization'
  | 'subscriptions'
  | 'persona'
  | 'wellbeing'
> = {
  balance: phrases(`
    whats in my {a} | how much money do i have | how much have i got in {a}
    how much is in my {a} account right now | balance of {a} | {a} balance please | {a}
    check my {a} balance for me | show me my accounts | list all of my accounts | what accounts do i have
    how much cash is left in the bank | how much money is left in my {a} | am i overdrawn
    is there anything left in {a} | do i have enough in {a} for {n} | do i have at least {n} in {a}
    can you pull up my account totals | what do my accounts look like | total across all my accounts
    how much do i owe on my {a} | what do i owe on {a} right now | how big is my card debt
    what's the current balance on {a} | how much dough do i have | how broke am i | what am i working with in {a}
    tell me what i have in savings and checking | available balance | current balance
    how much is available to spend in {a} | what's my credit limit on {a} | how high is the limit of my {a}
    how much debt do i have | what do i owe in total | | what's sitting in {a}
    my money how much is there | i need to know how much i have in the bank | did my {a} go below zero
    how much of my {a} balance is pending | how much is my loan balance | will the money in {a} cover {n}
    funds in {a} | what is left on {a} | how much do i have saved | how much money have i put away
    what is my {a} at today
    what amount of money is in my {a} | how much do i have in all my bank accounts | tell me the amount in my {a} | is there {n} in my {a}
    what do i have in my bank account | how much money can i access in {a} | do i have more than {n} in the bank | total in my bank accounts
    what is the credit limit for my {a} | tell me my credit limit | how much is my limit on {a} | what is the maximum on my {a} | my {a} limit
    what is the minimum payment for my {a} | the least i can pay on {a} | what is the smallest amount i need to pay on my {a}
    how much must i pay at least on {a} this month | minimum due on {a} | how much cash do i have in {a} | money available in {a} and {a}`),
  spending: phrases(`
    how much did i spend on {c} {p} | how much have i spent on {c} {p} | what did i spend on {c} {p}
    what did {c} cost me {p} | {c} spending {p} | {c} {p} | {c} | total for {c} {p} | how much went to {c} {p}
    how much money went on {c} | how much do i spend on {c} | how much do i spend at {m}
    how much did i spend at {m} {p} | what have i paid {m} {p} | how much did {m} get from me {p}
    how much money did i give {m} | {m} {p} | {m} total {p} | what did i blow on {c} {p}
    how much cash did i burn on {c} {p} | how much did i drop at {m} {p} | spent on {c} {p} | my spending {p}
    total spending {p} | how much did i spend {p} | how much have i spent so far {p} | how much went out {p}
    how much left my {a} {p} | how much did i charge on my {a} {p} | how much did i spend with {a} {p}
    what were my expenses {p} | what are my {c} expenses | my outgoings {p} | tell me what i spent {p}
    give me the amount i spent on {c} | i want to know my {c} costs {p} | how expensive was {c} {p}
    how much is my {c} | what's my {c} bill {p} | how much do i pay for {c} | how much was {c} {p}
    did i spend more than {n} on {c} {p} | have i been spending a lot on {c} {p} | am i spending too much on {c}
    how many times did i go to {m} {p} | how often did i buy {c} {p} | how many purchases did i make at {m} {p}
    what did i shell out for {c} | how bad was my {c} {p} | compare {c} {p} and {p} | {c} in {p} vs {p}
    money spent {p} | what did i pay in {c} {p} | how much on {c} | and what did i spend | spend on {c} {p}
    what do i spend per month on {c} | my average {c} spending | how much have i dropped on {c}
    how much interest did i pay {p} | how much did i pay in fees {p} | what did it cost me to eat {p}
    how much did i refund at {m}`),
  breakdown: phrases(`
    where does my money go | where did all my money go {p} | what did i spend the most on {p}
    break down my spending {p} | spending breakdown | spending by category {p} | what are my top categories {p}
    what do i spend most of my money on | biggest expenses by category {p} | show my spending by category
    which category is highest {p} | what's eating my money | what is eating up my paycheck | where is my money going
    what are my biggest expenses | how do my expenses split up | split my spending into categories
    give me an overview of my spending {p} | summary of my spending {p} | where do i overspend
    on what do i waste the most | which stores take most of my money | what are my top merchants {p}
    where do i shop the most | list my spending categories | what categories did i spend on {p}
    my largest spending areas | tell me where the cash went {p} | what am i spending my money on
    how is my spending divided | a breakdown please | show me a pie of my spending
    which things cost me the most {p} | where's it all going | what drained my account {p} | top spending {p}
    summarize my expenses | recap of {p} | where can i cut back | where could i save money in my budget
    what should i cut | what's my money being spent on`),
  income: phrases(`
    how much did i make {p} | how much did i earn {p} | what's my income | what was my income {p} | income {p}
    my total income for {p} | how much do i make | how much do i make a month | how much money came in {p}
    how much did i get paid {p} | what did i bring home {p} | my take home pay {p} | salary {p} | what's my salary
    how much were my paychecks {p} | how much came into my {a} {p} | did i get paid {p} | has my paycheck come in
    earnings {p} | what are they paying me | how much have i earned so far | how much did work pay me {p}
    total deposits from my job {p} | how much do i bring in | money in {p} | what did i make from gigs {p}
    how much has come in {p} | tell me my income | show my pay {p} | my wages {p} | how much was i paid {p}
    what were my earnings {p} | what am i making these days | how much dough did i make {p} | pay {p}
    my monthly income | annual income | how much do i earn in a year | how much money did i receive {p} | inflow {p}
    did any money come in {p} | how much did i get from my employer {p}
    what is my annual salary | what do i earn a year | how much money do i make in a year | tell me my salary | how much am i earning
    what was my income over the last year | what is my pay | how much do i currently make | how big is my paycheck
    what do they pay me | how high is my salary | my wage | what do i get paid hourly | how much am i paid each month
    find out how much i make | do you know how much i earn | what is my current income | report my income`),
  transactions: phrases(`
    when did i last shop at {m} | when did i last go to {m} | when was the last time i bought {c}
    when was my last {m} charge | how much was my last {m} charge | how much was my last purchase
    what was my last purchase | what was my biggest purchase {p} | biggest purchase {p} | largest transaction {p}
    what's the most expensive thing i bought {p} | most i ever spent at once
    what is the most i spent in one go at {m} | show me my transactions | show my last {n} transactions
    list my purchases {p} | list my {m} transactions | list {c} transactions {p} | recent transactions
    my latest charges | what did i buy {p} | what did i buy at {m} {p} | what have i bought lately
    what was that charge from {m} | what's this {m} charge | find the {m} payment | find a payment of {n}
    did i pay {m} {p} | did {m} charge me {p} | have i been to {m} {p} | look up my {m} purchase | search for {m}
    any charges from {m} {p} | what charges are pending | show pending transactions | what is the {n} charge {p}
    which purchases were over {n} | what went through {p} | activity on my {a} | what did i charge on my {a} {p}
    history for {a} | my statement {p} | when did i pay rent | when did i last get paid | when was my last paycheck
    last deposit | did i get a refund from {m} | any refunds {p} | top {n} purchases {p} | {n} biggest charges
    what was my first purchase at {m} | the last time i ate out | which day did i go to {m}
    what did i spend money on yesterday | did the {m} payment go through | have i paid {c} {p} | when did i pay {c}
    most recent {c} purchase | my last trip to {m}
    what are my recent transactions in {a} | list my transactions on {a} from {p} | what went through my {a} | show the transactions for {m}
    what did i last buy with {a} | my transaction history | display my charges for {c} | what was bought on my {a} {p}
    did i get charged an international fee | was i charged a foreign transaction fee | any foreign fees on my card {p}`),
  utilization: phrases(`
    how is my utilization | utilization on {a} | how near am i to maxing out {a} | how much of my credit am i using
    how much of my limit have i used | what percent of my credit limit am i using | how maxed out is my {a}
    am i close to my credit limit | are my cards maxed out | how full are my credit cards | is my {a} almost maxed
    card usage | how heavily am i using my cards | credit usage percentage | what share of my limit is used on {a}
    do i use too much of my credit | is my utilization too high | am i using too much credit
    how much credit do i have left | how much room is left on my {a} | what's my credit usage ratio
    balance to limit ratio | how close to the limit is my {a} | my utilization rate | credit card utilization
    which card is closest to its limit | is my card use ok | how are my cards looking | is my utilization under {n}
    util on {a} | percentage of credit used | how much available credit is there on {a} | have i gone over my limit
    what is my utilisation | what's the usage on my {a} | credit utilization ratio for my cards
    which of my cards is highest | how used up is my credit | is my {a} over half used | how loaded is my {a} | whats my credit use | tell me about my card usage | remaining credit on {a}`),
  subscriptions: phrases(`
    list my subscriptions | show all my recurring charges | what am i subscribed to
    how much do i spend on subscriptions | how much are my subscriptions a month | subscriptions | my subs
    recurring payments | what do i pay for every month | which memberships am i paying for
    did any of my subscriptions go up | did {m} raise its price | has {m} gotten more expensive
    did {m} get more expensive | any price increases | which subscriptions got more expensive
    price hikes on my subscriptions | what streaming services do i have | am i still paying for {m}
    do i have a {m} subscription | how many subscriptions do i have | what renews next
    which subscription renews soon | when does {m} renew | what automatic payments come out of my account
    auto pays | what keeps charging me | monthly charges that repeat | am i paying for things i dont use
    total monthly subscription cost | cost of all my subscriptions | which subscriptions could i cancel
    what should i cancel | regular charges on {a} | what monthly memberships do i pay | subscription list
 | is {m} charging me more | unused subscriptions | what recurring bills do i have
    how much goes to recurring stuff | any new subscriptions {p} | duplicate subscriptions`),
  persona: phrases(`
 | what kind of spender am i | what's my persona | my money personality
    which persona am i | why am i in this group | what are my money habits | describe my finances
    how am i doing with money | how are my finances | am i doing ok financially | how's my financial health
    give me a financial checkup | what patterns do you see | what have you noticed about my money
    what do you notice | how do my finances look | tell me about myself | tell me about my habits
    am i good with money | am i bad with money | rate my finances | what is my money type | what profile do i have
    how do you see me | | | what stands out in my finances
    any insights for me | give me insights | whats my financial profile | how would you describe my spending habits
    what do my signals say | what signals do you see | do i have healthy money habits | is my money situation good
    judge my finances | what sort of person am i with money | which money type fits me | why did you give me this persona | how close am i to another persona | what would you tell me about my money | what am i like with money | what's my situation`),
  wellbeing: phrases(`
    how am i doing financially | how am i doing financially right now | how well am i doing financially
    what is my well-being score | what's my wellbeing score | my well being score | show my wellbeing score
    financial well-being score | my financial wellbeing | how is my financial well-being | hows my financial wellbeing
    take the check-in | i want to take the check-in | start the check-in | let me do the check-in | do a check-in
    can i take the well-being check-in | open the check-in | where do i take the check-in | how do i take the check-in
    i'd like to do a money check-in | retake the check-in | take the check-in again | redo my check-in
    what did i score on the check-in | my last check-in | when was my last check-in | how did my last check-in go
    did my well-being score go up | has my wellbeing improved | did my wellbeing get better or worse
    is my well-being score higher than last time | how did my score change since the last check-in
    compare my last two check-ins | how do i compare with the average well-being score | well-being check
    how do i feel about money | how did i say i feel about money | my money feelings score
    take the financial well-being quiz | take the well-being test | wellbeing questionnaire | start the wellbeing survey
    am i doing better financially than last time | what does my well-being score say | wellbeing score please`),
};
