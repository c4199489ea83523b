// Turns of phrase of small talk.
import { type Cue, cue } from './cue.ts';

/** Cues for small talk. */
export const talkCues: Cue[] = [
  cue(
    'greeting',
    4,
    /^(?:hi+|hello+|hey+|heya|yo|howdy|hiya|sup|greetings|good (?:morning|afternoon|evening|day))(?: (?:there|coach|again|friend|buddy|bot))*$/,
  ),
  cue(
    'thanks',
    4,
    /^(?:ok |okay |great |cool |perfect |awesome |nice )*(?:thanks?|thank you|thx|ty|cheers|bye|goodbye|see you)(?: (?:so|very|a|much|lot|you|again|coach|for|the|your|help|all|that|later))*$/,
  ),
  cue(
    'help',
    3,
    /^(?:help|help me|menu|commands)$|what (?:all )?(?:can|do|else can) you (?:do|help|answer|know how)|what (?:can|should|could) i ask|how (?:can|do|could) you (?:help|work)|what (?:are|is) (?:you|this) (?:able|for)/,
  ),
  cue(
    'identity',
    2.4,
    /^(?:so )?(?:who|what) (?:are|r) you$|are you (?:a |an |really |even |actually )*(?:bot|human|robot|person|real|ai|machine|advisor|licensed|chatgpt|computer|offline|program)|talking to (?:a |an )?(?:person|human|bot|machine|real)|your name|is my (?:data|information|info) (?:safe|secure|private)/,
  ),
  cue('help', 2.4, /\bhow (?:does|do) (?:this|it|the|you)(?: \w+)? work\b/),
];
