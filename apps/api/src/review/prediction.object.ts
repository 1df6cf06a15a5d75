import type { Prediction, PredictionState } from '@classmark/domain';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { PredictionStateEnum } from './review.enum.js';

@ObjectType('Prediction', { description: 'A classifier’s probability that a document has a subject.' })
export class PredictionObject {
  constructor(readonly prediction: Prediction) {}

  @Field(() => ID, { description: 'Opaque; there is one for a document and a subject.' })
  get id(): string {
    return encodeGlobalId('Prediction', this.prediction.documentId, this.prediction.subjectId);
  }

  @Field(() => Float, { description: 'Calibrated, 0 to 1; as it was when a person decided.' })
  get probability(): number {
    return this.prediction.probability;
  }

  @Field(() => PredictionStateEnum, { description: 'Where it stands.' })
  get state(): PredictionState {
    return this.prediction.state;
  }

  @Field(() => Float, { description: 'Distance of the probability to the nearest threshold.' })
  get margin(): number {
    return this.prediction.margin;
  }
}
