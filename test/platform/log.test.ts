import { expect, it } from 'vitest';
import { createMemoryLog } from '../../platform/log.ts';

it('writes constant sentences with attributes, and children carry theirs', () => {
  const { log, lines } = createMemoryLog();
  log.child({ requestId: 'r-1' }).info({ status: 200 }, 'upstream answered');
  expect(lines[0]).toMatchObject({ level: 'info', requestId: 'r-1', status: 200, msg: 'upstream answered' });
});

it('never writes secrets, bodies or person fields', () => {
  const { log, lines } = createMemoryLog();
  log.info(
    {
      token: 'hush',
      request: { headers: { authorization: 'hush' }, body: 'hush' },
      customer: { email: 'hush@example.com' },
    },
    'told',
  );
  log.info({ call: { options: { clientSecret: 'hush' } }, authorization: 'hush' }, 'told');
  expect(JSON.stringify(lines)).not.toContain('hush');
  expect(lines[1]).toMatchObject({ authorization: '[redacted]' });
});
