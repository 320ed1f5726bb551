import { expect, it } from 'vitest';
import { representative } from './principals.ts';
import { startDynamics } from './startDynamics.ts';

it('tells what F&O knows when Dataverse is down, and says which part is missing', async () => {
  const dynamics = await startDynamics();
  await dynamics.dataverse.close();
  const { data, errors } = await dynamics.ask(
    representative,
    '{ account(id: "usmf:US-001") { name credit { balance { amount } } cases { totalCount } } }',
  );
  expect(data).toEqual({
    account: { name: "O'Neil Retail*Store", credit: { balance: { amount: '21.00' } }, cases: null },
  });
  expect(errors).toEqual([{ code: 'UPSTREAM_UNAVAILABLE', path: 'account.cases' }]);
  await dynamics.close();
});
