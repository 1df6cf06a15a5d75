import { ArgsType, Field, Int } from 'type-graphql';

/** Base class of a paged list's arguments: `@ArgsType() class UserArgs extends pageArgs(20) { … }`. */
export function pageArgs(defaultSize: number) {
  @ArgsType()
  abstract class PageArgs {
    readonly defaultSize = defaultSize;

    @Field(() => Int, {
      nullable: true,
      description: `The first so many, at most 100; ${defaultSize} if neither \`first\` nor \`last\` is given.`,
    })
    declare readonly first: number | null;

    @Field(() => String, { nullable: true, description: 'Only what comes after this cursor, such as `endCursor`.' })
    declare readonly after: string | null;

    @Field(() => Int, { nullable: true, description: 'The last so many instead, at most 100.' })
    declare readonly last: number | null;

    @Field(() => String, { nullable: true, description: 'Only what comes before this cursor, such as `startCursor`.' })
    declare readonly before: string | null;
  }
  return PageArgs;
}
