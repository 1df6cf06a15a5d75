/** Steps up from a thing, and what is told of a step that leads back to it. */
interface StepsUp<Key> {
  readonly broaderOf: (key: Key) => readonly Key[];
  readonly onCircle?: (narrower: Key, broader: Key) => void;
}

/** Visits each after all that is above it, however deep they stand; steps that close a circle are not followed. */
export function visitBroaderFirst<Key>(
  keys: Iterable<Key>,
  { broaderOf, onCircle }: StepsUp<Key>,
  visit: (key: Key) => void,
): void {
  const state = new Map<Key, 'open' | 'done'>();
  const way: { readonly key: Key; readonly broader: Iterator<Key> }[] = [];
  const open = (key: Key): void => {
    state.set(key, 'open');
    way.push({ key, broader: broaderOf(key)[Symbol.iterator]() });
  };
  for (const start of keys) {
    if (!state.has(start)) open(start);
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const next = at.broader.next();
      if (next.done === true) {
        visit(at.key);
        state.set(at.key, 'done');
        way.pop();
      } else if (!state.has(next.value)) open(next.value);
      else if (state.get(next.value) === 'open') onCircle?.(at.key, next.value);
    }
  }
}
