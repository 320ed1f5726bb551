import { z } from 'zod';
import { readSandboxConfig } from './config.ts';
import { startSandbox } from './sandbox.ts';

/** `npm run sandbox`: both systems, until told to stop. Says in one line of JSON where it listens. */
try {
  const config = readSandboxConfig();
  const sandbox = await startSandbox(config);
  process.stdout.write(`${JSON.stringify({ urls: sandbox.urls })}\n`);
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (config.exitsWithParent) leaveWithParent(stop);
} catch (error) {
  const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
  process.stderr.write(`The sandbox cannot start: ${reason}\n`);
  process.exit(1);
}

/** A parent that was killed could not stop us; then another process is our parent all at once. */
function leaveWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}
