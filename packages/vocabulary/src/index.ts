export { readVocabulary } from './read-vocabulary.js';
export { writeSkos } from './skos/write-skos.js';
