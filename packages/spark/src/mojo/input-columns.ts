import type { ModelHeader, MojoColumn } from '@classmark/mojo';
import { quote } from '../plans/relations.js';
import { textLiteral } from './sql.js';

/** A table's column, and what it holds as far as models care. */
export interface TableColumn {
  readonly name: string;
  readonly kind: 'text' | 'number';
}

/** Numbers as Java writes and reads them, blanks around them left out. */
const javaNumber =
  '[+-]?(NaN|Infinity|(([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|0[xX]([0-9a-fA-F]+\\.?|[0-9a-fA-F]*\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+)[fFdD]?)';

/** The name of the column that is added before the link. */
export const offsetName = '__offset';

/** The name under which an input's value is known to expressions: a number or the index of a level; NULL if missing. */
export const inputName = (i: number): string => `__input_${i}`;

/**
 * One computed column for each input of a model. What is not a number or no level of the model is missing, as in
 * genmodel's lenient setting.
 * @param find the table's column for an input; null where there is none
 */
export function inputColumns(
  { inputs }: ModelHeader,
  find: (name: string) => TableColumn | null,
): (readonly [name: string, sql: string])[] {
  return inputs.map((input, i) => [inputName(i), inputValue(input, find(input.name))] as const);
}

/** The offset of each row; what is missing or no number counts as 0. */
export function offsetColumn({ offsetColumn: name }: ModelHeader, find: (name: string) => TableColumn | null): string {
  const found = name === null ? null : find(name);
  return found === null ? '0.0D' : `nvl(${numberValue(found)}, 0.0D)`;
}

function inputValue({ name, levels }: MojoColumn, found: TableColumn | null): string {
  if (found === null) return levels === null ? 'CAST(NULL AS DOUBLE)' : 'CAST(NULL AS INT)';
  return levels === null ? numberValue(found) : levelOf(quote(found.name), name, levels);
}

function numberValue({ name, kind }: TableColumn): string {
  const number = kind === 'number' ? `CAST(${quote(name)} AS DOUBLE)` : parsed(quote(name));
  return `nullif(${number}, double('NaN'))`;
}

/** Java trims every sign up to the blank. */
function parsed(column: string): string {
  const trimmed = `regexp_replace(CAST(${column} AS STRING), '^[\\\\x00-\\\\x20]+|[\\\\x00-\\\\x20]+$', '')`;
  return `CASE WHEN ${trimmed} RLIKE ${textLiteral(`^${javaNumber}$`)} THEN try_cast(${trimmed} AS DOUBLE) END`;
}

/** A level by itself or, as older models write it, after the column's name and a point. */
function levelOf(column: string, name: string, levels: readonly string[]): string {
  const text = `CAST(${column} AS STRING)`;
  const known = `array(${levels.map(textLiteral).join(', ')})`;
  const direct = `nullif(array_position(${known}, ${text}), 0)`;
  const prefix = `${name}.`;
  const hasPrefixed = levels.some((level) => level.startsWith(prefix));
  const found = hasPrefixed
    ? `coalesce(${direct}, nullif(array_position(${known}, concat(${textLiteral(prefix)}, ${text})), 0))`
    : direct;
  return `CAST(${found} - 1 AS INT)`;
}
