import { sandboxEnvironment } from './sandboxEnvironment.ts';

/** The environment as it is; where it names no Commerce and a sandbox runs on this machine, the sandbox's. */
export async function environment(): Promise<NodeJS.ProcessEnv> {
  if (process.env.COMMERCE_URL !== undefined) return process.env;
  const control = `http://127.0.0.1:${process.env.SANDBOX_CONTROL_PORT ?? 4104}`;
  const ofSandbox = await sandboxEnvironment(control).catch(() => ({}));
  return { ...process.env, ...ofSandbox };
}
