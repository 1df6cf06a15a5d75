import { type DocumentNode, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';

/**
 * Whether what a subscription is to depends on a directive. One that may be to nothing is none, and graphql fails on it: while
 * it is held against the schema, or when it is subscribed to.
 */
export function isRootConditional({ definitions }: DocumentNode): boolean {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const left = new Map(fragments.map((node) => [node.name.value, node.selectionSet]));
  return definitions.some(
    (node) =>
      node.kind === Kind.OPERATION_DEFINITION &&
      node.operation === OperationTypeNode.SUBSCRIPTION &&
      isConditional(node.selectionSet),
  );

  function isConditional(selected: SelectionSetNode | undefined): boolean {
    return (selected?.selections ?? []).some((node) => {
      if ((node.directives ?? []).length > 0) return true;
      if (node.kind === Kind.FIELD) return false;
      if (node.kind === Kind.INLINE_FRAGMENT) return isConditional(node.selectionSet);
      const spread = left.get(node.name.value);
      left.delete(node.name.value); // Once is enough, and it may hold itself.
      return isConditional(spread);
    });
  }
}
