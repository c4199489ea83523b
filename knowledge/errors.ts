// What can go wrong, by code: the HTTP status, whether trying again may help, and the words a person sees.

/** Every failure code with its HTTP status, whether a retry may help, and the sentence shown to a person. */
export const errorCodes = {
  INVALID_INPUT: { status: 400, retryable: false, words: 'Something in that request was not right.' },
  UNAUTHENTICATED: { status: 401, retryable: false, words: 'Please sign in again.' },
  FORBIDDEN: { status: 403, retryable: false, words: 'Your account cannot open this.' },
  CONSENT_REQUIRED: {
    status: 403,
    retryable: false,
    words: 'I need your permission before I can look at your money. You can turn coaching on in your consent settings.',
  },
  APPROVAL_INVALID: {
    status: 403,
    retryable: false,
    words: 'That approval does not fit what was asked. Nothing was changed. Please ask again.',
  },
  APPROVAL_EXPIRED: {
    status: 410,
    retryable: false,
    words: 'That approval came too late. Nothing was changed. Please ask again.',
  },
  APPROVAL_USED: { status: 409, retryable: false, words: 'That was answered already. Nothing more was changed.' },
  NOT_FOUND: { status: 404, retryable: false, words: 'That was not found.' },
  RUN_CONFLICT: { status: 409, retryable: false, words: 'This run id was already used for another message.' },
  CONVERSATION_BUSY: { status: 409, retryable: true, words: 'I am still answering your last message.' },
  TOO_LARGE: { status: 413, retryable: false, words: 'That is too big to send at once.' },
  RATE_LIMITED: { status: 429, retryable: true, words: 'That was a lot at once. Please try again in a minute.' },
  INTERRUPTED: { status: 500, retryable: true, words: 'My answer was cut off. Please ask again.' },
  USAGE: { status: 400, retryable: false, words: 'The command was not written right.' },
  INTERNAL: { status: 500, retryable: true, words: 'Something went wrong on our side. Please try again.' },
  OVERLOADED: { status: 503, retryable: true, words: 'I am very busy right now. Please try again in a moment.' },
  DATA_DIR_IN_USE: { status: 503, retryable: true, words: 'Another process has this data folder open.' },
  CONFIG: { status: 500, retryable: false, words: 'A setting is wrong.' },
  NO_SOLUTION: { status: 422, retryable: false, words: 'There is no answer to that sum.' },
  UNREADABLE_FILE: { status: 422, retryable: false, words: 'This file could not be read.' },
  UNKNOWN_FORMAT: { status: 422, retryable: false, words: 'This file is of a kind that cannot be imported.' },
  WRONG_SIGN: { status: 422, retryable: false, words: 'Money in and money out look swapped in this file.' },
  AMBIGUOUS_FILE: { status: 422, retryable: false, words: 'This file can be read in more than one way.' },
  INVALID_ROWS: { status: 422, retryable: false, words: 'Some rows of this file could not be read.' },
  NOTHING_TO_IMPORT: { status: 422, retryable: false, words: 'This file holds no accounts or transactions.' },
} as const;

/** One of the failure codes. */
export type ErrorCode = keyof typeof errorCodes;

/** A failure that has a code. `message` and `details` are written by us and safe to show; `cause` never leaves the process. */
export class CoachError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message?: string, options: { cause?: unknown; details?: Record<string, unknown> } = {}) {
    super(message ?? errorCodes[code].words, { cause: options.cause });
    this.name = 'CoachError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** A tool's refusal: data for the model, not a crash. `hint` says what to do instead. */
export class ToolError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'ToolError';
    this.hint = hint;
  }
}

/** What may leave the process about any thrown value: its code, our words and our details, never a foreign message. */
export function toPublicError(error: unknown): { code: ErrorCode; message: string; details: Record<string, unknown> } {
  if (error instanceof CoachError) return { code: error.code, message: error.message, details: error.details };
  return { code: 'INTERNAL', message: errorCodes.INTERNAL.words, details: {} };
}
