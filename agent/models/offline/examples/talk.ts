// What people type that needs no look-up of their money: small talk, and wishes the coach cannot fulfil. The marks are those of money.ts.
import { type Examples, phrases } from './kinds.ts';

/** Examples of small talk and of wishes out of reach. */
export const talkExamples: Examples<
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'identity'
  | 'reach-move'
  | 'reach-invest'
  | 'reach-service'
  | 'reach-plan'
  | 'reach-bill'
  | 'reach-else'
> = {
  greeting: phrases(`
    hello | hey | hey there | hi coach | good morning | good evening | good afternoon | yo | sup | what's up | howdy
    gm | good night coach | hey buddy | hi bot | hello bot | hey how are things | hi there friend | whats good | hello my friend | heya coach | yo coach | well hello | hi hi | good to see you
    hiya | hello there | hi how are you | how are you | how's it going | hey what's going on | greetings
    nice to meet you | hola | are you there | anyone there | hello again | morning | heyy | hi friend | good day`),
  thanks: phrases(`
    thanks | thank you | thank you so much | thx | ty | great thanks | ok thanks | cool | ok | okay | got it
    perfect | awesome | nice | that helps | that was helpful | makes sense | appreciate it | cheers | good job
    you're the best | love it | bye | goodbye | see you | see ya later | that's all | no thanks | nothing else
    all good | talk later | have a nice day | great | good to know | lol | haha | wow | sounds good | alright
    sweet`),
  help: phrases(`
    help me | what can you do | what can i ask | what can i ask you | how can you help me | how do you work
    how does this work | what do you do | what are you able to do | what kind of questions can you answer
    give me some examples | what are my options | how do i use this | show me what you can do | i need help
    can you help me | i dont know what to ask | where do i start | what features do you have | menu | commands
    what else can you do | get started | i have a question | can i ask you something | what now | im new here
    what is this for | what are you for | how can i use you | what do you know how to do | give me ideas what to ask | show me examples | i dont understand how this works | how does the coach work | what questions do you take | help please | need help | can you help | how do i talk to you
    teach me how to use you | i'm lost`),
  identity: phrases(`
    who are you | what are you | are you a bot | are you human | are you a real person | am i talking to a person
    is this ai | are you an ai | what's your name | who made you | are you chatgpt | are you a robot
    do you have a name | who am i talking to | are you a financial advisor | are you licensed | what model are you
    are you offline | is this a machine | tell me about you | introduce yourself | are you real | can i trust you
    is my data safe | do you sell my data | who can see my data | are you secure | where do you get your data
    do humans read this | am i chatting with a machine | is a person writing this | are you gpt | what company made you | are you part of my bank | do you learn from me | do you keep my messages | who built this coach | what are you called | are you alive | how smart are you | do you make mistakes |
    how do you know this | what data do you use`),
  'reach-move': phrases(`
    transfer {n} to savings | transfer {n} from {a} to {a} | send {n} to my brother | send {n} to {m}
    move {n} into {a} | move my money | pay my {c} bill | pay my {a} | pay {m} | pay the minimum on {a}
    make a payment of {n} | make a transfer | wire {n} to someone | put {n} into savings | deposit {n}
    withdraw {n} | take {n} out of {a} | zelle my friend {n} | venmo {n} | send money
    cancel my {m} subscription for me | cancel {m} | unsubscribe me from {m} | pay off my {a} now
    schedule a payment | set up autopay | set up a recurring transfer | shift {n} from checking over to savings
    please transfer money | i want to send cash to my mom | refund me {n} | give me {n} | lend me {n}
    loan me money | pay my bills for me | i want to pay my rent | complete a transaction from savings to checking
    top up my card | return this purchase | move {n} from {a} to {a} | pay {n} to {m}
    move {n} from my {a} to my {a} please | i want to transfer money between my accounts | send {n} between {a} and {a}
    transfer {n} out of {a} into {a} | can you pay my {c} bill from {a} | use {a} to pay my {c} bill | please pay the {c} bill now
    pay my {m} bill with my {a} | i need my {c} bill paid from {a} | start a transfer of {n} | schedule my {c} payment for {p}
    can you move money for me | i need you to send money | pay my credit card from {a} | put {n} of {a} toward my {c} bill`),
  'reach-invest': phrases(`
    which stock should i buy | what stocks are good | should i buy bitcoin | should i invest in {m}
    is {m} stock a good buy | buy {n} of tesla shares | pick a fund for me | what crypto will go up
    where should i invest {n} | best etf to buy | will the market crash | is now a good time to buy stocks
    should i sell my shares | what should i invest in | give me a stock tip | how do i get rich quick
    price of bitcoin | what's the price of apple stock | should i put my savings into crypto
    which index fund is best | is gold a good investment | day trading advice | options trading
    should i hold or sell | recommend an investment | what will tesla do tomorrow | double my money | nvidia or amd
    which coin should i buy | is it smart to buy gold now | pick stocks for me | what fund should i choose | sell or hold my bitcoin | will bitcoin rise | buy the dip or not | tell me a good stock | where do i put {n} to grow fast | should i short the market | is amazon a buy |
    how did the market do today | tell me what to buy on the stock market`),
  'reach-service': phrases(`
    freeze my card | block my account | i lost my card | my card was stolen | order a new card | my card is broken
    when will my new card arrive | change my pin | reset my password | what's my pin | what is my routing number
    what is my account number | dispute this charge | report fraud | i dont recognize a charge
    raise my credit limit | increase my limit | apply for a credit card | open a new account | close my account
    order checks | my card got declined | why was my card declined | unlock my account | update my address
    change my email | when does my card expire | how do i activate my card | redeem my points
    how many reward points do i have | rewards balance | exchange rate | | | apply for a loan | can i get a mortgage | set up direct deposit
    my card has not come yet | where is my new card | track my card | my card is not working | the atm ate my card | atm did not give me cash
    my transfer failed | my transfer has not arrived | why is my transfer pending | how long does a transfer take to arrive
    my deposit is not showing | i made a top up and it is missing | how do i top up | how do i activate my card | how do i change my pin
    i forgot my passcode | cannot log in | verify my identity | why do you need my id | can i use apple pay | add my card to google pay
    contactless does not work | can i get a virtual card | do you send cards abroad | which currencies do you support
    what exchange rate will i get | why was i charged a fee for a withdrawal | a payment i did not make | someone used my card
    my payment was declined | direct debit i dont know | cancel a transfer | i sent money to the wrong account | refund not showing up
    how do i close my account | can i open an account for my child | the app keeps crashing | my phone was lost | change my phone number
    change my name on the account | what are your opening hours | where is the nearest branch | do i need a minimum deposit
    i need more checks | order a second card | my card expired | does my card work in europe | traveling next week use my card
    increase the limit of my card | request a higher limit | mobile deposit does not work | export my transactions | dark mode
    log me out | turn off notifications | i want to close my card | is the service down | sync is broken | reconnect my bank
    link another bank | add an account | travel notice | get my w2 | download my statement | delete my data
    the app is not working | atm near me`),
  'reach-plan': phrases(`
    remind me to pay {c} | alert me when {c} goes over {n} | notify me | notify me when i get paid | set a reminder for {p}
    remind me about my {a} payment | send me an alert when my balance is low | text me when {m} charges me
    when can i retire | how much will i have when i retire | will i have enough to retire | how much will i spend next month
    predict my expenses | how much will i spend on {c} next month | how much house can i afford | what will i earn next year
    how much tax will i pay next year | will my rent go up | how much will {c} cost next year | what will inflation do to me
    how rich will i be in ten years | tell me when my card is due every month | ping me before bills | warn me before i overspend
    let me know every week what i spent | send me a weekly summary | email me a report | schedule a monthly check
    what will my credit score be next year | how much will my car be worth | remind me tomorrow | remember to tell me
    keep an eye on my {c} | watch my account for me | message me when my paycheck arrives | set up alerts
    can you notify me about bills | give me a heads up next month | what will prices do | forecast my income for next year
    how much will i make next year | predict my future | tell me my future net worth`),
  'reach-bill': phrases(`
    check my credit score | tell me my fico | what is my credit rating | my credit score | credit score please | whats my score
    how much tax do i owe | how much will my taxes be | what are my federal taxes | do i get a tax refund | my tax bracket
    statement balance on {a} | statement date | when does my statement close | what was on my last statement
    what was my balance {p} | how much did i have {p} | balance on {p} | how much was in {a} {p} | how much did my balance change
    what is my insurance plan | what are my deductions | what rate does my savings earn | how much does my savings pay
    what does my insurance cover | my deductible | how much pto do i have | my 401k balance from work | my pension
    did my credit score change | why did my credit score drop | show my credit report | what is on my credit report
    my vantage score | experian score | how old is my credit history | is there a late payment on my report
    whats my home worth | what is my car worth | how much equity do i have | what is my property tax
    how much is withheld from my pay | gross pay before taxes | what is my fico score | fico | whats my credit
    my tax refund | when does my refund from the irs come | do i owe the irs | how much social security will i get
    what are my benefits | when does my contract end | how many points are on my license
    what is my credit score now | can you tell me my credit score | i want to know my credit score | how is my credit rating doing
    how high is my credit score | is my credit score good | look up my credit score | what do i owe in state tax
    how much federal tax will i owe | what will i pay in taxes this year | my taxes for {p} | how much are my state taxes`),
  'reach-else': phrases(`
    what's the weather | tell me a joke | write me a poem | who won the game | what time is it | play some music
    translate this | what's the capital of france | write code for me | recipe for pasta | who is the president
    do my homework | book a flight | order a pizza | what's the meaning of life | sing me a song | tell me a story
    what's the news today | how tall is the eiffel tower | i love you | marry me | do you like cats
    what is your favorite color | set an alarm | find me a job | who should i vote for | what movie should i watch
    my dog is sick | how do i fix my car | what's two plus two | solve this equation | random stuff | asdf asdf
    blah blah | is it going to rain | where should i eat tonight | how do i lose weight | give me medical advice
    draw a picture | tell me a secret`),
};
