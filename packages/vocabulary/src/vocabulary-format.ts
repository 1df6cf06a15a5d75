import type { VocabularyFormat } from '@classmark/domain';

const isUri = (text: string): boolean => /^<?https?:\/\/\S+?>?$/.test(text);

/** By how a file begins, whatever it is called. */
export function detectVocabularyFormat(head: string): VocabularyFormat {
  const start = head.trimStart();
  if (/^(<\?xml|<!DOCTYPE|<!--|<(\w+:)?RDF\b)/.test(start)) return 'rdf-xml';
  if (/^[[{]/.test(start)) return 'json-ld';
  if (/^\s*(#|@prefix|@base|prefix\s|base\s|<[^>]+>\s+(a|<|\w+:))/im.test(start.split('\n', 50).join('\n'))) {
    return 'turtle';
  }
  const [first = ''] = start.split(/\r?\n/, 1);
  if (first.includes('\t') && isUri(first.split('\t')[0]?.trim() ?? '')) return 'annif-tsv';
  if (/(^|[,;])"?uri"?([,;]|$)/i.test(first)) return 'annif-csv';
  return 'paths';
}
