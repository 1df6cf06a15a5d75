import { createRandom, type Random } from '@classmark/math';

const words = {
  Astronomy: ['galaxy', 'redshift', 'telescope', 'quasar', 'nebula', 'orbit'],
  Botany: ['petal', 'stamen', 'seedling', 'pollen', 'foliage', 'xylem'],
  Carpentry: ['dovetail', 'chisel', 'mortise', 'plywood', 'veneer', 'joinery'],
} as const;
type Field = keyof typeof words;
const fields: readonly Field[] = ['Astronomy', 'Botany', 'Carpentry'];
const filler = ['study', 'method', 'result', 'sample', 'season', 'question', 'answer', 'figure', 'report', 'measure'];

/** @param of as many words of each field as it stands here; the rest say nothing */
function write(random: Random, of: readonly Field[]): string {
  const pick = (list: readonly string[]): string => list[random.below(list.length)] ?? '';
  const said = [
    ...of.map((field) => pick(words[field])),
    ...Array.from({ length: 14 - of.length }, () => pick(filler)),
  ];
  return `${pick(said)} ${said.join(' ')}`;
}

export interface OwnRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly field: Field;
}

/** Notes of three fields that their words tell apart. In some, words of two stand together, so that a model is in doubt. */
export function ownRecords(rows: number, seed: number): OwnRecord[] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, (_, i) => {
    const field = fields[i % fields.length] ?? 'Botany';
    const other = fields[(i + 1) % fields.length] ?? 'Botany';
    const isMixed = i % 5 === 4;
    const text = write(random, isMixed ? [field, other] : [field, field, field, field]);
    return { id: String(i + 1), title: `Note ${i + 1} of the year ${1900 + seed}`, text, field };
  });
}

/** What somebody brings: such notes as a table with semicolons and without ids. */
export function ownTable(rows: number, { areLabelled, seed }: { areLabelled: boolean; seed: number }): string {
  const lines = ownRecords(rows, seed).map(({ title, text, field }) =>
    [title, text, ...(areLabelled ? [field] : [])].join(';'),
  );
  return `${[['title', 'text', ...(areLabelled ? ['subjects'] : [])].join(';'), ...lines].join('\r\n')}\r\n`;
}
