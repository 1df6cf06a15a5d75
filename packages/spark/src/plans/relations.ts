/** A relation, expression or command of Spark Connect, as its protocol writes it. */
export type Plan = object;

export const tableFormats = ['csv', 'parquet', 'json'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableFiles {
  readonly format: TableFormat;
  /** A file or folder, as the cluster sees it. */
  readonly path: string;
  /** Of Spark's reader or writer, e.g. `header`. */
  readonly options?: Readonly<Record<string, string>>;
}

/** The rows of files. */
export function read({ format, path, options }: TableFiles, schema?: string): Plan {
  return { common: {}, read: { data_source: { format, paths: [path], options: options ?? {}, schema } } };
}

/** A column as it is. */
export const column = (name: string): Plan => ({ unresolved_attribute: { unparsed_identifier: quote(name) } });

/** A column by an expression of Spark's SQL. */
export const computed = (name: string, sql: string): Plan => ({
  alias: { expr: { expression_string: { expression: sql } }, name: [name] },
});

/** The columns of each row. */
export const project = (input: Plan, expressions: readonly Plan[]): Plan => ({
  common: {},
  project: { input, expressions },
});

/** Every column of the input. */
export const everything: Plan = { unresolved_star: {} };

/** What an SQL query gives. */
export const query = (sql: string): Plan => ({ common: {}, sql: { query: sql } });

/** The command that writes a relation, in place of what is there. */
export function write(input: Plan, { format, path, options }: TableFiles): Plan {
  return { write_operation: { input, source: format, path, mode: 'SAVE_MODE_OVERWRITE', options: options ?? {} } };
}

/** A name as Spark's SQL quotes it. */
export const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
