const isPositions = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((place) => Number.isInteger(place) && place >= 0);

/** The text of an index from words to their places, as OpenAlex gives abstracts; null where it is something else. */
export function joinInvertedIndex(index: Readonly<Record<string, unknown>>): string | null {
  const words: [place: number, word: string][] = [];
  for (const [word, places] of Object.entries(index)) {
    if (!isPositions(places)) return null;
    for (const place of places) words.push([place, word]);
  }
  if (words.length === 0) return null;
  return words
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word)
    .join(' ');
}
