import { buildSchema, type DocumentNode, execute, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { authorize } from '../../gateway/access/authorize.ts';
import { complete } from '../../gateway/access/complete.ts';
import { readSupergraph } from '../../gateway/supergraph.ts';
import { forbidden } from '../../platform/errors.ts';

const sdl = `
  directive @policy(policies: [[policy__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE
  scalar policy__Policy
  type Query { account: Account, either: Either, node: Node, strict: Strict }
  interface Node { id: ID! }
  union Either = Account | Credit
  type Account implements Node { id: ID! name: String credit: Credit secret: String @policy(policies: [["a", "b"], ["c"]]) friends: [Account!] }
  type Credit implements Node @policy(policies: [["credit"]]) { id: ID! limit: Int }
  type Strict { inner: Inner }
  type Inner { open: String, closed: String! @policy(policies: [["never"]]) }
`;
const { policies, plannerSdl } = readSupergraph(sdl);
const schema = buildSchema(plannerSdl);
const account = {
  __typename: 'Account',
  id: '1',
  name: 'Ada',
  secret: 's3cret',
  credit: { __typename: 'Credit', id: '2', limit: 777 },
  friends: [
    {
      __typename: 'Account',
      id: '3',
      name: 'Bo',
      secret: 's3cret',
      credit: { __typename: 'Credit', id: '4', limit: 777 },
    },
  ],
};
const root = {
  account,
  either: account.credit,
  node: account.credit,
  strict: { inner: { open: 'o', closed: 's3cret' } },
};

function ask(text: string, grants: string[], variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const { document: asked, denied } = authorize(schema, document, policies, new Set(grants));
  expect(validate(schema, asked)).toEqual([]);
  const upstream = execute({ schema, document: asked, rootValue: root, variableValues: variables }) as {
    data: Record<string, unknown>;
  };
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === 'OperationDefinition',
  );
  if (!operation) throw new Error('no operation');
  const whole = complete(schema, document as DocumentNode, operation, variables, denied, upstream.data, () =>
    forbidden(),
  );
  return { asked, upstream, ...whole };
}

const hidden = ['s3cret', '777'];
const ways: Record<string, string> = {
  'by its name': '{ account { credit { limit } secret } }',
  'by an alias': '{ a: account { name: secret x: credit { y: limit } } }',
  'by a fragment':
    '{ account { ...F } } fragment F on Account { secret credit { ...G } } fragment G on Credit { limit }',
  'by an inline fragment': '{ account { ... { secret } ... on Account { credit { limit } } } }',
  'by a union': '{ either { ... on Credit { limit } } }',
  'by an interface': '{ node { id ... on Credit { limit } } }',
  'by a condition':
    'query ($yes: Boolean = true) { account { secret @include(if: $yes) credit @skip(if: false) { limit } } }',
  'through a list': '{ account { friends { secret credit { limit } } } }',
  'twice in one answer': '{ account { credit { id } } b: account { credit { limit } } }',
};

describe('a protected field', () => {
  it.each(Object.entries(ways))('stays hidden %s', (_way, text) => {
    const { upstream, data, errors } = ask(text, []);
    for (const secret of hidden) {
      expect(JSON.stringify(upstream.data)).not.toContain(secret);
      expect(JSON.stringify(data)).not.toContain(secret);
    }
    expect(errors.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(ways))('is answered %s to those who may see it', (_way, text) => {
    const { asked, data, errors } = ask(text, ['credit', 'c']);
    expect(asked).toEqual(parse(text));
    expect(errors).toEqual([]);
    expect(hidden.some((secret) => JSON.stringify(data).includes(secret))).toBe(true);
  });

  it('needs all policies of one alternative', () => {
    const text = '{ account { secret } }';
    expect(ask(text, ['a']).data).toEqual({ account: { secret: null } });
    expect(ask(text, ['a', 'b']).data).toEqual({ account: { secret: 's3cret' } });
    expect(ask(text, ['c']).data).toEqual({ account: { secret: 's3cret' } });
  });
});

describe('an answer without its denied parts', () => {
  it('keeps the order of the caller and names each denied place once', () => {
    const { data, errors } = ask('{ account { secret name friends { secret id } } }', []);
    expect(JSON.stringify(data)).toBe('{"account":{"secret":null,"name":"Ada","friends":[{"secret":null,"id":"3"}]}}');
    expect(errors.map((error) => error.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('lets a denied field that cannot be null take its parent along', () => {
    expect(ask('{ strict { inner { open closed } } }', []).data).toEqual({ strict: { inner: null } });
  });

  it('shows no helper field that the caller did not ask for', () => {
    expect(JSON.stringify(ask('{ account { credit { limit } } node { id } }', []).data)).not.toContain('__typename');
  });

  it('answers a document of which nothing may be seen', () => {
    const { data, errors } = ask('{ account { ...F } } fragment F on Account { secret }', []);
    expect(data).toEqual({ account: { secret: null } });
    expect(errors).toHaveLength(1);
  });
});

describe('the copy of the supergraph for the planner', () => {
  it('has neither the policies nor their definitions', () => {
    expect(plannerSdl).not.toContain('policy');
  });
});
