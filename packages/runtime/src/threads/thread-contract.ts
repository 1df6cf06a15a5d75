/** What a thread is called with, asks meanwhile, tells meanwhile and gives; all of it cloned or transferred. */
export interface ThreadContract<Input, Question, Answer, Note, Output> {
  /** The module that the thread runs; it calls `serveThread`. */
  readonly script: URL;
  /** How long it may take to stop by itself when it is aborted, in ms; after that it is ended. */
  readonly stopTimeoutMs?: number;
  readonly types?: { input: Input; question: Question; answer: Answer; note: Note; output: Output };
}

export type ToThread<Input, Answer> =
  | { readonly kind: 'begin'; readonly input: Input }
  | { readonly kind: 'answer'; readonly question: number; readonly answer: Answer }
  | { readonly kind: 'abort' };

export type FromThread<Question, Note, Output> =
  | { readonly kind: 'ask'; readonly question: number; readonly what: Question }
  | { readonly kind: 'tell'; readonly note: Note }
  | { readonly kind: 'done'; readonly output: Output };
