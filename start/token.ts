/** `npm run token -- <who>`: a token of a seeded person of the running sandbox. */
const WHO = ['buyer', 'buyer2', 'admin', 'rep', 'finance', 'service', 'operator', 'bi'];

const who = process.argv[2];
if (who === undefined || !WHO.includes(who)) {
  process.stderr.write(`usage: npm run token -- ${WHO.join('|')}\n`);
  process.exit(2);
}
const control = `http://127.0.0.1:${process.env.SANDBOX_CONTROL_PORT ?? 4104}`;
try {
  const answer = await fetch(`${control}/_sandbox/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ who }),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  process.stdout.write(`${token}\n`);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`No token: ${reason}. Is the sandbox running (npm start) at ${control}?\n`);
  process.exit(1);
}
