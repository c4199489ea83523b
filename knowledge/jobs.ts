// When a customer's habits are worked out: after an import, by a job, and every night. What import, timers, commands and tools call.
export {
  type Computed,
  computeFor,
  currentPersona,
  currentSignals,
  deriveAfter,
} from './jobs/derive.ts';
export { type DailyReport, type JobEvent, type JobResult, jobEvent, runDaily, runJob } from './jobs/run.ts';
