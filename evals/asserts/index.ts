// Every assert, in the order they are reported. Each is the export of the file of its name.

/** The names of the asserts. */
export const assertNames = ['figures', 'facts', 'citations', 'wording', 'kindness', 'trace', 'guardrails'] as const;
