/** `DateTime` (ISO 8601, UTC) and `JSON`, for `@Field(() => DateTime)`. */
export { GraphQLDateTime as DateTime, GraphQLJSON as Json } from 'graphql-scalars';
