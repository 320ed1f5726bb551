import { z } from 'zod';
import { noSuchEntity, Refusal } from '../refusal.ts';
import type { Row } from '../table.ts';
import { fulfils, rules } from './rules.ts';

/** A row that was saved, or an act on it that was done. */
export interface Saved {
  /** `observer.sales_order_save_commit_after`. */
  event: string;
  row: Row;
  /** As it was; absent: it is new. */
  before?: Row;
  /** 0: no store view in particular. */
  storeId: number;
}

/** What one subscription makes of it. */
export interface Notice {
  name: string;
  value: Row;
  storeId: number;
}

const schema = z.object({
  name: z.string().regex(/^[\w.]+$/),
  /** The event meant, where the name is one of the subscriber's own. */
  parent: z.string().default(''),
  fields: z
    .array(z.object({ name: z.string().min(1), converter: z.string().default(''), source: z.string().default('') }))
    .min(1),
  rules,
  destination: z.string().default('default'),
  priority: z.boolean().default(false),
  hipaa_audit_required: z.boolean().default(false),
  provider_id: z.string().default(''),
});
type Subscription = z.infer<typeof schema>;

const ORDER = 'increment_id customer_id customer_is_guest store_id state status grand_total order_currency_code';
const RETURN = 'entity_id increment_id order_id order_increment_id store_id customer_id status date_requested';

/** What an integrator would have subscribed to, with fields that the events really have. Not every kind has a time. */
const USUAL: Readonly<Record<string, string>> = {
  'observer.sales_order_save_commit_after': `entity_id ${ORDER} ext_order_id created_at updated_at _isNew`,
  'observer.sales_order_shipment_save_after': 'increment_id order_id store_id total_qty created_at updated_at _isNew',
  'observer.catalog_product_save_commit_after': 'id sku name price status type_id created_at updated_at _isNew',
  'observer.cataloginventory_stock_item_save_commit_after': 'item_id product_id stock_id qty is_in_stock _isNew',
  'observer.customer_save_commit_after': 'id group_id email firstname lastname store_id website_id updated_at _isNew',
  'observer.company_save_commit_after': 'id company_name status customer_group_id super_user_id _isNew',
  'observer.rma_save_commit_after': `${RETURN} _isNew`,
};

/** Which events Commerce sends, and which of their fields. */
export class Subscriptions {
  #list: Subscription[] = usual();

  all(): readonly Subscription[] {
    return this.#list;
  }

  /** Throws Refusal; one of the same name only gives way to force. */
  add(input: unknown, force: boolean): void {
    const one = read(input);
    const others = this.#list.filter(({ name }) => name !== one.name);
    if (others.length < this.#list.length && !force)
      throw new Refusal(400, 'There is a subscription to "%1" already.', [one.name]);
    this.#list = [...others, one];
  }

  /** Throws Refusal. */
  update(name: string, input: unknown): void {
    const one = read({ ...(input as object), name });
    this.remove(name);
    this.#list.push(one);
  }

  /** Throws Refusal. */
  remove(name: string): void {
    const others = this.#list.filter((one) => one.name !== name);
    if (others.length === this.#list.length) throw noSuchEntity('name', name);
    this.#list = others;
  }

  reset(): void {
    this.#list = usual();
  }

  /** One for each subscription that is meant and whose rules hold. */
  noticesOf({ event, row, before, storeId }: Saved): Notice[] {
    const known: Row = { entity_id: row.id, ...row, _isNew: before === undefined, _origData: before };
    return this.#list
      .filter((one) => isSame(one.parent || one.name, event) && fulfils(known, before, one.rules))
      .map(({ name, fields }) => {
        const asked = fields.map((field) => [field.name, known[field.name]] as const);
        return { name, storeId, value: Object.fromEntries(asked.filter(([, value]) => value !== undefined)) };
      });
  }
}

function usual(): Subscription[] {
  return Object.entries(USUAL).map(([name, fields]) =>
    schema.parse({ name, fields: fields.split(' ').map((field) => ({ name: field })) }),
  );
}

function read(input: unknown): Subscription {
  const { data, error } = schema.safeParse(input);
  if (error) throw new Refusal(400, z.prettifyError(error));
  const { name, parent, fields } = data;
  if (!/^(observer|plugin)\./.test(parent || name)) throw new Refusal(400, 'There is no event "%1".', [parent || name]);
  // These are classes of the installation's own.
  const converter = fields.map((field) => field.converter).find(Boolean);
  if (converter) throw new Refusal(400, 'There is no converter "%1".', [converter]);
  return data;
}

/** The editions call Adobe's own plugins differently. */
export const isSame = (one: string, other: string): boolean => inService(one) === inService(other);

const inService = (name: string) => name.replace(/^plugin\.magento\./, 'plugin.');
