export { type DualSolution, type DualTask, solveDual } from './dual/dual-coordinate-descent.js';
export type { DualPlan } from './dual/dual-plan.js';
export { createDualState, type DualState } from './dual/dual-state.js';
export { type Loss, losses } from './losses.js';
export type { RowTargets } from './sgd/learn-rows.js';
export { canRunSgdKernel } from './sgd/sgd-kernel.js';
export { type Optimiser, optimisers, type Schedule, type SgdPlan, type SgdShape, schedules } from './sgd/sgd-plan.js';
export { type SavedTrainer, SgdTrainer } from './sgd/sgd-trainer.js';
export { pickSubjects, type SubjectModel } from './subject-model.js';
