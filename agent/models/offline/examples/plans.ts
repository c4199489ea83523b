// What people type about the days and months ahead: the balance to come, what a change would do, paying off, saving up.
// The marks are those of money.ts.
import { type Examples, phrases } from './kinds.ts';

/** Examples about what is ahead. */
export const planExamples: Examples<
  'forecast' | 'what-if' | 'payoff' | 'savings-plan' | 'goals' | 'set-goal' | 'loan'
> = {
  forecast: phrases(`
    can i afford {n} | can i afford a new car | can i afford a vacation | can i afford to spend {n} | can i buy a {n} tv
    do i have enough for a {n} dinner | is it ok to spend {n} | could i swing {n} for new shoes | can i splurge on {c}
    will i run out of money | will i run out of money before payday | am i going to run out {p} | will my money last until payday
    will i make it to payday | can i make it to the end of the month | how long will my money last | am i going to be short
    will i go negative | will i overdraft {p} | am i going to overdraw | is my account going to go below zero
    how much can i safely spend | safe to spend | whats safe to spend | how much can i spend until payday
    how much can i spend {p} | how much is left to spend before i get paid | what can i spend this weekend | spending money left
    forecast my balance | what will my balance be {p} | balance in {n} days | what will i have at the end of the month
    how much money will i have next week | how much will be left after bills | what's left after bills | project my balance
    predict my balance | whats my lowest balance coming up | how low will my account get | when do i get paid next
    when is my next paycheck | when is payday | next payday | how much will my next paycheck be | is there enough for rent
    can i cover my bills | will i have enough for rent | do i have enough to cover my bills {p} | do i have enough until payday
    can i aford {n} | wil i run out b4 payday | how much can i blow this weekend | am i good til payday
    when will i be paid | how long until i get paid again | when should my next paycheck arrive | when is my next deposit from work
    on which day do i get paid next | is payday this week | will my check come {p} | when is the next direct deposit coming`),
  'what-if': phrases(`
    what if i cancel {m} | what if i cancelled {m} | how much would i save if i cancel {m} | if i drop {m} what do i save
    what would cancelling {m} save me | what if i got rid of all my subscriptions | what happens if i quit {m}
    if i stop paying for {m} | how much would dropping {m} save a year | cancel {m} how much saved
    what if i pay {n} more | what if i paid {n} extra on my {a} | and if i pay {n} more a month | if i put {n} more toward {a}
    what if i save {n} more a month | what if i put aside {n} more | if i save an extra {n} each month what happens
    what if i lose my job | what if i lost my income | what happens to my money if i get laid off | if my paycheck stopped
    what if {m} stops paying me | what if i lose my side gig | what if i cut {c} by {n} | what if i spent {n} less on {c}
    what if i eat out less | if i cut my {c} in half | what would cutting {c} by {n} percent save | what if i halve {c}
    how much would i save if i stopped {c} | how much could i save by spending less on {c} | if i reduced {c} by {n}
    suppose i cancel {m} | say i cancel {m} | lets say i cut {c} by {n} | imagine i spend {n} less on {c} a month
    what difference would {n} more a month make | would it help to cancel {m} | is it worth cancelling {m} in money terms
    what if i quit coffee | wat if i cancel {m} | if i ditch {m} how much do i get back | how much do i save without {m}
    what if i give up {c} | effect of cutting {c} by {n} | what would {n} extra on {a} do`),
  payoff: phrases(`
    how long until i pay off my {a} | how long will it take to pay off {a} | when will my {a} be paid off
    how long to pay off my card if i pay {n} a month | if i pay {n} a month when is my {a} gone | pay {n} a month on {a} how long
    when will i be debt free | how long until im debt free | debt free date | payoff date for {a} | payoff plan
    make me a debt payoff plan | plan to pay off my debts | how do my debts get paid off fastest | fastest way to pay off my cards
    snowball or avalanche for my debts | use the snowball on my debts | avalanche plan for my cards | which of my debts should i pay first
    which card should i pay off first | what order should i pay my debts in | how much interest will i pay on {a}
    how much interest until its paid off | what if i only pay the minimum on my {a} | how long with minimum payments on my {a}
    if i only pay the minimum how long will my {a} take | how much should i pay to clear my {a} in {n} months
    what do i need to pay each month to be done by {p} | how many months to clear {a} | how many payments left on my {a}
    when does my loan end | when is my {a} done | how soon can i pay off my {a} | can i pay off my {a} in a year
    how long till my cards are gone | how long 2 pay off {a} | payof {a} with {n} monthly | when can i get rid of this debt
    if i throw {n} at my {a} every month | with an extra {n} a month when am i debt free | pay {n} extra on my debts how long
    how fast can i get out of debt with {n} a month | time to pay off {a} at {n} per month | how many years until my {a} is paid`),
  'savings-plan': phrases(`
    how long will it take to save {n} | when will i have {n} saved | how long until i have {n} in savings
    how much do i need to save each month to have {n} by {p} | how much a month for {n} by {p} | how much per month to save {n}
    if i save {n} a month how much will i have | saving {n} a month what will i have in a year | {n} a month for {n} years
    how much will i have saved in a year | what will my savings be in {n} months | project my savings | savings projection
    how much should i put away monthly to get {n} | can i save {n} by {p} | will i reach {n} by {p} | when do i hit {n}
    how many months to save {n} | how fast can i save {n} | what do i have to save for a {n} trip | at this rate when will i have {n}
    how long to save up for a {n} car | how long to build {n} emergency fund saving {n} a month | when will i reach {n} at my pace
    how much interest will my savings earn at {n} percent | grow {n} at {n} percent for {n} years
    how much will {n} be worth in {n} years at {n} | what rate do i need to reach {n} | savings calculator
    how much will i have by {p} if i keep saving | my savings in {n} years | how big will my savings be next year
    save {n} in {n} months how much is that a month | need {n} by {p} how much monthly | i want {n} in {n} years what per month
    how long b4 i have {n} | how mch do i need to save a month for {n} | when can i afford a {n} down payment
    if i put {n} away every payday when do i have {n} | how many paychecks until i saved {n} | time to save {n}`),
  goals: phrases(`
    how are my goals | show my goals | my goals | my savings goals | list my goals | what goals do i have
    how is my vacation fund | how is my house fund doing | how close am i to my goal | am i on track with my goals
    am i on track for my savings goal | goal progress | progress on my goals | how far am i from my goal
    how much is left to save for my goal | how much have i saved for my trip | how much toward my goal | did i reach my goal
    have i hit my goal yet | track my goal | check my goal | how much more do i need for my goal | status of my goals
    is my car goal on track | how much do i need to save each month for my goals | when will i reach my goal
    what percent of my goal have i reached | my emergency fund goal progress | how am i doing on my goals
    whats left on my goal | are my goals on schedule | am i behind on my goal | how much did i save toward {c}
    show me my saving targets | my saving targets | what am i saving for | what am i saving up for | which goals did i set
    golas | my gaols | hows my savings goal | goals update | how r my goals | any goals set
    do i have a savings goal | how's the down payment fund coming along | how full is my rainy day goal`),
  'set-goal': phrases(`
    set a savings goal | set a goal of {n} | create a savings goal of {n} for a vacation | make a new goal | add a goal
    i want to save {n} by {p} | i want to save {n} for a trip | i would like to save {n} for a car by {p}
    help me save for a house | i want to start saving for a wedding | set up a goal for my emergency fund of {n}
    new savings goal {n} | change my goal to {n} | move my goal to {p} | update my vacation goal to {n} | raise my goal to {n}
    lower my savings goal to {n} | set my goal date to {p} | goal of {n} by {p} | my goal is to save {n}
    my goal is {n} by {p} | put down a goal of {n} | i need to save {n} for a new laptop | i am saving {n} for a down payment
    start a goal for christmas presents {n} | save {n} for a car | let me set a savings target of {n} | set a target of {n}
    make {n} my savings goal | track saving {n} for me | create a goal | i wanna save up {n} for a trip | wanna set a goal
    can you set a goal for me | please create a goal of {n} for {c} | add a {n} goal for {c} | begin a savings goal
    open a goal for the kids {n} | i want to put {n} aside for {c} by {p} | plan to save {n} for a wedding
    goal {n} vacation | set savings gaol {n} | sett a goal of {n} | i want a goal of {n} for a car
    id like a savings goal for {c}`),
  loan: phrases(`
    calculate my loan payment | what would my monthly payment be | loan calculator | mortgage calculator
    monthly payment on a {n} loan at {n} percent for {n} years | what would a {n} car loan cost me a month
    {n} loan at {n} percent over {n} months | payment for {n} at {n} over {n} years | how much is the payment on {n} at {n} for {n} months
    how much would a {n} mortgage be a month at {n} percent | mortgage payment on {n} at {n} for {n} years
    how much interest would i pay on a {n} loan at {n} percent for {n} years | total cost of a {n} loan
    how much can i borrow for {n} a month | how much car can i get for {n} a month | how big a loan for {n} a month
    how big a mortgage can i get for {n} a month at {n} | if i borrow {n} at {n} what do i pay each month
    borrow {n} for {n} years at {n} | finance {n} at {n} percent | financing {n} over {n} months what is the payment
    what does paying {n} extra a month save on a {n} loan | how long to pay back {n} at {n} percent paying {n} a month
    what rate is {n} over {n} months with a payment of {n} | what is the rate if i pay {n} a month for {n} months on {n}
    car payment calculator | auto loan {n} at {n} for {n} months | student loan payment for {n} at {n}
    whats the monthly on {n} at {n} for {n} years | whats the payment on a {n} car | work out a loan for me
    calc loan {n} {n} percent {n} yrs | loan paymnt {n} at {n} | how much a month for a {n} loan | compute my mortgage payment
    amortize {n} at {n} over {n} years | amortization for {n} at {n} percent {n} years | personal loan of {n} at {n} cost
    how much will a {n} loan cost me in interest | {n} year mortgage on {n} at {n} | what would i pay on a {n} boat loan`),
};
