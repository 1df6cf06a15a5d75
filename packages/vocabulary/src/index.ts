export { readVocabulary, type VocabularyOptions } from './read-vocabulary.js';
export { type VocabularyContent, writeSkos } from './skos/write-skos.js';
export { type VocabularyFormat, vocabularyFormats } from './vocabulary-format.js';
