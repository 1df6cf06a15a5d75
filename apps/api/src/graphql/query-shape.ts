import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Longer queries are refused while parsing. */
export const maxTokens = 5_000;

const most = {
  aliasesOfField: 15,
  timesInOnePlace: 15,
  directivesInOnePlace: 3,
  directives: 50,
  depth: 20,
  nesting: 20,
} as const;

/** How many levels of fields there are, those of fragments where they are spread. */
class Depths {
  private readonly ofFragments = new Map<string, number>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of({ selections }: SelectionSetNode): number {
    let depth = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) depth = Math.max(depth, 1 + (node.selectionSet ? this.of(node.selectionSet) : 0));
      else if (node.kind === Kind.INLINE_FRAGMENT) depth = Math.max(depth, this.of(node.selectionSet));
      else depth = Math.max(depth, this.ofFragment(node.name.value));
    }
    return depth;
  }

  private ofFragment(name: string): number {
    const known = this.ofFragments.get(name);
    if (known !== undefined) return known;
    this.ofFragments.set(name, 0); // One that holds itself is refused later.
    const fragment = this.fragments.get(name);
    const depth = fragment ? this.of(fragment.selectionSet) : 0;
    this.ofFragments.set(name, depth);
    return depth;
  }
}

function depthsOf({ definitions }: DocumentNode): Depths {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Depths(new Map(fragments.map((node) => [node.name.value, node])));
}

/** What is read level by level within values and types. */
const nesting: ReadonlySet<string> = new Set([Kind.LIST, Kind.OBJECT, Kind.LIST_TYPE]);

/** What is counted of a query as it is written. */
class QueryShape {
  private readonly aliases = new Map<string, number>();
  private directives = 0;
  private nested = 0;

  constructor(readonly refuse: (message: string, node: ASTNode) => void) {}

  open(node: ASTNode): void {
    if (!nesting.has(node.kind)) return;
    this.nested += 1;
    if (this.nested > most.nesting) this.refuse(`Lists and objects nest at most ${most.nesting} levels deep.`, node);
  }

  close(node: ASTNode): void {
    if (nesting.has(node.kind)) this.nested -= 1;
  }

  countField(node: FieldNode): void {
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
  const depths = depthsOf(document);
  visit(document, {
    enter(node) {
      if (error !== null) return BREAK;
      shape.open(node);
      shape.countDirectives(node);
      if (node.kind === 'OperationDefinition' && depths.of(node.selectionSet) > most.depth) {
        shape.refuse(`A query nests fields at most ${most.depth} levels deep.`, node);
      }
      if (node.kind === 'SelectionSet') shape.countSelections(node);
      if (node.kind === 'Field') shape.countField(node);
      return undefined;
    },
    leave(node) {
      shape.close(node);
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
