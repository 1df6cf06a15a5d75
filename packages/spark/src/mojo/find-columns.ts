import { AppError } from '@classmark/domain';
import type { ModelHeader } from '@classmark/mojo';
import type { TableColumn } from './input-columns.js';

const numberKinds: ReadonlySet<string> = new Set(['byte', 'short', 'integer', 'long', 'float', 'double', 'decimal']);
const mostListed = 10;

/** The table's column for an input or the offset of a model; null where there is none. */
export type FindColumn = (name: string) => TableColumn | null;

type Inputs = Pick<ModelHeader, 'inputs' | 'offsetColumn'>;

const listInputs = ({ inputs }: Inputs): string =>
  inputs
    .slice(0, mostListed)
    .map(({ name }) => `"${name}"`)
    .join(', ');

/**
 * @param columns the table's column for an input; left out: the one of its name
 * @param types of the table's columns
 * @throws AppError where `columns` names an input or a column that is not there
 */
export function columnFinder(
  model: Inputs,
  columns: ReadonlyMap<string, string>,
  types: ReadonlyMap<string, string>,
): FindColumn {
  const known = new Set([...model.inputs.map(({ name }) => name), model.offsetColumn]);
  const unknown = [...columns.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new AppError('INVALID_INPUT', `The model has no input "${unknown}"; it has ${listInputs(model)}.`);
  }
  const absent = [...columns.values()].find((name) => !types.has(name));
  if (absent !== undefined) throw new AppError('INVALID_INPUT', `The table has no column "${absent}".`);
  return (name) => {
    const own = columns.get(name) ?? name;
    const type = types.get(own);
    return type === undefined ? null : { name: own, kind: numberKinds.has(type) ? 'number' : 'text' };
  };
}

/** @throws AppError where the table has none of the inputs */
export function requireInput(model: Inputs, find: FindColumn): void {
  if (model.inputs.some(({ name }) => find(name) !== null)) return;
  throw new AppError('INVALID_INPUT', `The table has none of the model's inputs: ${listInputs(model)}.`);
}
