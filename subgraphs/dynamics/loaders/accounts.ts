import DataLoader from 'dataloader';
import { parseAccountId } from '../../../platform/ids.ts';
import type { DynamicsResources } from '../client/index.ts';
import type { CreditPosition, PaymentTerms, SalesRepresentative } from '../generated/types.ts';
import { type AccountModel, toAccount, toPaymentTerms, toSalesRepresentative } from '../mapping/account.ts';
import {
  isInSeveralCurrencies,
  toCreditGroup,
  toCreditPosition,
  toOpenOrder,
  toTemporaryLimit,
} from '../mapping/credit.ts';
import { toRates } from '../mapping/exchange.ts';
import { toTransaction } from '../mapping/transaction.ts';
import type { Reach } from '../reach.ts';
import { byKey, itself } from './byKey.ts';

export interface AccountLoaders {
  accountById: DataLoader<string, AccountModel | null, string>;
  paymentTermsByCode: DataLoader<TermsKey, PaymentTerms | null, string>;
  representativeByNumber: DataLoader<string, SalesRepresentative | null, string>;
  /** Not checked again: who has the model was shown the account. */
  creditByAccount: DataLoader<AccountModel, CreditPosition, string>;
}

export interface TermsKey {
  legalEntity: string;
  code: string;
}

export interface AccountLoaderOptions {
  dynamics: DynamicsResources;
  reach: Reach;
  now: () => Date;
}

export function createAccountLoaders({ dynamics, reach, now }: AccountLoaderOptions): AccountLoaders {
  const { customers, workers, paymentTerms } = dynamics;
  return {
    accountById: byKey(
      async (ids) => {
        const asked = ids.filter(reach.seesAccount).flatMap((id) => parseAccountId(id) ?? []);
        return asked.length === 0 ? [] : (await customers.byIds(asked)).map(toAccount);
      },
      ({ id }) => id,
      itself,
    ),
    paymentTermsByCode: byKey(async () => (await paymentTerms.all()).map(toPaymentTerms), termsName, termsName),
    representativeByNumber: byKey(
      async (numbers) => (await workers.byPersonnelNumbers(numbers)).map(toSalesRepresentative),
      ({ personnelNumber }) => personnelNumber,
      itself,
    ),
    creditByAccount: new DataLoader((accounts) => readCredit(dynamics, accounts, now), { cacheKeyFn: ({ id }) => id }),
  };
}

const termsName = ({ legalEntity, code }: TermsKey): string => `${legalEntity}:${code.toUpperCase()}`;

/** What is always needed is asked for at once, so that it leaves as one request. */
async function readCredit(
  dynamics: DynamicsResources,
  accounts: readonly AccountModel[],
  now: () => Date,
): Promise<CreditPosition[]> {
  const keys = accounts.flatMap(({ id }) => parseAccountId(id) ?? []);
  const asOf = now();
  const [open, orders, limits, groups] = await Promise.all([
    dynamics.openTransactions.byAccounts(keys),
    dynamics.openOrders.byAccounts(keys),
    dynamics.temporaryLimits.byAccounts(keys),
    dynamics.creditGroups.all(),
  ]);
  const transactions = Map.groupBy(open.map(toTransaction), ({ accountId }) => accountId);
  const openOrders = Map.groupBy(orders.map(toOpenOrder), ({ accountId }) => accountId);
  const temporaryLimits = Map.groupBy(limits.map(toTemporaryLimit), ({ accountId }) => accountId);
  const facts = accounts.map((account) => ({
    account,
    transactions: transactions.get(account.id) ?? [],
    openOrders: (openOrders.get(account.id) ?? []).map(({ amount }) => amount),
    temporaryLimits: temporaryLimits.get(account.id) ?? [],
    group: groups.map(toCreditGroup).find(({ id }) => id === account.creditTerms.groupId) ?? null,
  }));
  // Seldom needed, and long: every rate of every day.
  const rates = facts.some(isInSeveralCurrencies) ? toRates(await dynamics.exchangeRates.all()) : [];
  return facts.map((of) => toCreditPosition({ ...of, rates, now: asOf }));
}
