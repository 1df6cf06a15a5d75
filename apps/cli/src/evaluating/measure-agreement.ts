import { cohenKappa, type JointAnswers, krippendorffAlpha, type LabelRows, masiAlpha } from '@classmark/evaluation';

/** Subjects by document id, as one side gives them. */
export type GivenSubjects = ReadonlyMap<string, readonly string[]>;

/** How two sides agree on a subject; null where they could not disagree. */
export interface SubjectAgreement extends JointAnswers {
  readonly subject: string;
  readonly kappa: number | null;
  readonly alpha: number | null;
}

/** What `agreement --json` prints. */
export interface Agreement {
  /** Documents that both sides label. */
  readonly documents: number;
  /** Documents that only one side labels; they do not count. */
  readonly firstAlone: number;
  readonly secondAlone: number;
  /** The fraction of documents with exactly the same subjects on both sides. */
  readonly same: number;
  /** Krippendorff's alpha of the subject sets, by MASI distance. */
  readonly alpha: number | null;
  /** F1 of one side measured on the other; it is symmetric. */
  readonly f1: number;
  /** Cohen's kappa, averaged over the subjects that have one. */
  readonly meanKappa: number | null;
  readonly perSubject: readonly SubjectAgreement[];
}

function toRows(given: readonly (readonly string[])[], subjects: readonly string[]): LabelRows {
  const columns = new Map(subjects.map((subject, column) => [subject, column]));
  const sets = given.map((names) =>
    [...new Set(names)].flatMap((name) => columns.get(name) ?? []).sort((a, b) => a - b),
  );
  const offsets = new Uint32Array(sets.length + 1);
  for (const [i, set] of sets.entries()) offsets[i + 1] = (offsets[i] ?? 0) + set.length;
  return { offsets, subjects: Uint32Array.from(sets.flat()) };
}

interface Counts {
  both: number;
  firstOnly: number;
  secondOnly: number;
}

function countBySubject(pairs: readonly (readonly [readonly string[], readonly string[]])[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  const countOf = (subject: string): Counts => {
    const own = counts.get(subject) ?? { both: 0, firstOnly: 0, secondOnly: 0 };
    counts.set(subject, own);
    return own;
  };
  for (const [first, second] of pairs) {
    for (const subject of first) countOf(subject)[second.includes(subject) ? 'both' : 'firstOnly'] += 1;
    for (const subject of second) if (!first.includes(subject)) countOf(subject).secondOnly += 1;
  }
  return counts;
}

const isSame = ([first, second]: readonly [readonly string[], readonly string[]]): boolean =>
  first.length === second.length && first.every((subject) => second.includes(subject));

/** @param first each document's subjects, without repeats; `second` as the other side gives them */
export function measureAgreement(first: GivenSubjects, second: GivenSubjects): Agreement {
  const pairs = [...first].flatMap(([id, given]): [readonly string[], readonly string[]][] => {
    const other = second.get(id);
    return other === undefined ? [] : [[given, other]];
  });
  const documents = pairs.length;
  const counts = countBySubject(pairs);
  const subjects = [...counts.keys()].sort();
  const perSubject = subjects.map((subject): SubjectAgreement => {
    const { both = 0, firstOnly = 0, secondOnly = 0 } = counts.get(subject) ?? {};
    const answers = { both, firstOnly, secondOnly, neither: documents - both - firstOnly - secondOnly };
    return { subject, ...answers, kappa: cohenKappa(answers), alpha: krippendorffAlpha(answers) };
  });
  const sum = (part: (subject: SubjectAgreement) => number): number => perSubject.reduce((all, s) => all + part(s), 0);
  const [shared, all] = [sum((s) => 2 * s.both), sum((s) => 2 * s.both + s.firstOnly + s.secondOnly)];
  const kappas = perSubject.map(({ kappa }) => kappa).filter((kappa) => kappa !== null);
  const rowsOf = (side: 0 | 1): LabelRows =>
    toRows(
      pairs.map((pair) => pair[side]),
      subjects,
    );
  return {
    documents,
    firstAlone: first.size - documents,
    secondAlone: second.size - documents,
    same: documents === 0 ? 0 : pairs.filter(isSame).length / documents,
    alpha: masiAlpha(rowsOf(0), rowsOf(1), subjects.length),
    f1: all === 0 ? 0 : shared / all,
    meanKappa: kappas.length === 0 ? null : kappas.reduce((a, b) => a + b, 0) / kappas.length,
    perSubject,
  };
}
