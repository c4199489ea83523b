// What people type to have their bank do something or explain what it did: only the bank can answer. The marks are those of money.ts.
import { phrases } from './kinds.ts';

/** Messages for the bank's own counter. */
export const serviceExamples: string[] = phrases(`
  my card hasnt arrived yet | how long does card delivery take | can i track my card | when will my card get here | how do i link my new card
  my physical card is not working | my virtual card got rejected | my contactless payment failed | the machine kept my card | i found my lost card
  i lost my card what do i do | i cant find my card | someone stole my wallet with my card | report my card as lost | my card is damaged
  my card snapped in half | can you send a replacement card | how long for a replacement card | how do i get another card | order a debit card
  can i have a second card for my wife | can my kid get a card | what age do i need to be | do you ship cards to other countries
  in which countries can i use this card | where is my card accepted | do you take visa or mastercard | can i choose the card network
  how many virtual cards can i have | make me a disposable card | limits of the disposable card | add my card to apple pay | google pay top up not working
  how do i top up with my card | my top up was cancelled | the top up is still pending | is there a fee for topping up | top up limit | auto top up
  can i top up with a check | can i top up with cash | how do i verify my top up | my top up disappeared | top up by bank transfer fee
  my transfer was declined | why did my transfer not go through | the transfer is pending | how long do transfers take | my friend did not get the money i sent
  cancel my transfer please | i sent money to the wrong person undo it | why cant i add this beneficiary | i was charged a fee for a transfer
  someone sent me money and it is not there | how do i receive money | my salary from abroad is not showing up | my balance did not change after i paid in a check
  i deposited cash and it is not in my account | the atm gave me the wrong amount | the cash machine gave less money than i asked
  my cash withdrawal shows pending | i was charged for taking out cash | why was my withdrawal declined | i dont recognize this cash withdrawal
  there is a payment i did not make | there is a direct debit i never set up | i see a charge that i dont recognize | i think someone is using my card
  strange withdrawals i did not do | my card payment was declined | why was my payment rejected | my payment was reverted | the shop says my card failed
  my card payment is still pending | i was charged a fee when paying by card | why is there an extra pound on my statement
  the exchange rate on my purchase is wrong | you applied the wrong exchange rate for my cash | what exchange rate do you use | can i exchange currencies in the app
  which currencies can i hold | fee for exchanging currency | my refund is not on my statement | i want my money back for an item | how do i get a refund from a shop
  i was charged twice for the same thing by your bank | how do i verify my identity | my identity check failed | why do you ask where my money comes from
  verify the source of my funds | i forgot my passcode | how do i reset my passcode | my pin is blocked | how do i unblock my pin | i need a new pin
  change my address | i moved how do i update my details | i got married change my name | edit my personal details | i lost my phone
  my phone was stolen how do i block the app | delete my account | i want to close my account with you | your service is bad i want to leave
  block my account right now | put a hold on my checking account | lock my bank account | stop all payments from my account | why is my account on hold
  is my account frozen | my bank account is locked | why cant i access my account | i cant log into my account | my login does not work
  i need to report fraud on my card | report fraudulent activity | my card was used without my permission | file a fraud report for my account
  i need to let you know my card is gone | report a stolen card | my card got lost on vacation | my credit card is scratched and wont swipe
  where is my w2 form | how do i get my w2 from you | when do you send tax forms | where can i find my tax form
  what is the routing number of my bank | routing number for chase | i need the routing number please | where is the account number on my check
  order a new checkbook | i am out of checks | how do i order more checks | send me checks | how much do checks cost
  raise the limit of my credit card | can my limit be higher | i want a credit line increase | request an increase of my limit | lower my card limit
  how many points do i have | rewards balance on my {a} | redeem my rewards | how do i use my points | cash in my credit card points | spend my miles
  has my application been approved | status of my credit card application | did my loan application go through | when do i hear about my application
  apply for a new card | i would like a new credit card from you | open a savings account for me | start an application for a card
  when does my {a} expire | what month does my card run out | what is the expiration date of my card | my card expires soon
  how do i set up direct deposit with you | set up direct deposit for me | form for direct deposit | where do i enter my direct deposit
  does my card charge a foreign fee | can i use my card in spain without a fee | fee for using my {a} abroad | international fee on my card
  why was my card declined yesterday | my card keeps getting declined | my {a} did not work at the store | the pump would not take my card
  change my pin number | i need to change the pin on my {a} | set a new pin | help me reset the pin for my account
  change my insurance plan | switch my insurance | how do i change my insurance policy | sign me up for insurance | what insurance do i have
  i forgot my username | how do i log in | the app logs me out | turn on face id | how do i enable notifications in the app | the website is down
  take a picture of my check does not work | mobile deposit image is blurry | how do i deposit a check by phone | which atm can i use | nearest atm
  do you have a branch near me | opening hours of the branch | can i get a notary | do you rent safe deposit boxes | export transactions to excel
  how do i mark a purchase as groceries | how do i hide a transaction | rename a transaction | sync with my bank is not working | why is my bank not connecting
`);
