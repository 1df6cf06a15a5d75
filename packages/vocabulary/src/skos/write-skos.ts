import type { Concept } from '@classmark/domain';
import { DataFactory, type Quad_Object, Writer } from 'n3';
import { prefixes, terms } from './terms.js';

const { namedNode, literal } = DataFactory;

/** A scheme as it is written. */
export interface WrittenScheme {
  readonly name: string;
  /** Of the scheme itself, and what the URIs of subjects without one begin with. */
  readonly uri: string;
  readonly concepts: Iterable<Concept>;
}

const isAbsolute = /^[a-z][a-z0-9+.-]*:/i;

/** What Turtle does not allow within `<` and `>` is percent-encoded. */
const toIri = (uri: string): string => uri.replaceAll(/[\0-\x20<>"{}|^`\\]/g, encodeURIComponent);

/** A scheme and its concepts in SKOS, as Turtle. */
export function writeSkos({ name, uri, concepts }: WrittenScheme): Promise<string> {
  const writer = new Writer({ prefixes });
  const scheme = namedNode(uri);
  const written = [...concepts];
  const uris = new Map(written.map((concept) => [concept.key, concept.uri]));
  const nodeOf = (key: string) => {
    const own = uris.get(key) ?? '';
    return namedNode(isAbsolute.test(own) ? toIri(own) : `${uri}#${encodeURIComponent(key)}`);
  };
  writer.addQuad(scheme, namedNode(terms.type), namedNode(terms.ConceptScheme));
  writer.addQuad(scheme, namedNode(terms.title), literal(name));
  for (const concept of written) {
    const node = nodeOf(concept.key);
    const add = (term: string, object: Quad_Object): void => {
      writer.addQuad(node, namedNode(term), object);
    };
    add(terms.type, namedNode(terms.Concept));
    add(terms.inScheme, scheme);
    for (const { text, language } of concept.labels) add(terms.prefLabel, literal(text, language ?? undefined));
    for (const { text, language } of concept.altLabels) add(terms.altLabel, literal(text, language ?? undefined));
    for (const { text, language } of concept.scopeNotes) add(terms.scopeNote, literal(text, language ?? undefined));
    if (concept.notation !== null) add(terms.notation, literal(concept.notation));
    for (const notation of concept.otherNotations) add(terms.notation, literal(notation));
    for (const key of concept.broader) add(terms.broader, nodeOf(key));
    if (concept.isDeprecated) add(terms.deprecated, literal('true', namedNode(terms.boolean)));
    if (concept.replacedBy !== null) add(terms.isReplacedBy, nodeOf(concept.replacedBy));
  }
  return new Promise((resolve, reject) => {
    writer.end((error, text: string) => (error ? reject(error) : resolve(text)));
  });
}
