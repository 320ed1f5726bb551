import { z } from 'zod';
import type { SandboxOptions } from './context.ts';

export interface SandboxPorts {
  commerce: number;
  finance: number;
  dataverse: number;
  identity: number;
  control: number;
}

export interface SandboxConfig extends SandboxOptions {
  host: string;
  ports: SandboxPorts;
  /** Ends when the process that started it has gone. */
  exitsWithParent: boolean;
}

const port = (usual: number) => z.coerce.number().int().min(0).max(65_535).default(usual);
const flag = z.enum(['0', '1']).default('0');

const schema = z.object({
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_COMMERCE_PORT: port(4100),
  SANDBOX_FINANCE_PORT: port(4101),
  SANDBOX_DATAVERSE_PORT: port(4102),
  SANDBOX_IDENTITY_PORT: port(4103),
  SANDBOX_CONTROL_PORT: port(4104),
  SANDBOX_SEED: z.coerce.number().int().min(0).default(1),
  SANDBOX_SCALE: z.coerce.number().positive().max(100).default(1),
  SANDBOX_TOKEN_SECONDS: z.coerce.number().int().positive().default(3599),
  SANDBOX_INTEGRATION_AS_BEARER: flag,
  SANDBOX_LIVE: flag,
  SANDBOX_EVENT_RETRY_SCALE: z.coerce.number().min(0).default(1),
  SANDBOX_EXIT_WITH_PARENT: flag,
});

/** Throws a ZodError that names every fault. */
export function readSandboxConfig(env: Readonly<Record<string, string | undefined>> = process.env): SandboxConfig {
  const values = schema.parse(env);
  return {
    seed: values.SANDBOX_SEED,
    scale: values.SANDBOX_SCALE,
    tokenLifetimeSeconds: values.SANDBOX_TOKEN_SECONDS,
    live: values.SANDBOX_LIVE === '1',
    eventRetryScale: values.SANDBOX_EVENT_RETRY_SCALE,
    commerce: { integrationAsBearer: values.SANDBOX_INTEGRATION_AS_BEARER === '1' },
    host: values.SANDBOX_HOST,
    ports: {
      commerce: values.SANDBOX_COMMERCE_PORT,
      finance: values.SANDBOX_FINANCE_PORT,
      dataverse: values.SANDBOX_DATAVERSE_PORT,
      identity: values.SANDBOX_IDENTITY_PORT,
      control: values.SANDBOX_CONTROL_PORT,
    },
    exitsWithParent: values.SANDBOX_EXIT_WITH_PARENT === '1',
  };
}
