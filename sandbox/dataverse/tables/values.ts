import type { Account, Cents, World } from '../../world/facts.ts';
import { guidOf } from '../guid.ts';
import type { Row, Values } from '../table.ts';

/** A moment, in whole seconds UTC. */
export const momentOf = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}Z`;

/** Cents as the decimal they are. */
export const amountOf = (cents: Cents): number => cents / 100;

/** The application user in whose name integrations write. */
export const INTEGRATION_USER = guidOf('systemuser', 'integration');

export const currencyId = (code: string): string => guidOf('transactioncurrency', code);

/** The systemuser behind a personnel number; a world names him by that or by his user id. */
export function userId(world: World, owner: string): string {
  const worker = world.workers.find((one) => one.personnelNumber === owner || one.systemUserId === owner);
  return worker?.systemUserId ?? INTEGRATION_USER;
}

export function accountOf(world: World, legalEntity: string, number: string): Account | undefined {
  return world.accounts.find((account) => account.legalEntity === legalEntity && account.number === number);
}

/** Owner and history, which every row has. */
export function owned(
  owner: string,
  createdAt: string,
  modifiedAt: string = createdAt,
): { values: Values; targets: Row['targets'] } {
  return {
    values: {
      createdon: momentOf(createdAt),
      modifiedon: momentOf(modifiedAt),
      _ownerid_value: owner,
      _owninguser_value: owner,
      _createdby_value: owner,
      _modifiedby_value: owner,
    },
    targets: { ownerid: 'systemuser' },
  };
}
