import { Field, Float, Int, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('TableScores', {
  description: 'The file that a table scoring made. GET /outputs/RUN sends it, for 30 days.',
})
export class TableScoresObject {
  @Field(() => Int, { description: 'The number of rows.' })
  declare readonly rows: number;

  @Field(() => Int, { description: 'The number of rows that could not be scored; the file says why.' })
  declare readonly failed: number;

  @Field(() => String, { description: 'The name of the file.' })
  declare readonly fileName: string;

  @Field(() => Float, { description: 'The size of the file.' })
  declare readonly sizeBytes: number;
}
