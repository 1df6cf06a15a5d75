/** SQL that makes acts on the same documents wait for each other, in an order that cannot lock up. */
export function lockDocuments(documentIds: readonly bigint[]): string {
  return `select from document where id in (${[...new Set(documentIds)].join()}) order by id for no key update`;
}
