import type { World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { accountOf, momentOf, owned, userId } from './values.ts';

/** Cases, with the return they are about where there is one. */
export function seedIncidents(world: World, database: Database): void {
  for (const one of world.cases) {
    const { values, targets } = owned(userId(world, one.owner), one.createdAt, one.modifiedAt);
    const customer = accountOf(world, one.legalEntity, one.accountNumber);
    database.seed(
      'incident',
      one.id,
      {
        ...values,
        modifiedon: momentOf(one.modifiedAt),
        ticketnumber: one.ticketNumber,
        title: one.title,
        description: one.description,
        _customerid_value: customer?.dataverseId ?? null,
        caseorigincode: one.origin,
        casetypecode: one.type,
        prioritycode: one.priority,
        isescalated: false,
        statecode: one.state,
        statuscode: one.status,
        fg_commercereference: one.returnNumber === undefined ? null : `ACR-${one.returnNumber}`,
      },
      { ...targets, customerid: 'account' },
    );
  }
}
