export { type Loss, losses } from './losses.js';
export { type LabelledRows, type SgdOptions, SgdTrainer } from './sgd.js';
export { type InterleavedWeights, pickSubject, type SubjectModel } from './subject-model.js';
