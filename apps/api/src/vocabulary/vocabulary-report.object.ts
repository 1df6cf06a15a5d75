import type { SubjectChange, SubjectChangeKind, VocabularyImport, VocabularyReport } from '@classmark/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { EffectObject } from '../upkeep/effect.object.js';

const SubjectChangeKindEnum = enumType<SubjectChangeKind>('SubjectChangeKind', 'A kind of change of a subject.', {
  added: 'It is new.',
  renamed: 'Its label changes.',
  moved: 'Its broader subjects change.',
  merged: 'It is merged into another subject, with its labels and decisions.',
  removed: 'It is deleted, with its labels and decisions.',
  edited: 'Its alternative labels, scope notes, notation or URI change.',
});

@SeenBy('operator')
@ObjectType('SubjectChange', { description: 'A change of one subject by importing a vocabulary.' })
class SubjectChangeObject implements SubjectChange {
  @Field(() => SubjectChangeKindEnum, { description: 'The kind of change.' })
  declare readonly kind: SubjectChangeKind;

  @Field(() => String, { description: 'Its label before; of an added one, its label.' })
  declare readonly label: string;

  @Field(() => [String], {
    description: 'Renamed: its label before. Moved or removed: the labels of the subjects that were right above it.',
  })
  declare readonly before: string[];

  @Field(() => [String], {
    description:
      'Renamed: its new label. Added or moved: the labels of the subjects right above it. Merged: the subject that stays.',
  })
  declare readonly after: string[];
}

@SeenBy('operator')
@ObjectType('VocabularyStep', { description: 'A broader relation: one subject below another.' })
class VocabularyStepObject {
  @Field(() => String, { description: 'The label of the narrower subject.' })
  declare readonly narrower: string;

  @Field(() => String, { description: 'The label of the broader subject.' })
  declare readonly broader: string;
}

@SeenBy('operator')
@ObjectType('StillMerged', { description: 'A concept of a file that stays merged into another subject.' })
class StillMergedObject {
  @Field(() => String, { description: 'Its label in the file.' })
  declare readonly label: string;

  @Field(() => String, { description: 'The label of the subject that it is merged into.' })
  declare readonly into: string;
}

@SeenBy('operator')
@ObjectType('VocabularyReport', { description: 'The changes that importing a vocabulary makes.' })
export class VocabularyReportObject implements VocabularyReport {
  @Field(() => Int, { description: 'How many subjects are new.' })
  declare readonly added: number;

  @Field(() => Int, { description: 'How many subjects get another label.' })
  declare readonly renamed: number;

  @Field(() => Int, { description: 'How many subjects move.' })
  declare readonly moved: number;

  @Field(() => Int, { description: 'How many subjects are merged into others.' })
  declare readonly merged: number;

  @Field(() => Int, { description: 'How many subjects are deleted.' })
  declare readonly removed: number;

  @Field(() => Int, { description: 'How many subjects get other alternative labels, scope notes, notations or URIs.' })
  declare readonly edited: number;

  @Field(() => Int, { description: 'How many subjects stay as they are.' })
  declare readonly unchanged: number;

  @Field(() => [SubjectChangeObject], { description: 'Subject by subject, by kind; the first 500 of each kind.' })
  declare readonly changes: SubjectChangeObject[];

  @Field(() => [VocabularyStepObject], {
    description: 'Broader relations of the file that would form a cycle; they are left out. The first 500.',
  })
  declare readonly circles: VocabularyStepObject[];

  @Field(() => Int, { nullable: true, description: 'How many `circles` there are; null where they were not counted.' })
  declare readonly circleCount: number | null;

  @Field(() => [StillMergedObject], {
    description:
      'Concepts of the file that stay merged into other subjects, since people have merged them. The first 500.',
  })
  declare readonly stillMerged: StillMergedObject[];

  @Field(() => Int, {
    nullable: true,
    description: 'How many `stillMerged` there are; null where they were not counted.',
  })
  declare readonly stillMergedCount: number | null;

  @Field(() => [String], {
    description:
      'What the file points at as concepts and does not describe, by URI; no subjects are made of it. The first 500.',
  })
  declare readonly undescribed: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'How many `undescribed` there are; null where they were not counted.',
  })
  declare readonly undescribedCount: number | null;

  @Field(() => [EffectObject], { description: 'The effects on labels, decisions and classifiers.' })
  declare readonly effects: EffectObject[];
}

@SeenBy('operator')
@ObjectType('VocabularyImport', { implements: NodeObject, description: 'A vocabulary file that was imported.' })
export class VocabularyImportObject extends NodeObject implements VocabularyImport {
  declare readonly id: number;
  declare readonly schemeId: number;

  @Field(() => String, { description: 'The name of the file.' })
  declare readonly fileName: string;

  @Field(() => String, { description: 'Who imported it, as the audit trail names them.' })
  declare readonly actor: string;

  @Field(() => VocabularyReportObject, { description: 'Its changes.' })
  declare readonly report: VocabularyReportObject;

  @Field(() => DateTime, { description: 'When it was imported.' })
  declare readonly createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the import was undone.' })
  declare readonly undoneAt: Date | null;
}
