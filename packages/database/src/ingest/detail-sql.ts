/** The columns of `document` that hold its details, the keys of these in JSON, and their types. */
const details = [
  ['url', 'url', 'text'],
  ['publication_date', 'publicationDate', 'text'],
  ['language', 'language', 'text'],
  ['authors', 'authors', 'text[]'],
  ['metadata', 'metadata', 'jsonb'],
] as const;

/** Parts of statements about the details of documents `d` and of JSON read as `given`. */
export const detailSql = {
  columns: details.map(([column]) => column).join(),
  stored: details.map(([column]) => `d.${column}`).join(),
  given: details.map(([, key]) => `given."${key}"`).join(),
  /** The stored ones as JSON. */
  asJson: `jsonb_build_object(${details.map(([column, key]) => `'${key}', d.${column}`).join()})`,
  /** A table `given` of one row. */
  read: (json: string) =>
    `jsonb_to_record(${json}) as given (${details.map(([, key, type]) => `"${key}" ${type}`).join()})`,
} as const;
