// Rail: nothing of the customer's is read before they have allowed coaching on their data.
import { errorCodes } from '../knowledge/errors.ts';
import { pass, type ToolCallRail } from './rail.ts';

/** Blocks a tool that reads customer data when consent was not given. */
export const consent: ToolCallRail = {
  name: 'consent',
  version: '1',
  stage: 'tool-call',
  isRequired: true,
  check({ tool, reads }, { hasConsent }) {
    if (reads === 'public' || hasConsent) return pass;
    return {
      action: 'block',
      code: 'consent-required',
      severity: 'medium',
      evidence: [tool],
      reply: errorCodes.CONSENT_REQUIRED.words,
    };
  },
};
