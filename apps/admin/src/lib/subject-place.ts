/** What a subject is called, and what tells it apart where another one is called the same. */
export interface NamedPlace {
  label: string;
  paths: readonly string[];
  sharesName: boolean;
  scheme: { name: string };
}

/** "/A/B/C" → "A › B", the way down to the subject without itself. A slash within a label is written `\/`. */
export const broaderTrail = (path: string | undefined): string =>
  (path ?? '')
    .split(/(?<!\\)\//)
    .filter(Boolean)
    .slice(0, -1)
    .map((label) => label.replaceAll('\\/', '/'))
    .join(' › ');

/** The way down to a subject, from its scheme where another subject shares its name; empty for other roots. */
export const trailOf = ({ paths, sharesName, scheme }: NamedPlace): string =>
  [sharesName && scheme.name, broaderTrail(paths[0])].filter(Boolean).join(' › ');

/** The same for lists that show no way down: empty unless another subject shares the name. */
export const placeOf = (subject: NamedPlace): string => (subject.sharesName ? trailOf(subject) : '');

/** In a sentence: "History", or "History (Plants › Medicine)". */
export const fullNameOf = (subject: NamedPlace): string => {
  const place = placeOf(subject);
  return place ? `${subject.label} (${place})` : subject.label;
};
