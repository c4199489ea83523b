// Assert: no reply without a trace.
import { assertion } from './reply.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The reply names its trace, and the stored one is closed; a turn that was refused needs none. */
export const trace = assertion((_, { traceId, traceStatus, error, model }) => {
  if (error) return [];
  return [
    ...(UUID.test(traceId) ? [] : ['there is no trace id']),
    ...(traceStatus === 'finished' ? [] : [`the stored trace is ${traceStatus ?? 'missing'}`]),
    ...(model ? [] : ['the reply does not say which coach answered']),
  ];
});
