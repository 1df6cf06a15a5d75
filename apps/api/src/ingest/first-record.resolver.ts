import { AppError, fileBeginning, maxBeginningBytes, parseInput, requireRole } from '@classmark/domain';
import { decodeText, previewRecords } from '@classmark/harvest';
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { SeenBy } from '../graphql/seen-by.js';

/** Until here, a row that is wrong may be followed by a record. */
const mostRows = 20;

@SeenBy('reader')
@ObjectType({ description: 'The first record of a file, as an import reads it.' })
class FirstRecordObject {
  @Field(() => String, { description: 'Its title; may be empty.' })
  declare readonly title: string;

  @Field(() => String, { description: 'Its text; may be empty.' })
  declare readonly text: string;
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What the first record of a file says. @throws AppError where none can be read */
async function readFirstRecord(fileName: string, bytes: Uint8Array): Promise<FirstRecordObject> {
  const isBeginning = bytes.length === maxBeginningBytes;
  const { rows, problems, warnings } = await previewRecords(piece(bytes), mostRows, { fileName, isBeginning });
  const record = rows.find((row) => row.record !== null)?.record;
  if (record) return { title: record.title, text: record.text };
  const advice = warnings.find(({ code }) => code === 'FIELD_NOT_FOUND')?.message;
  const isLong = isBeginning && rows.length === 0 && problems.length < 2;
  const longer = `its first record ends beyond the ${maxBeginningBytes.toLocaleString('en')} bytes that are read.`;
  const reason = advice ?? (isLong ? longer : (problems[0]?.error.message ?? 'it has none.'));
  throw new AppError('INVALID_INPUT', `No record can be read of "${fileName}": ${reason}`);
}

@Resolver()
export class FirstRecordResolver {
  @Costs({ work: 20_000 })
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
    @Ctx() { actor }: RequestContext,
  ): Promise<FirstRecordObject> {
    requireRole(actor, 'reader');
    const given = parseInput(fileBeginning, { fileName, content });
    const bytes = Buffer.from(given.content, 'base64');
    return isOneText ? { title: '', text: decodeText(bytes) } : readFirstRecord(given.fileName, bytes);
  }
}
