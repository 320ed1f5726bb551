import { sql, type Transaction } from 'kysely';
import type { NewChange } from '../../../platform/changes/change.ts';
import type { ChangeLog } from '../../../platform/changes/log.ts';
import type { StoreSchema } from '../../../platform/store/schema.ts';
import type { Store } from '../../../platform/store/store.ts';
import { tags } from '../../../platform/tags.ts';
import type { LinkKind, LinkState } from '../generated/types.ts';

export type { LinkKind, LinkState };

/** Two identities of one thing. Ids are in the form `platform/ids.ts` gives them. */
export interface Link {
  id: string;
  kind: LinkKind;
  commerceId: string;
  dynamicsId: string;
  state: LinkState;
  evidence: string;
  createdAt: string;
}

export type Pair = Pick<Link, 'kind' | 'commerceId' | 'dynamicsId' | 'evidence'>;

/** Of which accounts: these, or all of these legal entities. Products are everybody's. */
export type LinkScope = { accounts: readonly string[] } | { legalEntities: readonly string[] } | 'all';

export interface LinkSearch {
  kind?: LinkKind | undefined;
  state?: LinkState | undefined;
  within: LinkScope;
  first: number;
  offset: number;
}

/** Which record of one system is which of the other. */
export interface Links {
  /** Proven and confirmed ones, by D365 id. */
  byCommerceIds(kind: LinkKind, ids: readonly string[]): Promise<Link[]>;
  /** Proven and confirmed ones, by Commerce id. */
  byDynamicsIds(kind: LinkKind, ids: readonly string[]): Promise<Link[]>;
  /** All, the newest first. */
  list(search: LinkSearch): Promise<{ links: Link[]; total: number }>;
  /** What a marker says. A confirmed link stays confirmed. */
  prove(pairs: readonly Pair[]): Promise<void>;
  /** What only looks alike. Changes nothing about a pair that is known already. */
  propose(pairs: readonly Pair[]): Promise<void>;
  /** A person's word. Undefined: there is no such link. */
  confirm(id: string, by: string): Promise<Link | undefined>;
  /** Replaces everything but what people confirmed, all at once. */
  replaceAll(proven: readonly Pair[], proposed: readonly Pair[]): Promise<void>;
}

const perStatement = 1_000;

const linksChanged: NewChange = { source: 'unified', entity: 'Link', keys: [], tags: [tags.links], kind: 'UPDATED' };

/** Each write is told of in the change log, by the same transaction. */
export function createLinks({ db }: Pick<Store, 'db'>, changes: Pick<ChangeLog, 'appendIn'>): Links {
  const columns = ['id', 'kind', 'commerce_id', 'dynamics_id', 'state', 'evidence', 'created_at'] as const;

  const known = (kind: LinkKind, side: 'commerce_id' | 'dynamics_id', ids: readonly string[]) =>
    db
      .selectFrom('links')
      .select(columns)
      .where('kind', '=', kind)
      .where(side, '=', sql<string>`any(${[...ids]})`)
      .where('state', '!=', 'PROPOSED')
      .orderBy(side === 'commerce_id' ? 'dynamics_id' : 'commerce_id')
      .execute();

  async function put(
    to: Transaction<StoreSchema>,
    pairs: readonly Pair[],
    state: 'PROVEN' | 'PROPOSED',
  ): Promise<void> {
    // One statement may not meet a row twice, and who reads page by page may see a row on two of them.
    const once = [
      ...new Map(pairs.map((pair) => [`${pair.kind} ${pair.commerceId} ${pair.dynamicsId}`, pair])).values(),
    ];
    for (let at = 0; at < once.length; at += perStatement) {
      const values = once.slice(at, at + perStatement).map(({ kind, commerceId, dynamicsId, evidence }) => ({
        kind,
        commerce_id: commerceId,
        dynamics_id: dynamicsId,
        state,
        evidence,
      }));
      await to
        .insertInto('links')
        .values(values)
        .onConflict((conflict) => {
          const columns = conflict.columns(['kind', 'commerce_id', 'dynamics_id']);
          if (state === 'PROPOSED') return columns.doNothing();
          return columns
            .doUpdateSet((excluded) => ({
              state: excluded.ref('excluded.state'),
              evidence: excluded.ref('excluded.evidence'),
            }))
            .where('links.state', '=', 'PROPOSED');
        })
        .execute();
    }
  }

  function told<Result>(write: (transaction: Transaction<StoreSchema>) => Promise<Result>): Promise<Result> {
    return db.transaction().execute(async (transaction) => {
      const result = await write(transaction);
      await changes.appendIn(transaction, [linksChanged]);
      return result;
    });
  }

  return {
    byCommerceIds: async (kind, ids) => (await known(kind, 'commerce_id', ids)).map(toLink),
    byDynamicsIds: async (kind, ids) => (await known(kind, 'dynamics_id', ids)).map(toLink),
    async list({ kind, state, within, first, offset }) {
      let query = db.selectFrom('links').where(isWithin(within));
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (state !== undefined) query = query.where('state', '=', state);
      const [rows, count] = await Promise.all([
        query.select(columns).orderBy('id', 'desc').limit(first).offset(offset).execute(),
        query.select((select) => select.fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
      ]);
      return { links: rows.map(toLink), total: Number(count.total) };
    },
    prove: (pairs) => told((transaction) => put(transaction, pairs, 'PROVEN')),
    propose: (pairs) => told((transaction) => put(transaction, pairs, 'PROPOSED')),
    async confirm(id, by) {
      if (!/^[1-9]\d{0,17}$/.test(id)) return undefined;
      const row = await told((transaction) =>
        transaction
          .updateTable('links')
          .set({ state: 'CONFIRMED', evidence: sql<string>`evidence || ${`; confirmed by ${by}`}::text` })
          .where('id', '=', id)
          .where('state', '!=', 'CONFIRMED')
          .returning(columns)
          .executeTakeFirst(),
      );
      const same = () => db.selectFrom('links').select(columns).where('id', '=', id).executeTakeFirst();
      const found = row ?? (await same());
      return found && toLink(found);
    },
    replaceAll: (proven, proposed) =>
      told(async (transaction) => {
        await transaction.deleteFrom('links').where('state', '!=', 'CONFIRMED').execute();
        await put(transaction, proven, 'PROVEN');
        await put(transaction, proposed, 'PROPOSED');
      }),
  };
}

/** Of an order, a quote or a return nothing here tells the account, and of a quote not even the legal entity. */
function isWithin(scope: LinkScope) {
  if (scope === 'all') return sql<boolean>`true`;
  const isHis =
    'accounts' in scope
      ? sql<boolean>`kind in ('COMPANY', 'CUSTOMER') and dynamics_id = any(${[...scope.accounts]})`
      : sql<boolean>`kind <> 'QUOTE' and split_part(dynamics_id, ':', 1) = any(${[...scope.legalEntities]})`;
  return sql<boolean>`(kind = 'PRODUCT' or ${isHis})`;
}

interface LinkRow {
  id: string;
  kind: string;
  commerce_id: string;
  dynamics_id: string;
  state: LinkState;
  evidence: string;
  created_at: Date;
}

const toLink = ({ id, kind, commerce_id, dynamics_id, state, evidence, created_at }: LinkRow): Link => ({
  id,
  // Only we write the table, by the types above.
  kind: kind as LinkKind,
  commerceId: commerce_id,
  dynamicsId: dynamics_id,
  state,
  evidence,
  createdAt: created_at.toISOString(),
});
