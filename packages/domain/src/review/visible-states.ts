import { type Actor, hasRole } from '../role.js';
import { type PredictionState, predictionStates } from './prediction-state.js';

const visibleToReaders: readonly PredictionState[] = ['published', 'accepted', 'rejected'];

/** The states in which somebody may see a prediction: readers only what is published or decided. */
export function visibleStates(actor: Actor): readonly PredictionState[] {
  return hasRole(actor, 'curator') ? predictionStates : visibleToReaders;
}
