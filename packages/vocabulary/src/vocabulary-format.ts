import type { VocabularyFormat } from '@classmark/domain';
import { namesConceptColumns } from './read-concept-table.js';

const xml = /^(<\?xml|<!DOCTYPE(?! html)|<!--|<(\w+:)?RDF\b|<[\w.:-]+\s+[\w.:-]+\s*=)/i;
const json = /^(\{|\[\s*[[\]{"])/;
/** A comment, a prefix or a base. */
const turtle = /^(#|@prefix\s|@base\s|prefix\s+[\w.-]*:\s*<|base\s+<)/i;
/** Its predicate is an IRI, since no prefix is known yet; or it says what something is, although a prefix is missing. */
const statement = /^(<[^<>]*>|_:\S+)\s+(<|a[ \t]+<)|^(<[^<>]*>|[\w-]*:[\w-]+) +a +[\w-]*:[\w-]+/;
const uriAndTab = /^(https?:\/\/[^\s<>]+|<[^\s<>]+:[^\s<>]*>) *\t/;

/** By how a file begins, whatever it is called. */
export function detectVocabularyFormat(head: string): VocabularyFormat {
  const start = head.trimStart();
  if (xml.test(start)) return 'rdf-xml';
  if (json.test(start)) return 'json-ld';
  if (turtle.test(start) || statement.test(start)) return 'turtle';
  if (uriAndTab.test(start)) return 'annif-tsv';
  const [first = ''] = start.split(/[\r\n]/, 1);
  return namesConceptColumns(first) ? 'csv' : 'paths';
}
