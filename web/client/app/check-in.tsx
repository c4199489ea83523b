// The well-being check-in: the ten statements, or the newest score with the ones before.
import { useEffect, useState } from 'preact/hooks';
import type { WellbeingScaleView, WellbeingView } from '../../protocol/rest.ts';
import type { Api, ApiFailure } from '../shared/api.ts';
import { CheckInForm, type FilledIn } from './check-in-form.tsx';
import { CheckInResult } from './check-in-result.tsx';

/** The section a signed-in customer takes the check-in in, and sees how their score moved. */
export function CheckIn({ api }: { api: Api }) {
  const [scale, setScale] = useState<WellbeingScaleView>();
  const [mine, setMine] = useState<WellbeingView>();
  const [isTaking, setTaking] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();

  useEffect(() => {
    void Promise.all([api.get<WellbeingScaleView>('/wellbeing'), api.get<WellbeingView>('/users/me/wellbeing')]).then(
      ([statements, checkIns]) => {
        if ('data' in statements && 'data' in checkIns) {
          setScale(statements.data);
          setMine(checkIns.data);
          setTaking(checkIns.data.checkIns.length === 0);
        } else if ('error' in checkIns) setFailure(checkIns.error);
        else if ('error' in statements) setFailure(statements.error);
      },
    );
  }, [api]);

  async function send(filledIn: FilledIn): Promise<string> {
    const result = await api.send<WellbeingView>('POST', '/users/me/wellbeing', filledIn);
    if ('error' in result) return result.error.message;
    setMine(result.data);
    setTaking(false);
    return '';
  }

  return (
    <section class="check-in" aria-label="Well-being check-in">
      {failure && (
        <p class="failure" role="alert">
          {failure.message}
        </p>
      )}
      {scale && mine && isTaking && <CheckInForm scale={scale} onSend={send} />}
      {scale && mine && !isTaking && <CheckInResult scale={scale} mine={mine} onAgain={() => setTaking(true)} />}
    </section>
  );
}
