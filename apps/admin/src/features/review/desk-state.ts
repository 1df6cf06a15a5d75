import type { DeskPredictionFragment as Prediction, DeskItemFragment as ReviewItem } from '@/gql/graphql';

export type DeskOutcome = 'accepted' | 'rejected' | 'corrected';

/** A suggestion on the desk: one subject of one document. */
export interface Suggestion {
  key: string;
  item: ReviewItem;
  prediction: Prediction;
}

export interface DeskAct {
  ticket: number;
  keys: readonly string[];
  outcome: DeskOutcome;
}

/** A sitting: what was claimed, what became of it, and where the curator is. */
export interface DeskState {
  items: readonly ReviewItem[];
  outcomes: Readonly<Record<string, DeskOutcome>>;
  skipped: readonly string[];
  currentKey: string | null;
  selectedKeys: readonly string[];
  acts: readonly DeskAct[];
}

export type DeskEvent =
  /** `asOf` is the last ticket that the answer knows of. */
  | { type: 'claimed'; items: readonly ReviewItem[]; asOf: number }
  | { type: 'moved'; by: 1 | -1 }
  | { type: 'chose'; key: string }
  | { type: 'toggled'; key: string }
  | { type: 'selectionCleared' }
  | ({ type: 'decided' } & DeskAct)
  | { type: 'remembered'; acts: readonly DeskAct[] }
  | { type: 'reopened'; ticket: number }
  | { type: 'returned'; documentIds: readonly string[] }
  | { type: 'skipped'; documentId: string }
  | { type: 'startedOver' };

export const emptyDesk: DeskState = {
  items: [],
  outcomes: {},
  skipped: [],
  currentKey: null,
  selectedKeys: [],
  acts: [],
};

/** Names a subject of a document on the desk. */
export const deskKey = (documentId: string, subjectId: string): string => `${documentId} ${subjectId}`;

/** The documents that an act decided on. */
export const documentIdsOf = ({ keys }: Pick<DeskAct, 'keys'>): string[] => keys.map((key) => key.split(' ')[0] ?? '');

/** Everything on the desk in its order, decided or not. */
export const suggestionsOf = (items: readonly ReviewItem[]): Suggestion[] =>
  items.flatMap((item) =>
    item.predictions.map((prediction) => ({ key: deskKey(item.document.id, prediction.subject.id), item, prediction })),
  );

/** What still asks for a decision. */
export const openSuggestions = ({ items, outcomes, skipped }: DeskState): Suggestion[] =>
  suggestionsOf(items).filter(({ key, item }) => !outcomes[key] && !skipped.includes(item.document.id));

/** Documents with something left to decide. */
export const openItems = (state: DeskState): ReviewItem[] => [
  ...new Set(openSuggestions(state).map(({ item }) => item)),
];

/** The first open suggestion behind `key` in the desk's order, else the first of all. */
const nextOpen = (state: DeskState, key: string | null): string | null => {
  const order = suggestionsOf(state.items).map((suggestion) => suggestion.key);
  const position = key === null ? -1 : order.indexOf(key);
  const open = openSuggestions(state);
  return (open.find((suggestion) => order.indexOf(suggestion.key) > position) ?? open[0])?.key ?? null;
};

const settle = (state: DeskState): DeskState => {
  const open = new Set(openSuggestions(state).map(({ key }) => key));
  const isOpen = state.currentKey !== null && open.has(state.currentKey);
  return {
    ...state,
    currentKey: isOpen ? state.currentKey : nextOpen(state, state.currentKey),
    selectedKeys: state.selectedKeys.filter((key) => open.has(key)),
  };
};

const move = (state: DeskState, by: 1 | -1): DeskState => {
  const open = openSuggestions(state);
  const position = open.findIndex(({ key }) => key === state.currentKey);
  const target = open[Math.min(Math.max(position + by, 0), open.length - 1)];
  return { ...state, currentKey: target?.key ?? null };
};

const claim = (state: DeskState, items: readonly ReviewItem[], asOf: number): DeskState => {
  const decidedSince = state.acts.filter(({ ticket }) => ticket > asOf).flatMap(documentIdsOf);
  const known = new Set([...openItems(state).map(({ document }) => document.id), ...decidedSince]);
  const fresh = items.filter(({ document }) => !known.has(document.id));
  const freshIds = new Set(fresh.map(({ document }) => document.id));
  const kept = state.items.filter(({ document }) => !freshIds.has(document.id));
  const freshKeys = new Set(suggestionsOf(fresh).map(({ key }) => key));
  const outcomes = Object.fromEntries(Object.entries(state.outcomes).filter(([key]) => !freshKeys.has(key)));
  return settle({ ...state, items: [...kept, ...fresh], outcomes });
};

const reopen = (state: DeskState, ticket: number): DeskState => {
  const act = state.acts.find((candidate) => candidate.ticket === ticket);
  if (!act) return state;
  const outcomes = Object.fromEntries(Object.entries(state.outcomes).filter(([key]) => !act.keys.includes(key)));
  const acts = state.acts.filter((candidate) => candidate !== act);
  const onDesk = suggestionsOf(state.items).find(({ key }) => act.keys.includes(key));
  return settle({ ...state, outcomes, acts, currentKey: onDesk?.key ?? state.currentKey });
};

const decide = (state: DeskState, event: Extract<DeskEvent, { type: 'decided' }>): DeskState => {
  const outcomes = { ...state.outcomes, ...Object.fromEntries(event.keys.map((key) => [key, event.outcome])) };
  const { ticket, keys, outcome } = event;
  return settle({ ...state, outcomes, acts: [...state.acts, { ticket, keys, outcome }] });
};

const toggle = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];

/** What an event makes of the desk. */
export function reduceDesk(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'claimed':
      return claim(state, event.items, event.asOf);
    case 'moved':
      return move(state, event.by);
    case 'chose':
      return { ...state, currentKey: event.key };
    case 'toggled':
      return { ...state, selectedKeys: toggle(state.selectedKeys, event.key) };
    case 'selectionCleared':
      return { ...state, selectedKeys: [] };
    case 'decided':
      return decide(state, event);
    case 'remembered':
      return { ...state, acts: [...event.acts, ...state.acts] };
    case 'reopened':
      return reopen(state, event.ticket);
    case 'returned':
      return settle({
        ...state,
        items: state.items.filter(({ document }) => !event.documentIds.includes(document.id)),
      });
    case 'skipped':
      return settle({ ...state, skipped: [...state.skipped, event.documentId] });
    case 'startedOver':
      return { ...emptyDesk, acts: state.acts };
  }
}
