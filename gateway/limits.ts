import type { FastifyInstance } from 'fastify';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';

/**
 * How large a document may be. Two public corpora of storefront documents, 338 in all, reach depth 9, 342 fields and 8
 * aliases; introspection, as GraphiQL asks it, is deep by nature and has a depth of its own.
 */
export const limits = {
  tokens: 4_000,
  depth: 12,
  introspectionDepth: 20,
  rootFields: 20,
  aliases: 30,
  directives: 50,
  /** With every fragment counted wherever it is spread. */
  fields: 1_000,
} as const;

/** Throws GRAPHQL_VALIDATION_FAILED for a document beyond a limit. What is no GraphQL at all is left to the parser's own words. */
export function assertWithinLimits(query: string): void {
  const document = parsed(query);
  if (document === undefined) return;
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) aliases += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  assertAtMost('aliases', aliases, limits.aliases);
  assertAtMost('directives', directives, limits.directives);
  const sizeOf = createSizes(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { rootFields, fields, depth, introspectionDepth } = sizeOf(definition.selectionSet);
    assertAtMost('root fields', rootFields, limits.rootFields);
    assertAtMost('levels', depth, limits.depth);
    assertAtMost('levels of introspection', introspectionDepth, limits.introspectionDepth);
    assertAtMost('fields', fields, limits.fields);
  }
}

/** Answers a document beyond the limits before anything else is done for it: before its caller is known, or it is validated. */
export function refuseTooLarge(app: FastifyInstance): void {
  const known = new LRUCache<string, true>({ maxSize: 16_000_000, sizeCalculation: (_, query) => query.length + 64 });
  app.addHook('preHandler', async (request, reply) => {
    const query = queryOf(request.body) ?? queryOf(request.query);
    if (query === undefined || known.has(query)) return undefined;
    try {
      assertWithinLimits(query);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return reply
        .code(400)
        .header('cache-control', 'no-store')
        .send({ errors: [error.toJSON()] });
    }
    known.set(query, true);
    return undefined;
  });
}

function queryOf(holder: unknown): string | undefined {
  if (typeof holder !== 'object' || holder === null || !('query' in holder)) return undefined;
  return typeof holder.query === 'string' && holder.query !== '' ? holder.query : undefined;
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query, { noLocation: true, maxTokens: limits.tokens });
  } catch (error) {
    const isTooLong = error instanceof GraphQLError && error.message.includes('tokens');
    if (isTooLong) throw tooLarge(`more than ${limits.tokens} tokens`);
    return undefined;
  }
}

interface Size {
  rootFields: number;
  fields: number;
  depth: number;
  introspectionDepth: number;
}

const nothing: Size = { rootFields: 0, fields: 0, depth: 0, introspectionDepth: 0 };

/** Each fragment is measured once, however often it is spread: else measuring would be the attack. */
function createSizes(document: DocumentNode): (set: SelectionSetNode) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Size>();

  function sizeOf(set: SelectionSetNode): Size {
    return set.selections.map(sizeOfOne).reduce(
      (sum, one) => ({
        rootFields: sum.rootFields + one.rootFields,
        fields: sum.fields + one.fields,
        depth: Math.max(sum.depth, one.depth),
        introspectionDepth: Math.max(sum.introspectionDepth, one.introspectionDepth),
      }),
      nothing,
    );
  }

  function sizeOfOne(selection: SelectionNode): Size {
    if (selection.kind === Kind.INLINE_FRAGMENT) return sizeOf(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value);
    const { fields, depth, introspectionDepth } = selection.selectionSet ? sizeOf(selection.selectionSet) : nothing;
    const isIntrospection = /^__(schema|type)$/.test(selection.name.value);
    return {
      rootFields: 1,
      fields: fields + 1,
      depth: isIntrospection ? 0 : depth + 1,
      introspectionDepth: isIntrospection ? depth + 1 : introspectionDepth,
    };
  }

  function sizeOfFragment(name: string): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // Validation refuses fragments that run in circles, and those that are not there.
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    const size = fragment === undefined ? nothing : sizeOf(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  return sizeOf;
}

function assertAtMost(what: string, count: number, limit: number): void {
  if (count > limit) throw tooLarge(`${count} ${what}, at most ${limit} are allowed`);
}

const tooLarge = (words: string): GraphQLError =>
  new GraphQLError(`The document is too large: ${words}.`, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
