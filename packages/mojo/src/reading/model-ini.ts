import { MojoError } from '../mojo-error.js';
import { trimAsJava } from '../numbers/trim-as-java.js';
import { Fields } from './fields.js';

/** `model.ini`, split into its sections. */
export interface ModelIni {
  readonly fields: Fields;
  readonly columns: readonly string[];
  /** By column: how many levels, and the file that lists them. */
  readonly domains: ReadonlyMap<number, { readonly count: number; readonly file: string }>;
}

const sections = ['[info]', '[columns]', '[domains]'] as const;
type Section = (typeof sections)[number];

const isSection = (line: string): line is Section => sections.some((section) => section === line);

function parseDomain(line: string): [number, { count: number; file: string }] {
  const [, column, count, file] = /^(\d{1,9}):\s*(\d{1,9}) ([\w.-]+)$/.exec(line) ?? [];
  if (column === undefined || count === undefined || file === undefined) {
    throw new MojoError('DAMAGED', `model.ini: "${line.slice(0, 80)}" is not a line of [domains].`);
  }
  return [Number(column), { count: Number(count), file }];
}

function setOnce(values: Map<string, string>, key: string, value: string): void {
  if ((values.get(key) ?? value) !== value) {
    throw new MojoError('DAMAGED', `model.ini states "${key.slice(0, 80)}" twice.`);
  }
  values.set(key, value);
}

/** Throws MojoError. */
export function parseModelIni(lines: readonly string[]): ModelIni {
  const values = new Map<string, string>();
  const columns: string[] = [];
  const domains = new Map<number, { count: number; file: string }>();
  let section: Section | null = null;
  for (const raw of lines) {
    const line = trimAsJava(raw);
    if (line === '' || line.startsWith('#')) continue;
    if (isSection(line)) section = line;
    else if (section === '[columns]') columns.push(line);
    else if (section === '[domains]') domains.set(...parseDomain(line));
    else if (section === '[info]') {
      const at = line.indexOf('=');
      if (at < 1) throw new MojoError('DAMAGED', `model.ini: "${line.slice(0, 80)}" states no value.`);
      setOnce(values, trimAsJava(line.slice(0, at)), trimAsJava(line.slice(at + 1)));
    } else throw new MojoError('NOT_A_MOJO', 'model.ini does not begin with [info].');
  }
  return { fields: new Fields(values), columns, domains };
}
