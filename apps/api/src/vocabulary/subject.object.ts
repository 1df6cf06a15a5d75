import type { LanguageText, SubjectFilter, SubjectName } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { NodeObject } from '../graphql/node.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('LanguageText', { description: 'A text in a language.' })
export class LanguageTextObject implements LanguageText {
  @Field(() => String, { description: 'The text.' })
  declare readonly text: string;

  @Field(() => String, { nullable: true, description: 'Its language (BCP 47), such as `en`; null if unknown.' })
  declare readonly language: string | null;
}

@SeenBy('reader')
@ObjectType('Subject', { implements: NodeObject, description: 'A concept of a scheme.' })
export class SubjectObject extends NodeObject {
  @Field(() => String, {
    description:
      'Its name, in the language that the header `Accept-Language` prefers among those it has a label in, otherwise its own. ' +
      'Where another subject shares it, its scheme and its path tell it apart.',
  })
  declare readonly label: string;

  @Field(() => [String], {
    description: 'Its paths from a root, subjects’ own labels joined by slashes; sorted, at most 100.',
  })
  declare readonly paths: readonly string[];

  @Field(() => String, { nullable: true, description: 'Its URI, unique in its scheme.' })
  declare readonly uri: string | null;

  @Field(() => String, { nullable: true, description: 'The code that its scheme gives it, the first of `notations`.' })
  declare readonly notation: string | null;

  declare readonly otherNotations: readonly string[];

  @Field(() => String, { nullable: true, description: 'The language (BCP 47) of its own label, such as `en`.' })
  declare readonly language: string | null;

  @Field(() => [LanguageTextObject], { description: 'What it covers, for people.' })
  declare readonly scopeNotes: readonly LanguageTextObject[];

  @Field(() => Boolean, { description: 'Whether its vocabulary advises against it without naming a replacement.' })
  declare readonly isDeprecated: boolean;

  declare readonly names: readonly SubjectName[];
}

@ObjectType({ description: 'A subject with its cursor.' })
class SubjectEdge extends edgeOf(() => SubjectObject) {}

@ObjectType({ description: 'A page of subjects.' })
export class SubjectConnection extends connectionOf(() => SubjectEdge) {
  /** What the whole list was asked for. */
  declare readonly filter: SubjectFilter;
}
