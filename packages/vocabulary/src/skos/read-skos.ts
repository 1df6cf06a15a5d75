import { Readable, type Transform } from 'node:stream';
import { AppError, type VocabularyContent } from '@classmark/domain';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { ConceptCollector } from './concept-collector.js';
import { joinDocuments } from './join-documents.js';
import { readXml } from './read-xml.js';

type SkosFormat = 'turtle' | 'rdf-xml' | 'json-ld';

const baseIRI = 'urn:classmark:file/';

/** A context that stands elsewhere would have to be downloaded. */
const documentLoader = {
  load(url: string): Promise<never> {
    throw new AppError('INVALID_INPUT', `The file takes its context from ${url}; write the context into the file.`);
  },
};

const parsers: Record<SkosFormat, () => Transform> = {
  turtle: () => new StreamParser({ baseIRI }),
  'rdf-xml': () => new RdfXmlParser({ baseIRI }),
  'json-ld': () => new JsonLdParser({ baseIRI, documentLoader }),
};

/** A file as the parser of its format reads it. */
const inputs: Partial<Record<SkosFormat, (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>>> = {
  'rdf-xml': readXml,
  'json-ld': joinDocuments,
};

/**
 * The concepts of a vocabulary in SKOS (W3C 2009), with labels as resources (SKOS-XL) too.
 * @param language in which labels are shown where there are several
 * @throws AppError where it is not what its format says, or names no concept
 */
export async function readSkos(
  chunks: AsyncIterable<Uint8Array>,
  format: SkosFormat,
  language: string | null,
): Promise<VocabularyContent> {
  const collector = new ConceptCollector();
  const parser = parsers[format]();
  try {
    const input = Readable.from(inputs[format]?.(chunks) ?? chunks);
    input.on('error', (error) => parser.destroy(error));
    for await (const quad of input.pipe(parser)) collector.add(quad);
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error;
    throw new AppError('INVALID_INPUT', `The file is not valid ${formatNames[format]}: ${error.message}`);
  }
  const content = collector.finish(language);
  if (content.concepts.length === 0) throw new AppError('INVALID_INPUT', 'The file has no SKOS concepts.');
  return content;
}

const formatNames: Record<SkosFormat, string> = { turtle: 'Turtle', 'rdf-xml': 'RDF/XML', 'json-ld': 'JSON-LD' };
