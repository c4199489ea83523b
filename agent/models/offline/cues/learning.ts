// Turns of phrase of questions to learn.
import { type Cue, cue } from './cue.ts';

/** Cues for questions to learn. */
export const learningCues: Cue[] = [
  cue(
    'education',
    2.5,
    /\b(?:cant|cannot|can not|couldnt|wont be able to) (?:make|pay|afford|keep up|cover|meet) (?:my|the|this|our|rent|xcategory|it|them)\b(?!.*\bhow much\b)|\bbehind on\b|\blost (?:my job|my hours|hours)\b|\blaid off\b/,
  ),
  // What one should do in general is taught; what one should budget or pay is worked out.
  cue(
    'education',
    4,
    /^(?:so |and |but )*(?:how (?:much|many|often|big|long)|what (?:percent\w*|share|part)) (?!.*\b(?:budget|xnumber|pay off|payday)\b).*\bshould (?:i|you|we|a person|one|people) (?:\w+ )?(?:use|stay|keep|save|put|have|spend on|aim|invest|check|expect|carry)\b/,
  ),
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
