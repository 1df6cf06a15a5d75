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

/**
 * What somebody brings: a table with semicolons and without ids, of three fields that their words tell apart. In some rows
 * words of two fields stand together, so that a model is in doubt.
 */
export function ownTable(rows: number, { areLabelled, seed }: { areLabelled: boolean; seed: number }): string {
  const random = createRandom(seed);
  const lines = Array.from({ length: rows }, (_, i) => {
    const field = fields[i % fields.length] ?? 'Botany';
    const other = fields[(i + 1) % fields.length] ?? 'Botany';
    const isMixed = i % 5 === 4;
    const title = `Note ${i + 1} of the year ${1900 + seed}`;
    const text = write(random, isMixed ? [field, other] : [field, field, field, field]);
    return [title, text, ...(areLabelled ? [field] : [])].join(';');
  });
  return `${[['title', 'text', ...(areLabelled ? ['subjects'] : [])].join(';'), ...lines].join('\r\n')}\r\n`;
}
