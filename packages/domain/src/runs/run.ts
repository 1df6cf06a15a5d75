/** A job a person can follow. */
export const runKinds = ['import', 'training', 'scoring'] as const;
export type RunKind = (typeof runKinds)[number];

export const runStates = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

/** The states that nothing follows. */
export const finishedRunStates = ['succeeded', 'failed', 'cancelled'] as const satisfies readonly RunState[];

/** How far a run is. `done` and `total` count what the phase counts: documents, lines, predictions. */
export interface RunProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
  readonly ratePerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly loss: number | null;
  readonly chunk: number | null;
}

/** What ended a run that failed; `message` is shown as it is. */
export interface RunProblem {
  readonly code: string;
  readonly message: string;
}

export const runLogLevels = ['info', 'warning', 'error'] as const;
export type RunLogLevel = (typeof runLogLevels)[number];
