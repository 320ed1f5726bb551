import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, graphql, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { assertEveryTypeHasPolicy, withPolicies } from '../../platform/access.ts';
import type { Principal } from '../../platform/principal.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@policy"])
  type Query {
    account: Account @policy(policies: [["account:read"]])
    thing: Thing @policy(policies: [["public"]])
    any: Named @policy(policies: [["public"]])
  }
  interface Named @policy(policies: [["names"]]) { name: String }
  type Account implements Named @key(fields: "id") @policy(policies: [["account:read"]]) {
    id: ID!
    name: String
    cost: Int @policy(policies: [["cost:read"]])
    either: Int @policy(policies: [["a", "b"], ["c"]])
  }
  type Thing @policy(policies: [["public"]]) { account: Account name: String }
`;

function house() {
  const ran: string[] = [];
  const account = { id: '1', name: 'n', either: 3, __typename: 'Account' };
  const noting =
    <T>(name: string, value: T) =>
    () => {
      ran.push(name);
      return value;
    };
  const resolvers = {
    Query: {
      account: noting('account', account),
      thing: () => ({ account, name: 'thing' }),
      any: () => account,
    },
    Account: { __resolveReference: noting('reference', account), cost: noting('cost', 7) },
  };
  const schema = withPolicies(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]), typeDefs);
  const ask = (source: string, grants: string[], kind: Principal['kind'] = 'shopper') =>
    graphql({ schema, source, contextValue: { principal: { kind, grants } } });
  return { ran, ask };
}
const codes = ({ errors }: ExecutionResult) =>
  errors?.map(({ extensions, path }) => `${path?.join('.')} ${extensions.code}`);

describe('policies of a subgraph', () => {
  it('let through what is granted', async () => {
    const { ask } = house();
    const grants = ['account:read', 'names', 'cost:read', 'c'];
    expect(await ask('{ account { id name cost either } }', grants)).toEqual({
      data: { account: { id: '1', name: 'n', cost: 7, either: 3 } },
    });
  });

  it('refuse before the resolver runs: UNAUTHENTICATED for an anonymous caller, else FORBIDDEN', async () => {
    const { ask, ran } = house();
    expect(codes(await ask('{ account { id } }', [], 'anonymous'))).toEqual(['account UNAUTHENTICATED']);
    expect(codes(await ask('{ account { id } }', []))).toEqual(['account FORBIDDEN']);
    expect(codes(await ask('{ account { id cost } }', ['account:read', 'names']))).toEqual(['account.cost FORBIDDEN']);
    expect(ran).not.toContain('cost');
  });

  it('hold for a type however it is reached: by a field, an interface, an alias, a fragment', async () => {
    const { ask } = house();
    expect(codes(await ask('{ thing { account { name } } }', ['public', 'names']))).toEqual([
      'thing.account.name FORBIDDEN',
    ]);
    expect(codes(await ask('{ any { n: name } }', ['public', 'names']))).toEqual(['any.n FORBIDDEN']);
    expect(codes(await ask('{ any { name } }', ['public', 'account:read']))).toEqual(['any.name FORBIDDEN']);
    expect(codes(await ask('{ any { ... on Account { x: cost } } }', ['public', 'account:read', 'names']))).toEqual([
      'any.x FORBIDDEN',
    ]);
  });

  it('take an inner list as all of, the outer as any of', async () => {
    const { ask } = house();
    const base = ['account:read', 'names'];
    expect(codes(await ask('{ account { either } }', [...base, 'a']))).toEqual(['account.either FORBIDDEN']);
    expect((await ask('{ account { either } }', [...base, 'a', 'b'])).errors).toBeUndefined();
  });

  it('hold for entities, which are refused before they are fetched', async () => {
    const { ask, ran } = house();
    const source = '{ _entities(representations: [{ __typename: "Account", id: "1" }]) { ... on Account { id } } }';
    expect(codes(await ask(source, ['names']))?.[0]).toContain('FORBIDDEN');
    expect(ran).toEqual([]);
    expect((await ask(source, ['account:read', 'names'])).errors).toBeUndefined();
    expect(ran).toEqual(['reference']);
  });
});

describe('an SDL without a policy somewhere', () => {
  it('is refused, each bare type and root field named', () => {
    const bare = `
      type Query { open: Int closed: Int @policy(policies: [["public"]]) }
      extend type Mutation { act: Int }
      type Bare { a: Int }
      interface Face { a: Int }
      type Fine @policy(policies: [["public"]]) { a: Int }
      extend type Fine { b: Int }
    `;
    expect(() => assertEveryTypeHasPolicy(bare)).toThrow('no @policy on: Query.open, Mutation.act, Bare, Face');
    expect(() => assertEveryTypeHasPolicy(typeDefs)).not.toThrow();
  });
});
