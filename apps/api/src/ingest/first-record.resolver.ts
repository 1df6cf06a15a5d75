import { fileBeginning, parseInput, requireRole } from '@classmark/domain';
import { decodeText } from '@classmark/harvest';
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { type Asked, Costs } from '../graphql/costs.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('FirstRecord', { description: 'The first record of a file, as an import reads it.' })
class FirstRecordObject {
  @Field(() => String, { description: 'Its title; may be empty.' })
  declare readonly title: string;

  @Field(() => String, { description: 'Its text; may be empty.' })
  declare readonly text: string;
}

/** Starting a thread, and reading as many bytes as come. */
function readingCost({ args: { content, isOneText } }: Asked): number {
  const bytes = typeof content === 'string' ? content.length : 0;
  return isOneText === true ? 500 : 30_000 + bytes / 20;
}

@Resolver()
export class FirstRecordResolver {
  @Costs({ work: readingCost })
  @Query(() => FirstRecordObject, {
    description: 'Reads the first record of a file, in any form in which an import reads it, and keeps nothing.',
  })
  async firstRecord(
    @Arg('fileName', () => String, { description: "The file's name, whose extension gives the format." })
    fileName: string,
    @Arg('content', () => String, { description: 'The beginning of the file, at most 1,000,000 bytes, in Base64.' })
    content: string,
    @Arg('isOneText', () => Boolean, {
      description: 'Whether the file is one text, not records: then its text is all of it, in whatever encoding.',
      defaultValue: false,
    })
    isOneText: boolean,
    @Ctx() { actor, firstRecords, signal }: RequestContext,
  ): Promise<FirstRecordObject> {
    requireRole(actor, 'reader');
    const given = parseInput(fileBeginning, { fileName, content });
    const bytes = Buffer.from(given.content, 'base64');
    return isOneText
      ? { title: '', text: decodeText(bytes) }
      : firstRecords.read({ fileName: given.fileName, bytes }, signal);
  }
}
