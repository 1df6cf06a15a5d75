import { Readable, type Transform } from 'node:stream';
import { AppError, type Concept } from '@classmark/domain';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { ConceptCollector } from './concept-collector.js';

type SkosFormat = 'turtle' | 'rdf-xml' | 'json-ld';

const baseIRI = 'urn:classmark:file/';

/** An entity stands for the beginning of a URI and no more, so that none can make a small file large. */
const longestEntity = 200;
const tailLength = 1_000;

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

/**
 * What the parser lets pass: entities that could grow or lead elsewhere, and a file whose end is missing.
 * @throws AppError
 */
async function* checkXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let root: string | null = null;
  let tail = '';
  for await (const chunk of chunks) {
    const text = tail + Buffer.from(chunk).toString('latin1');
    if (hasUnsafeEntity(text)) {
      throw new AppError('INVALID_INPUT', 'The file declares an XML entity that is not the beginning of a URI.');
    }
    root ??= /<([\w:.-]+)/.exec(text)?.[1] ?? null;
    tail = text.slice(-tailLength);
    yield chunk;
  }
  if (root !== null && !tail.includes(`</${root}`) && !tail.trimEnd().endsWith('/>')) {
    throw new AppError('INVALID_INPUT', `The file is not valid RDF/XML: its end, </${root}>, is missing.`);
  }
}

function hasUnsafeEntity(text: string): boolean {
  if (/<!ENTITY\s+(%|\S+\s+(SYSTEM|PUBLIC)\b)/.test(text)) return true;
  return [...text.matchAll(/<!ENTITY\s+\S+\s+(["'])/g)].some(({ 0: { length }, 1: quote = '"', index }) => {
    const value = text.slice(index + length, index + length + longestEntity + 1);
    const end = value.indexOf(quote);
    return (end === -1 && value.length > longestEntity) || value.slice(0, end).includes('&');
  });
}

/**
 * The concepts of a vocabulary in SKOS (W3C 2009), with labels as resources (SKOS-XL) too.
 * @param language in which labels are shown where there are several
 * @throws AppError where it is not what its format says, or names no concept
 */
export async function readSkos(
  chunks: AsyncIterable<Uint8Array>,
  format: SkosFormat,
  language: string | null,
): Promise<Concept[]> {
  const collector = new ConceptCollector();
  const parser = parsers[format]();
  try {
    const input = Readable.from(format === 'rdf-xml' ? checkXml(chunks) : chunks);
    input.on('error', (error) => parser.destroy(error));
    for await (const quad of input.pipe(parser)) collector.add(quad);
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error;
    throw new AppError('INVALID_INPUT', `The file is not valid ${formatNames[format]}: ${error.message}`);
  }
  const concepts = collector.finish(language);
  if (concepts.length === 0) throw new AppError('INVALID_INPUT', 'The file has no SKOS concepts.');
  return concepts;
}

const formatNames: Record<SkosFormat, string> = { turtle: 'Turtle', 'rdf-xml': 'RDF/XML', 'json-ld': 'JSON-LD' };
