// Says how long the customer's own savings would last.
import type { SignalsData } from '../../../../tools/get-signals.ts';
import { type Material, type Part, ref, say } from './reply.ts';
import { LOOKUP_FAILED } from './unknown.ts';

/** The reply to "how many months would my savings last". */
export function composeCushion({ answer }: Material): Part {
  const suggestions = ['How do I start an emergency fund?', 'How much did I save last month?', 'What is my balance?'];
  const data = answer?.data as SignalsData | undefined;
  if (!answer?.ok || !data) return { units: [LOOKUP_FAILED], suggestions };
  const cushion = data.signals.emergency_fund;
  const [share] = cushion?.facts ?? [];
  if (!share) {
    const why = cushion?.reason ? `: ${ref(cushion.reason)}` : '';
    return { units: [say(`I cannot say how long your savings would last${why}.`)], suggestions };
  }
  return {
    units: [
      say(`Your emergency fund coverage is ${ref(share)} of a month of spending.`),
      say('A whole month is a hundred percent, so twice that would last two months.'),
      say('It counts savings accounts only, beside what you usually spend in a month.'),
      say('As a next step, ask me how long it takes to save more.'),
    ],
    suggestions,
  };
}
