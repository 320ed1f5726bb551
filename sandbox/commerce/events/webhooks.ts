import { z } from 'zod';
import { noSuchEntity, Refusal } from '../refusal.ts';
import type { Row } from '../table.ts';
import { fulfils, rules } from './rules.ts';
import { isSame } from './subscriptions.ts';
import type { WebhookKey } from './webhookKey.ts';

export type HookType = 'before' | 'after';

const key = z.object({
  webhook_method: z.string().regex(/^(observer|plugin)\./),
  webhook_type: z.enum(['before', 'after']),
  batch_name: z.string().min(1),
  hook_name: z.string().min(1),
});
const schema = key.extend({
  url: z.url(),
  batch_order: z.number().int().default(0),
  priority: z.number().int().default(0),
  required: z.boolean().default(true),
  soft_timeout: z.number().int().default(0),
  /** Milliseconds; 0: none. */
  timeout: z.number().int().min(0).default(0),
  ttl: z.number().int().default(0),
  method: z.literal('POST').default('POST'),
  fallback_error_message: z.string().default(''),
  fields: z.array(z.object({ name: z.string().min(1), source: z.string().default('') })).default([]),
  rules,
  headers: z.array(z.object({ name: z.string().min(1), value: z.string() })).default([]),
});
type Key = z.infer<typeof key>;
type Hook = z.infer<typeof schema>;

const operation = z.object({
  op: z.enum(['success', 'exception', 'add', 'replace', 'remove']),
  message: z.string().optional(),
});
const reply = z.union([operation.transform((one) => [one]), z.array(operation)]);

/** Whom Commerce asks before and after it does something, while the shopper waits. */
export class Webhooks {
  readonly #key: WebhookKey;
  #hooks: Hook[] = [];

  constructor(signingKey: WebhookKey) {
    this.#key = signingKey;
  }

  all(): readonly Hook[] {
    return this.#hooks;
  }

  /** In the place of the one with the same names. Throws Refusal. */
  subscribe(input: unknown): void {
    const hook = parse(schema, input);
    this.#hooks = [...this.#hooks.filter((other) => !isSameHook(hook, other)), hook];
  }

  /** Throws Refusal. */
  unsubscribe(input: unknown): void {
    const gone = parse(key, input);
    const others = this.#hooks.filter((other) => !isSameHook(gone, other));
    if (others.length === this.#hooks.length) throw noSuchEntity('hook_name', gone.hook_name);
    this.#hooks = others;
  }

  reset(): void {
    this.#hooks = [];
  }

  /** Batch after batch, the hooks of one at the same time. Throws what a hook says against it; changes to the data are not made. */
  async call(method: string, type: HookType, data: Row): Promise<void> {
    const meant = this.#hooks.filter(
      (hook) =>
        isSame(hook.webhook_method, method) && hook.webhook_type === type && fulfils(flat(data), undefined, hook.rules),
    );
    const batches = [...Map.groupBy(meant, (hook) => hook.batch_name).values()];
    batches.sort(([left], [right]) => (left?.batch_order ?? 0) - (right?.batch_order ?? 0));
    for (const batch of batches) await Promise.all(batch.map((hook) => this.#ask(hook, data)));
  }

  async #ask(hook: Hook, data: Row): Promise<void> {
    const operations = await this.#post(hook, data);
    if (operations === undefined && hook.required) throw new Error(hook.fallback_error_message || UNANSWERED);
    const objection = operations?.find(({ op }) => op === 'exception');
    if (objection !== undefined) throw new Error(objection.message ?? (hook.fallback_error_message || UNANSWERED));
  }

  /** Undefined: no answer, or none that can be understood. */
  async #post(hook: Hook, data: Row): Promise<z.infer<typeof operation>[] | undefined> {
    const body = JSON.stringify(chosen(hook, data));
    try {
      const answer = await fetch(hook.url, {
        method: hook.method,
        headers: {
          'content-type': 'application/json',
          ...Object.fromEntries(hook.headers.map(({ name, value }) => [name, value])),
          'x-adobe-commerce-webhook-signature': this.#key.sign(body),
        },
        body,
        redirect: 'manual',
        ...(hook.timeout > 0 ? { signal: AbortSignal.timeout(hook.timeout) } : {}),
      });
      return answer.ok ? reply.parse(await answer.json()) : undefined;
    } catch {
      return undefined;
    }
  }
}

const UNANSWERED = 'Cannot perform the operation due to an error.';

const isSameHook = (one: Key, other: Key): boolean =>
  isSame(one.webhook_method, other.webhook_method) &&
  one.webhook_type === other.webhook_type &&
  one.batch_name === other.batch_name &&
  one.hook_name === other.hook_name;

function parse<S extends z.ZodType>(to: S, input: unknown): z.infer<S> {
  const { data, error } = to.safeParse(input);
  if (error) throw new Refusal(400, z.prettifyError(error));
  return data;
}

/** The fields asked for, each from a path of names with dots; where none are, all. */
function chosen({ fields }: Hook, data: Row): Row {
  if (fields.length === 0) return data;
  return Object.fromEntries(fields.map(({ name, source }) => [name, flat(data)[source || name] ?? null]));
}

/** Each value under its path. */
function flat(data: Row, prefix = ''): Row {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const path = `${prefix}${name}`;
      const isNested = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [[path, value], ...(isNested ? Object.entries(flat(value as Row, `${path}.`)) : [])];
    }),
  );
}
