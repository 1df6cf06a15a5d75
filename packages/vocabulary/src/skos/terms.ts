const skos = 'http://www.w3.org/2004/02/skos/core#';
const skosXl = 'http://www.w3.org/2008/05/skos-xl#';

/** The words of RDF that vocabularies are written with: SKOS, SKOS-XL, and how a term is withdrawn (OWL, Dublin Core). */
export const terms = {
  rdfsLabel: 'http://www.w3.org/2000/01/rdf-schema#label',
  type: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  Concept: `${skos}Concept`,
  ConceptScheme: `${skos}ConceptScheme`,
  Collection: `${skos}Collection`,
  OrderedCollection: `${skos}OrderedCollection`,
  inScheme: `${skos}inScheme`,
  hasTopConcept: `${skos}hasTopConcept`,
  topConceptOf: `${skos}topConceptOf`,
  prefLabel: `${skos}prefLabel`,
  altLabel: `${skos}altLabel`,
  hiddenLabel: `${skos}hiddenLabel`,
  notation: `${skos}notation`,
  scopeNote: `${skos}scopeNote`,
  broader: `${skos}broader`,
  narrower: `${skos}narrower`,
  broaderTransitive: `${skos}broaderTransitive`,
  narrowerTransitive: `${skos}narrowerTransitive`,
  member: `${skos}member`,
  xlLabel: `${skosXl}Label`,
  xlPrefLabel: `${skosXl}prefLabel`,
  xlAltLabel: `${skosXl}altLabel`,
  xlHiddenLabel: `${skosXl}hiddenLabel`,
  xlLiteralForm: `${skosXl}literalForm`,
  deprecated: 'http://www.w3.org/2002/07/owl#deprecated',
  isReplacedBy: 'http://purl.org/dc/terms/isReplacedBy',
  boolean: 'http://www.w3.org/2001/XMLSchema#boolean',
  title: 'http://purl.org/dc/terms/title',
} as const;

/** What is broader by kind, part or instance: by ISO 25964 and Getty's vocabularies, each a kind of `skos:broader`. */
const kindsOfStep =
  /^http:\/\/(?:purl\.org\/iso25964\/skos-thes|vocab\.getty\.edu\/ontology)#(broader|narrower)(?:Generic|Partitive|Instantial|Preferred|NonPreferred)$/;

/** A word of SKOS as it is written today: files have it from before its recommendation, too, and https where http is meant. */
export const todaysWord = (iri: string): string =>
  iri
    .replace(/^https:/, 'http:')
    .replace('http://www.w3.org/2008/05/skos#', skos)
    .replace(kindsOfStep, `${skos}$1`);

export const prefixes = {
  skos,
  owl: 'http://www.w3.org/2002/07/owl#',
  dct: 'http://purl.org/dc/terms/',
} as const;
