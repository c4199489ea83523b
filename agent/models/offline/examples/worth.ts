// What people type about the whole of their money: worth, bills, debts, changes, what is left over, what is odd, and what is known of them.
// The marks are those of money.ts.
import { type Examples, phrases } from './kinds.ts';

/** Examples about the whole of the money. */
export const worthExamples: Examples<
  'profile' | 'net-worth' | 'bills' | 'debts' | 'compare' | 'explain' | 'cash-flow' | 'alerts'
> = {
  profile: phrases(`
    what do you know about me | what information do you have on me | what data do you have about me
    which accounts are linked | what accounts can you see | how many accounts did i connect | what is my profile
    show my profile | my profile | how far back can you see | how much history do you have | since when do you have my data
    what did i allow you to see | what am i sharing with you | what have i agreed to | my consents | what permissions do you have
    what do you have on file | what's on file for me | what do you remember about me | what can you see of mine
    which of my accounts do you see | are all my accounts connected | is my {a} linked | do you see my {a}
    do you know my name | whats my name | do you know who i am | what time zone do you have for me
    how many days of data do you hold | how old is my data | when was my data last updated | is anything missing from my data
    what are you missing about me | what info is missing | what do u know bout me | wat do you no about me
    tell me everything you know about me | show me what you know | what details do you keep about me
    whats in my profile | which banks are hooked up | list linked accounts | do you have all my accounts
    how complete is my data | whose data is this | what do you got on me`),
  'net-worth': phrases(`
    what is my net worth | whats my networth | net worth | my net worth please | how much am i worth | what am i worth
    how rich am i | how much am i worth in total | do i own more than i owe | what do i own minus what i owe
    assets minus debts | what are my assets | total assets | add up everything i own | my total wealth
    what would be left if i paid off everything | if i paid all my debts what would i have left
    how has my net worth changed | did my net worth go up | is my net worth growing | net worth change {p}
    am i in the red overall | am i in the black | am i worth anything | whats my overall financial value
    how much do i have after debts | what do i have once debts are subtracted | everything i have less everything i owe
    calculate my net worth | work out my net worth | tell me my net worth | show net worth | networth pls
    is my net worth negative | do i have a positive net worth | total of all assets and liabilities
    my assets and liabilities | balance sheet | personal balance sheet | how wealthy am i | sum of my accounts minus my debt
    what is my wealth | all my money minus all my debt | nett worth | my net wroth
    my total financial worth | how much value do i have all together`),
  bills: phrases(`
    what bills are due | which bills are coming up | upcoming bills | what's due this week | whats due soon
    what do i have to pay {p} | when is my {c} bill due | is {c} due soon | when is {c} due | bills this month
    what bills are left this month | how much do i need for bills | total of my upcoming bills | bills due before payday
    what payments are coming up | what is about to come out of my account | what will be charged next week
    whats coming due | what do i still need to pay | did my {c} go out already | has my {c} bill been paid yet
    which bills did i already pay | am i late on anything | is anything overdue | did i miss a payment | any late bills
    when does {m} come out | next bill | my next bill | what's my next payment | list my bills | show my bills
    what are my bills | my monthly bills | how much are my bills a month | fixed expenses each month
    what bills do i have left to pay | which bills hit next week | anything due tomorrow | what is due on {p}
    billz due | upcomming bills | bills comin up | what do i gotta pay soon | how much is going out for bills
    due dates of my bills | when are my bills due | what needs to be paid by friday | payments due in the next {n} days
    how much do i owe in bills before the end of the month | scheduled payments | what autopays are coming
    when is my {c} bill due date | what day is my {c} payment due | how long do i have left to pay my {c} bill | due date for my {c} bill please
    what is the due date of my next bill | when do i have to pay my {c} | when must i pay my {m} bill | what day do i owe my {c}
    is my {c} bill due this week | tell me how much my bills come to | how high is my {c} bill | how much do i need to pay for {c} bill
    what is my {c} bill this month | total amount of my bills | what is the amount of my {m} bill | my bill totals | how much is my next bill
    need to know when my {c} is due | when is my {c} payment | what is the latest day i can pay my {c} | minimum i have to pay on my {c} bill`),
  debts: phrases(`
    what debts do i have | list my debts | show my debts | my debts | show me all my loans | which loans do i have
    what is the apr on my {a} | whats my interest rate on {a} | apr of {a} | which debt has the highest rate
    which card has the highest interest | what rates am i paying | interest rates on my cards | how much debt do i have in total
    total debt | whats my total debt | how deep in debt am i | how much do i owe altogether with rates
    which of my debts is the most expensive | what is my biggest debt | my largest loan | smallest debt
    what are my minimum payments | total minimum payments | how much are all my minimums | minimums due each month
    what do i owe and to whom | who do i owe money to | break down my debt | debt overview | debt summary
    how much interest does {a} charge | what rate is my loan | is my {a} overdue | when did i last pay {a}
    how much was my last payment on {a} | rundown of my debts | all the money i owe | everything i owe
    how big are my loans | my cards and loans | what loans am i paying | interest rate of my {a} please
    wat r my debts | det total | how much det do i have | debt list with apr | what percent does {a} charge me
    tell me about my debt | outstanding loans | credit card debt total | how much is my {a} rate
    what is the interest rate on my {a} | what is my annual rate on {a} | give me the apr for my {a} | find the apr on my {a}
    what percent interest am i paying on {a} | how much is my annual percentage rate | what rate do i have on my {a} | rate on my {a}
    interest rate for my {a} account | what is my rate with {a} | what does {a} charge in interest | check the rate on my {a}`),
  compare: phrases(`
    compare {p} with {p} | compare this month to last month | am i spending more than last month
    did i spend more {p} than {p} | did i spend less {p} | how does {p} compare to {p} | spending vs last month
    am i spending more on {c} than before | {c} compared to last month | compare my {c} {p} and {p}
    how much more did i spend {p} | how much less did i spend {p} than {p} | difference between {p} and {p}
    is my spending up or down | is my {c} spending going up | has my spending gone down | did my {c} go up {p}
    did i earn more {p} than {p} | is my income up from last month | compare my income {p} and {p} | income vs last year
    this month against last month | month over month spending | year over year spending | how am i doing compared to last month
    better or worse than last month | am i doing better than {p} | spending trend | how has my spending changed
    percent change in spending | what changed in my spending since {p} | where did i spend more than {p}
    which categories went up {p} | what went up {p} | what did i cut since {p} | compair {p} to {p}
    did i pay more for {c} than {p} | more at {m} than last month | is {m} costing me more than {p}
    am i on pace to spend less than {p} | compared with {p} how am i doing | spend comparison | last month versus this month
    how does my {c} compare with {p} | so am i up or down vs {p}`),
  explain: phrases(`
    why did my spending go up | why did i spend so much {p} | why was {p} so expensive | why am i spending more
    why is my {c} so high | why did my {c} spending go up {p} | why did {c} go down | what made {p} so expensive
    what caused the increase | whats driving my spending up | what drove my spending up {p} | reason for higher spending {p}
    why is my spending higher than last month | why did i spend less {p} | why did my costs rise | why have my expenses grown
    explain the jump in my spending | explain why {c} went up | what happened in {p} | what happened to my money {p}
    why is {m} higher | why am i spending so much at {m} | why did i spend more on {c} | how come i spent more {p}
    how come {c} was so high {p} | what is behind the rise in {c} | what pushed my spending up | what made the difference
    whats different about {p} | what changed from {p} to {p} | why the increase {p} | why was my {c} bill bigger
    y did i spend so much {p} | y is my {c} so high | why did i blow so much {p} | why was i over {p}
    what explains my higher spending | why has my spending dropped | why is it higher than {p} | where did the extra spending come from
    what was the extra spending {p} | what are the causes of my spending increase | why so much on {c}
    why did my expenses jump | why such a big month | what went wrong {p}`),
  'cash-flow': phrases(`
    what is my cash flow | cash flow {p} | how much did i have left over {p} | what was left over {p}
    do i spend more than i earn | am i spending more than i make | money in and money out {p} | in versus out {p}
    income minus expenses {p} | how much did i save {p} | what is my savings rate | savings rate {p} | my saving rate
    how much of my income do i save | what percent of my pay do i save | did i come out ahead {p} | am i in the green {p}
    did i live within my means {p} | am i living beyond my means | how much do i have left each month | monthly surplus
    am i losing money every month | net income after expenses {p} | whats my net {p} | leftover money {p}
    how much more comes in than goes out | average left over per month | average cash flow | monthly cash flow
    cashflow last few months | show cash flow by month | how much do i keep of what i earn | what do i keep each month
    earned vs spent {p} | income vs spending {p} | how do my income and spending compare | did i break even {p}
    did i overspend my income {p} | how much surplus do i have | am i running a deficit | deficit {p}
    cash flo | cashflow pls | money left after bills and spending {p} | how much am i able to save each month
    do i have money left at the end of the month | how much did i put aside {p} | what do i save on average
    how much do i save a month | average monthly savings`),
  alerts: phrases(`
    anything unusual | any unusual charges | is there anything weird in my account | any strange charges {p}
    anything i should know | what should i know today | any alerts | show my alerts | my alerts | any warnings for me
    any red flags | is everything ok with my accounts | is something wrong with my account | anything urgent
    anything need my attention | what needs attention | heads up on anything | anything out of the ordinary
    was i charged twice | did i get double charged | any duplicate charges | am i being charged twice by {m}
    did {m} charge me two times | any odd transactions | suspicious looking charges | any surprises {p}
    anything fishy | spot anything odd | see anything strange | do you see anything weird | anything new i should worry about
    should i be worried about anything | whats up with my account | any problems | any issues with my money
    any unexpected charges | find unusual spending | did anything change that i should know | notice anything unusual
    anythin weird goin on | any weird charges latley | unusal activity | any news on my money | whats new with my money
    anything happening with my accounts | give me my alerts | do i have notifications | any trouble ahead
    did a charge go through twice`),
};
