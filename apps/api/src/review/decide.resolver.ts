import { decide, execute, labelDocument, undoDecision, type Verdict } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DocumentObject } from '../documents/document.object.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { ActObject } from './act.object.js';
import { VerdictEnum } from './review.enum.js';

@InputType({ description: 'An answer to a suggestion.' })
class DecisionInput {
  @Field(() => ID, { description: 'Of what.' })
  declare readonly documentId: string;

  @Field(() => ID, { description: 'The subject that was suggested.' })
  declare readonly subjectId: string;

  @Field(() => VerdictEnum, { description: 'Whether it is right.' })
  declare readonly verdict: Verdict;
}

@InputType({ description: 'A wrong suggestion, and what is right instead.' })
class CorrectionInput {
  @Field(() => ID, { description: 'Of what.' })
  declare readonly documentId: string;

  @Field(() => ID, { description: 'The subject that was suggested and is wrong.' })
  declare readonly rejectSubjectId: string;

  @Field(() => ID, { description: 'The subject that is right.' })
  declare readonly subjectId: string;
}

@InputType({ description: 'One act, undoable as one: decisions, or a correction.' })
class DecideInput {
  @Field(() => [DecisionInput], { nullable: true, description: 'At most 500; all are taken or none is.' })
  declare readonly decisions: DecisionInput[] | null;

  @Field(() => CorrectionInput, { nullable: true, description: 'Instead of decisions.' })
  declare readonly correction: CorrectionInput | null;
}

@InputType({ description: 'What a document is, or is not, about, whatever was suggested or said before.' })
class LabelDocumentInput {
  @Field(() => ID, { description: 'Of what.' })
  declare readonly documentId: string;

  @Field(() => ID, { description: 'The subject.' })
  declare readonly subjectId: string;

  @Field(() => Boolean, { description: 'Whether it has the subject.' })
  declare readonly value: boolean;
}

@InputType({ description: 'What is to be taken back.' })
class UndoDecisionInput {
  @Field(() => ID, { description: 'The whole act.' })
  declare readonly actId: string;
}

@ObjectType({ description: 'It is decided.' })
class Decided {
  @Field(() => ActObject, { description: 'What was done, to be undone by its id.' })
  readonly act: ActObject;

  constructor(act: ActObject) {
    this.act = act;
  }
}

@ObjectType({ description: 'It is taken back.' })
class DecisionUndone extends Decided {}

@ObjectType({ description: 'It is labelled.' })
class DocumentLabelled extends Decided {
  @Field(() => DocumentObject, { description: 'The document as it is now.' })
  readonly document: DocumentObject;

  constructor(act: ActObject, document: DocumentObject) {
    super(act);
    this.document = document;
  }
}

const DecideResult = createUnionType({
  name: 'DecideResult',
  description: 'The act, or why nothing was decided.',
  types: () => [Decided, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});
const UndoDecisionResult = createUnionType({
  name: 'UndoDecisionResult',
  description: 'The act, or why it stays.',
  types: () => [DecisionUndone, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});
const LabelDocumentResult = createUnionType({
  name: 'LabelDocumentResult',
  description: 'The document, or why it stays as it is.',
  types: () => [DocumentLabelled, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver()
export class DecideResolver {
  @Mutation(() => DecideResult, { description: 'Accepts, rejects or corrects suggestions.' })
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
    return new Decided(new ActObject(act));
  }

  @Mutation(() => LabelDocumentResult, { description: 'Says that a document has, or has not, a subject.' })
  async labelDocument(
    @Arg('input', () => LabelDocumentInput) input: LabelDocumentInput,
    @Ctx() { review, actor, loaders }: RequestContext,
  ): Promise<DocumentLabelled> {
    const documentId = bigKeyOf('Document', input.documentId, 'documentId');
    const subjectId = keyOf('Subject', input.subjectId, 'subjectId');
    const act = await execute(labelDocument, review, actor, { documentId, subjectId, value: input.value });
    return new DocumentLabelled(
      new ActObject(act),
      requireLoaded(await loaders.documents.load(documentId), 'document'),
    );
  }

  @Mutation(() => UndoDecisionResult, {
    description: 'Takes an act back, anybody’s; what was said before holds again.',
  })
  async undoDecision(
    @Arg('input', () => UndoDecisionInput) { actId }: UndoDecisionInput,
    @Ctx() { review, serving, actor }: RequestContext,
  ): Promise<DecisionUndone> {
    const ports = { store: review, scorer: serving };
    const act = await execute(undoDecision, ports, actor, { actId: bigKeyOf('Act', actId, 'actId') });
    return new DecisionUndone(new ActObject(act));
  }
}
