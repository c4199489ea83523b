// Rail: whose money it is comes from the session; a call that names a customer is not made.
import { pass, type ToolCallRail } from './rail.ts';

/** Names of arguments that would say who is asked about. */
const WHO =
  /^(?:the)?(?:customers?|users?|owners?|members?|clients?|profiles?|persons?|household|tenant|login|session)(?:id|ids|uuid|name|email|key|no|number)?$|^(?:e?mail|uuid|impersonate|on_?behalf_?of|act_?as|as_?user)$/;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Blocks a call whose arguments name a customer, by a key or by an id in a value. */
export const sessionCustomer: ToolCallRail = {
  name: 'session-customer',
  version: '1',
  stage: 'tool-call',
  check({ tool, args }) {
    const at = find(args, 0);
    if (at === undefined) return pass;
    return {
      action: 'block',
      code: 'customer-in-arguments',
      severity: 'high',
      evidence: [tool],
      hint: 'Leave it out: every tool reads the data of the customer in this conversation, and of nobody else.',
    };
  },
};

function find(value: unknown, depth: number): string | undefined {
  if (depth > 8) return 'depth';
  if (typeof value === 'string') return UUID.test(value.slice(0, 500)) ? 'value' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    if (WHO.test(key.toLowerCase().replace(/[\s_-]/g, '')) || WHO.test(key.toLowerCase())) return key;
    const found = find(item, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
