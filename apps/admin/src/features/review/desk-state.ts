import type { DeskPredictionFragment as Prediction, DeskItemFragment as ReviewItem } from '@/gql/graphql';

export type Outcome = 'accepted' | 'rejected' | 'corrected';

/** A suggestion on the desk: one subject of one document. */
export interface Suggestion {
  key: string;
  item: ReviewItem;
  prediction: Prediction;
}

interface DeskAct {
  ticket: number;
  /** The API's id, once it has answered. */
  actId: string | null;
  keys: readonly string[];
}

/** A sitting: what was claimed, what became of it, and where the curator is. */
export interface DeskState {
  items: readonly ReviewItem[];
  outcomes: Readonly<Record<string, Outcome>>;
  skipped: readonly string[];
  currentKey: string | null;
  selectedKeys: readonly string[];
  acts: readonly DeskAct[];
}

export type DeskEvent =
  | { type: 'claimed'; items: readonly ReviewItem[] }
  | { type: 'moved'; by: 1 | -1 }
  | { type: 'chose'; key: string }
  | { type: 'toggled'; key: string }
  | { type: 'selectionCleared' }
  | { type: 'decided'; ticket: number; keys: readonly string[]; outcome: Outcome }
  | { type: 'confirmed'; ticket: number; actId: string }
  | { type: 'reopened'; ticket: number }
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

const keyOf = (item: ReviewItem, prediction: Prediction): string => `${item.document.id} ${prediction.subject.id}`;

/** Everything on the desk in its order, decided or not. */
export const suggestionsOf = (items: readonly ReviewItem[]): Suggestion[] =>
  items.flatMap((item) => item.predictions.map((prediction) => ({ key: keyOf(item, prediction), item, prediction })));

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

const claim = (state: DeskState, items: readonly ReviewItem[]): DeskState => {
  const known = new Set(openItems(state).map(({ document }) => document.id));
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
  return { ...state, outcomes, acts, currentKey: act.keys[0] ?? state.currentKey };
};

const decide = (state: DeskState, event: Extract<DeskEvent, { type: 'decided' }>): DeskState => {
  const outcomes = { ...state.outcomes, ...Object.fromEntries(event.keys.map((key) => [key, event.outcome])) };
  const acts = [...state.acts, { ticket: event.ticket, actId: null, keys: event.keys }];
  return settle({ ...state, outcomes, acts, currentKey: state.currentKey });
};

const toggle = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];

/** What an event makes of the desk. */
export function reduceDesk(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'claimed':
      return claim(state, event.items);
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
    case 'confirmed':
      return {
        ...state,
        acts: state.acts.map((act) => (act.ticket === event.ticket ? { ...act, actId: event.actId } : act)),
      };
    case 'reopened':
      return reopen(state, event.ticket);
    case 'skipped':
      return settle({ ...state, skipped: [...state.skipped, event.documentId] });
    case 'startedOver':
      return emptyDesk;
  }
}
