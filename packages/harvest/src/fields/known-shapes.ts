import type { GivenMapping } from './field-mapping.js';

/** Records of one well-known origin, told by keys that no others have. */
interface KnownShape {
  readonly keys: readonly string[];
  readonly without?: readonly string[];
  readonly mapping: GivenMapping;
}

/** Where names alone would lead astray. */
export const knownShapes: readonly KnownShape[] = [
  // OpenAlex: a topic is chosen for the work, keywords and concepts are many and weak.
  {
    keys: ['abstract_inverted_index', 'topics'],
    mapping: { id: 'id', text: 'abstract_inverted_index', subjects: 'topics' },
  },
  {
    keys: ['abstract_inverted_index', 'concepts'],
    mapping: { id: 'id', text: 'abstract_inverted_index', subjects: 'concepts' },
  },
  // BioASQ: `meshMajor` beside the name of the journal.
  { keys: ['abstractText', 'meshMajor'], mapping: { text: 'abstractText', subjects: 'meshMajor' } },
  // Web of Science: two letters a column; `ID` holds keywords.
  { keys: ['PT', 'TI', 'AB', 'UT'], mapping: { id: 'UT', title: 'TI', text: 'AB', subjects: 'DE', authors: 'AU' } },
  // Zotero: `Key` is the id, but only here.
  { keys: ['Key', 'Item Type', 'Abstract Note'], mapping: { id: 'Key', subjects: 'Manual Tags' } },
  // doccano's exports before `text`.
  { keys: ['data', 'label'], without: ['text', 'title'], mapping: { text: 'data', subjects: 'label' } },
  // arXiv: the title beside who submitted it.
  { keys: ['submitter', 'abstract', 'categories'], mapping: { text: 'abstract', subjects: 'categories' } },
];
