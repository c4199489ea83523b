// What people type to decide or to be helped: budgets, decisions, advice, offers, a person. The marks are those of money.ts.
import { type Examples, phrases } from './kinds.ts';

/** Examples about what to do. */
export const stepExamples: Examples<
  'budgets' | 'suggest-budget' | 'set-budget' | 'commit' | 'advice' | 'offers' | 'human'
> = {
  budgets: phrases(`
    show my budget | my budget | my budgets | how is my budget | am i on budget | am i over budget | did i go over budget
    how much is left in my budget | how much is left in my {c} budget | how much do i have left for {c} | whats left for {c} {p}
    am i over on {c} | how much of my {c} budget is used | budget status | budget check | how are my budgets doing
    which budgets am i over | did i blow my {c} budget | how much over budget am i | what is my {c} budget
    how much did i budget for {c} | list my budgets | check my budget | how's my budget this month | budget left
    remaining budget | how much can i still spend on {c} | can i still spend on {c} {p} | am i within my budget
    is my {c} budget ok | staying within budget | am i sticking to my budget | how close am i to my {c} limit this month
    total budget | what budgets do i have | do i have a budget | do i have a budget for {c} | what did i plan to spend on {c}
    budgit left | am i ovr budget | hows the budget lookin | budget for {c} left | where am i over budget
    have i used up my {c} budget | how many days does my {c} budget have to last | budget progress`),
  'suggest-budget': phrases(`
    make me a budget | make a budget | create a budget | create a budget for me | suggest a budget | build me a budget
    what should my budget be | what should i budget for {c} | how much should i budget for {c} | recommend a budget
    give me a budget | plan my month | help me make a budget from my spending | draft a budget | propose a budget
    can you come up with a budget for me | set me up with a budget | i need a budget | i want a budget | write me a budget
    budget plan for me | whats a good budget for me | what would be a realistic budget for me | a monthly plan for my money
    do i follow 50 30 20 | how does my spending fit 50 30 20 | am i within the 50 30 20 rule | my needs and wants split
    how much of my spending is needs | put together a monthly budget | figure out a budget for me | suggest how much to spend on {c}
    how much should i be spending on {c} based on my history | make me a buget | creat a budget | sugest a budget
    based on my spending what budget do you suggest | what budget fits me | start a budget for me | design a budget for me
    plan my spending for next month | how should i divide my paycheck given what i spend | i dont have a budget make one
    budget suggestion | generate a budget | could you do a budget for me`),
  'set-budget': phrases(`
    set a budget for {c} | set a {c} budget of {n} | create a budget of {n} for {c} | budget {n} for {c}
    set my {c} budget to {n} | change my {c} budget to {n} | raise my {c} budget to {n} | lower my {c} budget to {n}
    i want to spend no more than {n} on {c} | limit my {c} to {n} | cap {c} at {n} | keep {c} under {n} a month
    make my {c} budget {n} | add a budget for {c} of {n} | {c} budget {n} | put {n} a month for {c} | allow {n} for {c} each month
    give me a {n} budget for {c} | new budget {c} {n} | update {c} budget {n} | increase {c} budget by {n}
    set {n} for {c} | set limit of {n} on {c} | i want to budget {n} for {c} | id like to budget {n} a month for {c}
    please set {c} to {n} a month | can you set a budget of {n} on {c} | drop my {c} budget to {n} | reduce {c} budget to {n}
    allocate {n} to {c} | set aside {n} monthly for {c} in my budget | my {c} budget should be {n} | lets do {n} for {c}
    {n} max on {c} a month | no more than {n} for {c} | spend at most {n} on {c} | change budget for {c}
    sett a budget for {c} {n} | set buget {c} {n} | bump my {c} budget up to {n} | adjust {c} budget to {n}
    edit my {c} budget | establish a {c} budget of {n}`),
  commit: phrases(`
    i will cancel {m} | im going to cancel {m} | i have decided to cancel {m} | i want to commit to cancelling {m}
    ill pay {n} more on my {a} | i will pay {n} extra on {a} this month | i am going to pay {n} to my {a}
    i will save {n} more {p} | im gonna save {n} this month | i commit to saving {n} | i promise to save {n}
    i will spend less on {c} | im going to spend at most {n} on {c} | i will keep {c} under {n} this month | i promise to cut {c} to {n}
    hold me to it | hold me accountable for {c} | keep me accountable | make a commitment | i want to make a commitment
    write down that i will cancel {m} | note that i will pay {n} on {a} | remember that i want to save {n} {p}
    help me stick to spending {n} on {c} | check if i cancelled {m} next month | check back on me about {c}
    follow up with me on {c} | i am done with {m} i will cancel | i decided to put {n} on my {a} | ok i will cancel {m}
    lets commit to {n} in savings | i pledge to save {n} | i vow to spend less on {c} | my plan is to cancel {m}
    ill cut back on {c} to {n} | gonna cancel {m} | imma cancel {m} | gonna pay {n} more on {a} | i swear ill cancel {m}
    i intend to pay {n} extra on {a} | put me down for saving {n} | count me in for saving {n} {p} | i wil cancel {m}
    i resolve to save {n} each month | my decision is to pay {n} on {a}`),
  advice: phrases(`
    what should i do | what should i do next | what should i do with my money | any advice for me | any tips for me
    give me some tips | what do you recommend | what would you suggest | any suggestions for me | how can i improve my finances
    how can i do better with money | what should i work on | what should i focus on | what do i need to work on
    where should i start with my money | what is my next step | whats the best thing i can do right now | help me get better with money
    how do i improve my situation | what could i do better | any recommendations | my recommendations | show my recommendations
    recommend something for me | what do you advise me | advise me | give me advice | coach me | what can i learn
    what should i read | what should i learn about | suggest something useful | what would help me most | how do i get ahead
    personal tips | tips based on my spending | what could help me | based on my data what should i do
    help me fix my finances | how can i fix my money | where do i begin with my money | whats my best move | what now for my money
    any advise | wat should i do | recomendations | give me ur best tip | what would you do if you were me
    got any ideas for me | what steps should i take | what are my next steps`),
  offers: phrases(`
    show me offers | any offers for me | what offers do i have | do you have any deals for me | find offers
    which card could i get | what card would fit me | which credit card is right for me | any good balance transfer offers for me
    do i qualify for a better card | am i eligible for any offers | what am i eligible for | what products do you have for me
    why dont i see any offers | why do i not qualify | show me high yield savings offers | any savings account offers for me
    offers please | my offers | special offers | any promotions for me | deals for me | can i get a better savings account
    which budgeting app do you offer | do you have a card with lower interest for me | is there an offer for me
    any partner offers | what partner products fit me | show eligible products | am i eligible for the balance transfer card
    would i qualify for the secured card | can i see offers | whats available for me | which products fit my situation
    recommend a product for me | recommend a card for me | recommend a savings account for me | list offers | see offers
    any ofers | show offerz | product recommendations for me | what can you offer me | do you offer anything for me
    eligibility for offers | why am i seeing this offer | tell me about your offers`),
  human: phrases(`
    talk to a person | i want to talk to a person | let me speak to a human | can i talk to someone | get me a human
    speak to a representative | connect me with an agent | i need a real person | human please | agent | representative
    i want to speak with someone real | transfer me to a person | can a person look at this | have a human review this
    i would like to talk to an advisor | can i chat with a real person | customer service please | live agent
    i want to complain | i want to make a complaint | file a complaint | this is wrong get me a person
    you got it wrong i want a human | you are wrong about this let a person check | your answer is wrong | that answer is not right
    i need help from a human being | someone please help me in person | is there a person i can talk to
    put me through to somebody | escalate this | escalate to a human | can someone call me about this | have somebody contact me
    let me talk to your manager | support agent | real human now | stop i want a person | no more bots
    i want a person to read this | ask a person for me | send this to a person | tlk to a human | speek to a person
    can i get someone on this | where is my request for a person | did a person answer yet | has anyone read my request`),
};
