import { z } from 'zod';
import type { Register, System } from '../context.ts';

const schema = z.looseObject({ system: z.enum(['commerce', 'finance', 'dataverse']), url: z.url() });

interface Registration {
  system: System;
  url: string;
}

/** Who gets which system's events, as their administrators have entered it. A reset leaves them. */
export class Registrations {
  readonly #registers = new Map<System, Register>();
  readonly #entered = new Map<string, Registration & { leave: () => unknown }>();

  /** Lets a system have its own. */
  take(system: System, register: Register): void {
    this.#registers.set(system, register);
  }

  all(): Registration[] {
    return [...this.#entered.values()].map(({ system, url }) => ({ system, url }));
  }

  /** Who enters again replaces what he said before. Throws where the system does not accept it. */
  async add(input: unknown): Promise<void> {
    const { system, ...rest } = schema.parse(input);
    const register = this.#registers.get(system);
    if (register === undefined) throw new Error(`${system} sends no events`);
    const leave = await register(rest);
    this.#entered.set(`${system} ${rest.url}`, { system, url: rest.url, leave });
  }

  clear(): void {
    for (const { leave } of this.#entered.values()) leave();
    this.#entered.clear();
  }
}
