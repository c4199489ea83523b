// Turns of phrase of questions to learn.
import { type Cue, cue } from './cue.ts';

/** Cues for questions to learn. */
export const learningCues: Cue[] = [
  cue(
    'education',
    4.5,
    /^how (?:do|can|could|to)\b.*\b(?:improve|raise|boost|increase|build|better)\b.*\bwell ?being\b/,
  ),
  cue('education', 1.7, /\bwhich (?:xaccount|debt|loan|bill|one|balance)\b.*\bpay\b/),
  cue(
    'education',
    1.8,
    /^how (?:do|does|can|will|would|could)\b(?!.*\b(?:my|i) (?:spend|spent)).*\b(?:affects?|impacts?|hurts?|matters?|works?)\b|^is (?!my\b|xaccount|there)(?:an? )?(?:\w+ ){1,4}(?:good|bad|too high|okay|ok|normal|healthy|high|low)$|\bhelp me understand\b|\b(?:lost my job|laid off|cant pay my bills|behind on (?:my )?bills)\b/,
  ),
  cue(
    'education',
    1.7,
    /\b(?:what can i do|how (?:can|do|could|should) i|help me|ways?|tips?)\b.*\bsave (?:more|money|up)\b/,
  ),
];
