/** An article that nobody wrote: the same for the same number. */
export interface MadeArticle {
  readonly identifier: string;
  readonly datestamp: string;
  readonly isDeleted: boolean;
  readonly set: string;
  readonly title: string;
  readonly abstract: string;
  readonly subjects: readonly string[];
  readonly authors: readonly string[];
  readonly date: string;
  readonly doi: string;
}

const areas = [
  ['Rivers', ['water', 'delta', 'flood', 'bank', 'current', 'sediment', 'estuary', 'gauge']],
  ['Stars', ['galaxy', 'orbit', 'telescope', 'light', 'mass', 'spectrum', 'planet', 'dust']],
  ['Cells', ['protein', 'membrane', 'gene', 'enzyme', 'tissue', 'receptor', 'growth', 'signal']],
  ['Cities', ['traffic', 'housing', 'street', 'market', 'resident', 'transit', 'plan', 'noise']],
] as const;
const families = ['Ames', 'Bauer', 'Costa', 'Diaz', 'Eriksen', 'Fofana', 'Gupta', 'Haddad'];
const givenNames = ['Ada', 'Ben', 'Chen', 'Dora', 'Emil', 'Fatou', 'Greta', 'Hugo'];
const firstDay = Date.UTC(2020, 0, 1);
const day = 86_400_000;

/** A number from 0 to `below` - 1, made of two others (the last steps of MurmurHash3). */
function pick(number: number, salt: number, below: number): number {
  let mixed = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
}

/** Every fiftieth has been deleted; ten a day have changed. */
export function makeArticle(number: number): MadeArticle {
  const [subject, words] = areas[pick(number, 0, areas.length)] ?? areas[0];
  const word = (salt: number): string => words[pick(number, salt, words.length)] ?? '';
  const second = areas[pick(number, 50, areas.length * 3)];
  const name = (salt: number) =>
    `${families[pick(number, salt, families.length)]}, ${givenNames[pick(number, salt + 1, givenNames.length)]}`;
  const sentences = [0, 1, 2, 3].map(
    (i) => `The ${word(i * 3 + 1)} and the ${word(i * 3 + 2)} change with the ${word(i * 3 + 3)}.`,
  );
  return {
    identifier: `oai:made.example:${number}`,
    datestamp: new Date(firstDay + Math.floor(number / 10) * day).toISOString().slice(0, 10),
    isDeleted: number % 50 === 49,
    set: number % 2 === 0 ? 'even' : 'odd',
    title: `On the ${word(20)} & the ${word(21)} of study ${number}`,
    abstract: sentences.join(' '),
    subjects: [...new Set([subject, ...(second ? [second[0]] : [])])],
    authors: [name(30), name(40)],
    date: new Date(firstDay + pick(number, 60, 1_500) * day).toISOString().slice(0, 10),
    doi: `10.5555/made.${number}`,
  };
}
