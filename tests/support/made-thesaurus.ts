import type { Concept } from '@classmark/domain';
import { createRandom, shuffle } from '@classmark/math';

export const conceptUri = (place: number): string => `http://example.org/thesaurus/${place}`;

/** A thesaurus of ten roots, labels in two languages, and some concepts under two others. */
export function makeThesaurus(size: number, seed = 1): Concept[] {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, place) => {
    const above = (): string[] => (place < 10 ? [] : [conceptUri(Math.floor((place - 10) / 8))]);
    const second = place > 100 && random.next() < 0.1 ? [conceptUri(random.below(10))] : [];
    return {
      key: conceptUri(place),
      uri: conceptUri(place),
      notation: `N${place}`,
      otherNotations: place % 7 === 0 ? [`O${place}`] : [],
      labels: [
        { text: `Concept ${place}`, language: 'en' },
        { text: `Begriff ${place}`, language: 'de' },
      ],
      altLabels: random.next() < 0.3 ? [{ text: `Other name ${place}`, language: 'en' }] : [],
      scopeNotes: random.next() < 0.1 ? [{ text: `Of what is numbered ${place}.`, language: 'en' }] : [],
      broader: [...new Set([...above(), ...second])].sort(),
      isDeprecated: false,
      replacedBy: null,
    };
  });
}

export interface ThesaurusEdits {
  readonly edited: Concept[];
  /** Places in the thesaurus, by what was done to them. */
  readonly places: Readonly<Record<'renamed' | 'moved' | 'merged' | 'removed' | 'added', readonly number[]>>;
}

/**
 * A thesaurus after `count` edits, a fifth of each kind, to as many concepts without narrower ones. Others are merged into
 * its first concept, moved under the next two, and added under the fourth, none of which is edited.
 */
export function editThesaurus(thesaurus: readonly Concept[], count: number, seed = 2): ThesaurusEdits {
  const [into = '', under = '', orUnder = '', above = ''] = thesaurus.map(({ key }) => key);
  const withNarrower = new Set(thesaurus.flatMap(({ broader }) => broader)).union(
    new Set([into, under, orUnder, above]),
  );
  const leaves = Uint32Array.from(thesaurus.flatMap(({ key }, place) => (withNarrower.has(key) ? [] : [place])));
  shuffle(leaves, createRandom(seed));
  const each = count / 5;
  const take = (n: number): number[] => [...leaves.slice(n * each, (n + 1) * each)];
  const [renamed, moved, merged, removed] = [take(0), take(1), take(2), take(3)];
  const added = Array.from({ length: each }, (_, n) => thesaurus.length + n);
  const move = ({ broader, ...concept }: Concept): Concept[] => [
    { ...concept, broader: [broader.includes(under) ? orUnder : under] },
  ];
  const replace = (concept: Concept): Concept[] => [{ ...concept, broader: [], isDeprecated: true, replacedBy: into }];
  const edits = new Map<number, (concept: Concept) => Concept[]>([
    ...renamed.map((place) => [place, rename] as const),
    ...moved.map((place) => [place, move] as const),
    ...merged.map((place) => [place, replace] as const),
    ...removed.map((place) => [place, () => []] as const),
  ]);
  const kept = thesaurus.flatMap((concept, place) => edits.get(place)?.(concept) ?? [concept]);
  const edited = [...kept, ...added.map((place) => makeAdded(place, above))];
  return { edited, places: { renamed, moved, merged, removed, added } };
}

const rename = ({ labels: [first, ...rest], ...concept }: Concept): Concept[] => [
  { ...concept, labels: [{ ...first, text: `${first.text} renamed` }, ...rest] },
];

const makeAdded = (place: number, above: string): Concept => ({
  key: conceptUri(place),
  uri: conceptUri(place),
  notation: null,
  otherNotations: [],
  labels: [{ text: `Added ${place}`, language: 'en' }],
  altLabels: [],
  scopeNotes: [],
  broader: [above],
  isDeprecated: false,
  replacedBy: null,
});
