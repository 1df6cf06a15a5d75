export { type Loss, losses } from './losses.js';
export { type LabelledRows, type LinearModel, type SgdOptions, SgdTrainer } from './sgd.js';
