const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EFBIG', 'the file would be larger than is allowed here'],
]);

/** What to tell people of an error of writing where there is no room; null of any other. */
export function describeFullDisk(error: unknown): string | null {
  const reason = error instanceof Error && 'code' in error ? reasons.get(error.code) : undefined;
  return reason === undefined ? null : `Cannot write, because ${reason}. Make room, or write elsewhere.`;
}
