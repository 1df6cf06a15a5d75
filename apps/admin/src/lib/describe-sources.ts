/** What a model suggests for, in words: all documents, or its sources by name. */
export const describeSources = (sources: readonly string[]): string =>
  sources.length === 0 ? 'all documents' : new Intl.ListFormat('en').format(sources);
