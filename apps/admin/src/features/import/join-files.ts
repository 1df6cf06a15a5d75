/** Whether files can be read as one. */
export const canJoin = (files: readonly File[]): boolean =>
  files.length < 2 || files.every(({ name }) => /\.n?xml$/i.test(name));

/** One file of those that a person chose: articles in JATS may come in many, and are read one after another. */
export function joinFiles(files: readonly File[]): File | null {
  const [first, ...others] = files.toSorted((a, b) => a.name.localeCompare(b.name));
  if (first === undefined || others.length === 0) return first ?? null;
  const parts = [first, ...others].flatMap((file) => [file, '\n']);
  return new File(parts, `${files.length} files such as ${first.name}`);
}
