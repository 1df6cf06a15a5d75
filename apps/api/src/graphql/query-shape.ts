import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Longer queries are refused while parsing. */
export const maxTokens = 5_000;

const most = { aliasesOfField: 15, timesInOnePlace: 15, directivesInOnePlace: 3, directives: 50, depth: 20 } as const;

/** What is counted of a query as it is written. */
class QueryShape {
  private readonly aliases = new Map<string, number>();
  private directives = 0;

  constructor(private readonly refuse: (message: string, node: ASTNode) => void) {}

  countField(node: FieldNode, depth: number): void {
    if (depth > most.depth) this.refuse(`A query nests fields at most ${most.depth} levels deep.`, node);
    if (node.alias === undefined) return;
    const name = node.name.value;
    const count = 1 + (this.aliases.get(name) ?? 0);
    this.aliases.set(name, count);
    if (count > most.aliasesOfField) {
      this.refuse(`A field has at most ${most.aliasesOfField} aliases in a query; ${name} has more.`, node);
    }
  }

  countSelections({ selections }: SelectionSetNode): void {
    const counts = new Map<string, number>();
    for (const node of selections) {
      const name = 'name' in node ? node.name.value : '';
      const count = 1 + (counts.get(name) ?? 0);
      counts.set(name, count);
      const isTooOften = name !== '' && count > most.timesInOnePlace;
      if (isTooOften) this.refuse(`${name} is selected more than ${most.timesInOnePlace} times in one place.`, node);
    }
  }

  countDirectives(node: ASTNode): void {
    const here = 'directives' in node ? (node.directives?.length ?? 0) : 0;
    this.directives += here;
    if (here > most.directivesInOnePlace) {
      this.refuse(`At most ${most.directivesInOnePlace} directives are allowed in one place.`, node);
    } else if (this.directives > most.directives) {
      this.refuse(`A query has at most ${most.directives} directives.`, node);
    }
  }
}

/**
 * Looks at a query as it is written, before it is held against the schema, which takes longer the oftener fields are
 * repeated. Gives the first rule it breaks, or null.
 */
export function checkQueryShape(document: DocumentNode): GraphQLError | null {
  let error: GraphQLError | null = null;
  const shape = new QueryShape((message, node) => {
    error ??= new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COSTLY' } });
  });
  let depth = 0;
  visit(document, {
    enter(node) {
      if (error !== null) return BREAK;
      shape.countDirectives(node);
      if (node.kind === 'SelectionSet') shape.countSelections(node);
      if (node.kind === 'Field') shape.countField(node, ++depth);
      return undefined;
    },
    leave(node) {
      if (node.kind === 'Field') depth -= 1;
    },
  });
  return error;
}

/** Whether a query asks for the schema itself. */
export function isIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name: { value } }) {
      found ||= value === '__schema' || value === '__type';
      return found ? BREAK : undefined;
    },
  });
  return found;
}
