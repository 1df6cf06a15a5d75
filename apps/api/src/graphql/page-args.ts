import { ArgsType, Field, Int } from 'type-graphql';

/** Base class of a paged list's arguments: `@ArgsType() class UserArgs extends pageArgs(20) { … }`. */
export function pageArgs(defaultSize: number) {
  @ArgsType()
  abstract class PageArgs {
    @Field(() => Int, { defaultValue: defaultSize, description: 'Page size, at most 100.' })
    declare readonly first: number;

    @Field(() => String, { nullable: true, description: 'The `endCursor` of the previous page.' })
    declare readonly after: string | null;
  }
  return PageArgs;
}
