import { decide, execute, labelDocument, undoDecision, type Verdict } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { ActObject } from './act.object.js';
import { VerdictEnum } from './review.enum.js';

@InputType({ description: 'A decision on a suggestion.' })
class DecisionInput {
  @Field(() => ID, { description: 'The document.' })
  declare readonly documentId: string;

  @Field(() => ID, { description: 'The suggested subject.' })
  declare readonly subjectId: string;

  @Field(() => VerdictEnum, { description: 'Whether the suggestion is right.' })
  declare readonly verdict: Verdict;
}

@InputType({ description: 'Replaces a wrong suggestion by the right subject.' })
class CorrectionInput {
  @Field(() => ID, { description: 'The document.' })
  declare readonly documentId: string;

  @Field(() => ID, { description: 'The suggested subject, which is wrong.' })
  declare readonly rejectSubjectId: string;

  @Field(() => ID, { description: 'The right subject.' })
  declare readonly subjectId: string;
}

@InputType({ description: 'One act, undone as a whole: either decisions or a correction.' })
class DecideInput {
  @Field(() => [DecisionInput], { nullable: true, description: 'At most 500; all of them are recorded, or none.' })
  declare readonly decisions: DecisionInput[] | null;

  @Field(() => CorrectionInput, { nullable: true, description: 'A correction, instead of decisions.' })
  declare readonly correction: CorrectionInput | null;
}

@InputType({ description: 'Adds or removes a subject of a document, whatever was suggested or said before.' })
class LabelDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  declare readonly documentId: string;

  @Field(() => ID, { description: 'The subject.' })
  declare readonly subjectId: string;

  @Field(() => Boolean, { description: 'Whether the document has the subject.' })
  declare readonly value: boolean;
}

@InputType({ description: 'The act to undo.' })
class UndoDecisionInput {
  @Field(() => ID, { description: 'The act; all its decisions are undone.' })
  declare readonly actId: string;
}

@ObjectType()
abstract class ActAnswer {
  @Field(() => ActObject, { description: 'The act.' })
  declare readonly act: ActObject;
}

@ObjectType({ description: 'The decision was recorded.' })
class Decided extends ActAnswer {}

@ObjectType({ description: 'The act was undone.' })
class DecisionUndone extends ActAnswer {}

@ObjectType({ description: 'The label was recorded.' })
class DocumentLabelled extends ActAnswer {
  @Field(() => DocumentObject, { description: 'The document as it is now.' })
  declare readonly document: DocumentObject;
}

const problems = [NotFoundProblem, ConflictProblem];
const DecideResult = answerUnion('DecideResult', 'The act, or why nothing was decided.', Decided, problems);
const UndoDecisionResult = answerUnion(
  'UndoDecisionResult',
  'The act, or why it was not undone.',
  DecisionUndone,
  problems,
);
const LabelDocumentResult = answerUnion(
  'LabelDocumentResult',
  'The document, or why it stays as it is.',
  DocumentLabelled,
  problems,
);

@Resolver()
export class DecideResolver {
  @Mutation(() => DecideResult, { description: 'Accepts, rejects or corrects suggestions. For curators.' })
  async decide(
    @Arg('input', () => DecideInput) { decisions, correction }: DecideInput,
    @Ctx() { review, actor }: RequestContext,
  ): Promise<Decided> {
    const act = await execute(decide, review, actor, {
      decisions: decisions?.map(({ documentId, subjectId, verdict }, i) => ({
        documentId: bigKeyOf('Document', documentId, `decisions.${i}.documentId`),
        subjectId: keyOf('Subject', subjectId, `decisions.${i}.subjectId`),
        verdict,
      })),
      correction: correction && {
        documentId: bigKeyOf('Document', correction.documentId, 'correction.documentId'),
        rejectSubjectId: keyOf('Subject', correction.rejectSubjectId, 'correction.rejectSubjectId'),
        subjectId: keyOf('Subject', correction.subjectId, 'correction.subjectId'),
      },
    });
    return { act };
  }

  @Mutation(() => LabelDocumentResult, {
    description: 'Records that a document has a subject, or does not have it. For curators.',
  })
  async labelDocument(
    @Arg('input', () => LabelDocumentInput) input: LabelDocumentInput,
    @Ctx() { review, actor, loaders }: RequestContext,
  ): Promise<DocumentLabelled> {
    const documentId = bigKeyOf('Document', input.documentId, 'documentId');
    const subjectId = keyOf('Subject', input.subjectId, 'subjectId');
    const act = await execute(labelDocument, review, actor, { documentId, subjectId, value: input.value });
    return { act, document: await follow(loaders.documents, documentId) };
  }

  @Mutation(() => UndoDecisionResult, {
    description: 'Undoes an act, whoever made it; earlier decisions hold again. For curators.',
  })
  async undoDecision(
    @Arg('input', () => UndoDecisionInput) { actId }: UndoDecisionInput,
    @Ctx() { review, serving, actor }: RequestContext,
  ): Promise<DecisionUndone> {
    const ports = { store: review, scorer: serving };
    return { act: await execute(undoDecision, ports, actor, { actId: bigKeyOf('Act', actId, 'actId') }) };
  }
}
