export { type Artefact, decodeArtefact, decodeWeights, encodeArtefact } from './artefact/artefact.js';
export { isLearnerId, type LearnerId, learnerIds, loadLearner } from './registry.js';
