// Moves this process's clock, so that a question can be asked at a moment: just after midnight, at the end of a month.

const RealDate = Date;

/** Runs something as if it began at a moment (ISO, UTC); the clock goes on from there and is put back. Null leaves it alone. */
export async function atMoment<T>(at: string | null, run: () => Promise<T>): Promise<T> {
  if (at === null) return run();
  const aheadMs = RealDate.parse(at) - RealDate.now();
  class MovedDate extends RealDate {
    constructor(...given: [] | [string | number | Date]) {
      if (given.length === 0) super(MovedDate.now());
      else super(...given);
    }

    static override now() {
      return RealDate.now() + aheadMs;
    }
  }
  globalThis.Date = MovedDate as DateConstructor;
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}
