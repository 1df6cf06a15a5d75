import type { MojoColumn } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';

/** A backslash stands for the character behind it; `n` and `r` behind it for a line's end. */
export function unescapeLevel(text: string): string {
  return text.replace(/\\(.?)/gs, (_, next: string) => ({ n: '\n', r: '\r' })[next] ?? next);
}

function readLevels(files: ModelFiles, ini: ModelIni, { count, file }: { count: number; file: string }): string[] {
  const levels = files.readLines(`domains/${file}`);
  if (levels.length !== count) {
    throw new MojoError('DAMAGED', `"domains/${file}" has ${levels.length} levels, model.ini says ${count}.`);
  }
  return ini.fields.isTrue('escape_domain_values') ? levels.map(unescapeLevel) : levels;
}

/** All columns of the training table, in order. */
export function readColumns(files: ModelFiles, ini: ModelIni): MojoColumn[] {
  const count = ini.fields.count('n_columns');
  if (ini.columns.length !== count) {
    throw new MojoError('DAMAGED', `model.ini lists ${ini.columns.length} columns and says ${count}.`);
  }
  const seen = new Set<string>();
  const repeated = ini.columns.find((name) => seen.size === seen.add(name).size);
  if (repeated !== undefined) throw new MojoError('DAMAGED', `model.ini lists the column "${repeated}" twice.`);
  const domains = ini.fields.count('n_domains');
  if (ini.domains.size !== domains || [...ini.domains.keys()].some((column) => column >= count)) {
    throw new MojoError('DAMAGED', `model.ini lists ${ini.domains.size} domains and says ${domains}.`);
  }
  const listed = new Set([...ini.domains.values()].map(({ file }) => file));
  const stray = files.list('domains/').find((name) => !listed.has(name));
  if (stray !== undefined) throw new MojoError('DAMAGED', `The file "domains/${stray}" belongs to no column.`);
  return ini.columns.map((name, column) => {
    const domain = ini.domains.get(column);
    return { name, levels: domain === undefined ? null : readLevels(files, ini, domain) };
  });
}
