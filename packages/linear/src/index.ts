export { type Loss, losses } from './losses.js';
export { type LabelledRows, type SgdOptions, SgdTrainer, type SubjectModel } from './sgd.js';
