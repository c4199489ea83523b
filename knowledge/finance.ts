// Every calculator of the coach, in exact decimals or whole cents. Each says its units; what is no number is INVALID_INPUT, what has no answer
// NO_SOLUTION, and NaN or Infinity never come back. Rates in the spreadsheet functions are fractions per period; names in `Pct` are percent.
export { regZApr } from './finance/apr.ts';
export { debtPlan, minimumOnlyPlan, type Strategy } from './finance/debt-plan.ts';
export {
  cagrPct,
  compoundInterest,
  effect,
  futureValueOfLump,
  nominal,
  pduration,
  presentValueOfLump,
  realReturnPct,
  rri,
  ruleOf72Years,
  savingsMonthsToGoal,
} from './finance/growth.ts';
export {
  equalPrincipalStanding,
  firstMonthMostlyPrincipal,
  interestOnlyPayment,
  loanPayment,
  loanStanding,
  savedByExtra,
} from './finance/loans.ts';
export { fixedSchedule, loanSchedule, minimumSchedule, payoffFixed, payoffMinimum } from './finance/pay-down.ts';
export { rate } from './finance/rate.ts';
export { cumipmt, cumprinc, fv, ipmt, nper, pmt, ppmt, pv } from './finance/time-value.ts';
