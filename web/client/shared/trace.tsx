// A decision trace as a person reads it: what was asked, looked up, held and shown, and its place in the chain.
import type { TraceView } from '../../protocol/rest.ts';

interface Payload {
  question?: string;
  released?: string;
  held?: { text: string; rail: string; code: string }[];
  tools?: { call: { id: string; name: string; args: unknown }; answer: { ok: boolean; text: string }; ms: number }[];
  models?: { model: string; ms: number; failure?: string }[];
  verdicts?: { rail: string; version: string; stage: string; action: string; code: string; latencyUs: number }[];
}

/** A trace, section by section. */
export function Trace({ trace }: { trace: TraceView }) {
  const payload = trace.payload as Payload | null;
  return (
    <div class="trace">
      <p>
        Trace <code>{trace.id}</code>, {trace.status}
        {trace.chain.index !== null && `, number ${trace.chain.index + 1} in its conversation`}
      </p>
      {!payload && <p>The words of this turn were erased. Only its codes, versions and hashes are left.</p>}
      {payload && <TurnDetails payload={payload} />}
      <details>
        <summary>Hashes</summary>
        <p class="hash">
          this {trace.chain.hash}
          <br />
          before {trace.chain.previousHash || 'none: the first of its conversation'}
        </p>
      </details>
    </div>
  );
}

function TurnDetails({ payload }: { payload: Payload }) {
  const acted = (payload.verdicts ?? []).filter((verdict) => verdict.action !== 'allow');
  return (
    <>
      <h3>Asked</h3>
      <p>{payload.question}</p>
      {(payload.held ?? []).length > 0 && <h3>Held back, never shown</h3>}
      {(payload.held ?? []).map((held) => (
        <blockquote key={held.text} class="held">
          <p>{held.text}</p>
          <footer>
            {held.rail}: <strong>{held.code}</strong>
          </footer>
        </blockquote>
      ))}
      <h3>Shown</h3>
      <p class="shown">{payload.released || 'Nothing.'}</p>
      <h3>Looked up</h3>
      <ul>
        {(payload.tools ?? []).map(({ call, answer, ms }) => (
          <li key={call.id}>
            <code>
              {call.name} {JSON.stringify(call.args)}
            </code>{' '}
            {answer.ok ? 'answered' : 'refused'} in {ms} ms
            <details>
              <summary>What it said</summary>
              <pre>{answer.text}</pre>
            </details>
          </li>
        ))}
      </ul>
      <h3>Who answered</h3>
      <ul>
        {(payload.models ?? []).map(({ model, ms, failure }, index) => (
          <li key={`${model}-${index}`}>
            {model}, {ms} ms{failure && `, failed: ${failure}`}
          </li>
        ))}
      </ul>
      <h3>Rails</h3>
      <p>
        {(payload.verdicts ?? []).length} checks, {acted.length} acted.
      </p>
      <ul>
        {acted.map((verdict, index) => (
          <li key={`${verdict.rail}-${index}`}>
            {verdict.stage}: {verdict.rail} {verdict.version} {verdict.action} <strong>{verdict.code}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}
