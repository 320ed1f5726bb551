import type { Act, SandboxContext } from './context.ts';
import type { Order, World } from './world/facts.ts';
import { Random } from './world/random.ts';

/** Acts by name, as the control plane knows them. */
type Acts = ReadonlyMap<string, Act>;

type Step = 'pick' | 'ship' | 'invoice' | 'settle';

/** A sales order on its way from the shelf to the bank. */
interface Journey {
  legalEntity: string;
  salesOrder: string;
  /** Commerce's number of the same order; one taken by telephone has none. */
  order?: string;
  steps: Step[];
  invoice?: string;
}

const PACE_MS = 1_000;
/** So many orders are on their way at once, each in turn. */
const AT_ONCE = 4;
/** Each part of the world has its own chance; so has this. */
const PART = 20;

/** Business that goes on by itself. The same world and acts make it the same business. */
export class Business {
  /** Acts that were done, and those that threw. */
  done = 0;
  skipped = 0;
  readonly #world: World;
  readonly #acts: Acts;
  readonly #chance: Random;
  readonly #waiting: Journey[];
  readonly #underWay: Journey[] = [];
  readonly #drafts: string[];
  readonly #approved: string[] = [];

  constructor(world: World, acts: Acts) {
    this.#world = world;
    this.#acts = acts;
    this.#chance = new Random(world.seed * 1009 + PART);
    this.#waiting = world.orders.flatMap(journeysOf);
    this.#drafts = world.quotes.flatMap(({ dataverse }) => (dataverse?.stateCode === 0 ? [dataverse.quoteNumber] : []));
  }

  /** Does the next thing. Never throws. */
  async goOn(): Promise<void> {
    const what = this.#chance.int(1, 20);
    if (what <= 12) await this.#advance();
    else if (what <= 16) await this.#moveStock();
    else if (what <= 18) await this.#changeCredit();
    else await this.#negotiate();
  }

  async #advance(): Promise<void> {
    while (this.#underWay.length < AT_ONCE) {
      const next = this.#nextWaiting() ?? (await this.#takeOrder());
      if (next === undefined) break;
      this.#underWay.push(next);
    }
    const journey = this.#underWay.shift();
    const step = journey?.steps.shift();
    if (journey === undefined || step === undefined) return;
    if (!(await this.#take(step, journey))) return;
    if (journey.steps.length > 0) this.#underWay.push(journey);
    const { order } = journey;
    const there = IN_COMMERCE[step];
    if (order !== undefined && there !== undefined && this.#acts.has(there)) await this.#act(there, { order });
  }

  #nextWaiting(): Journey | undefined {
    const last = this.#waiting.length - 1;
    return last < 0 ? undefined : this.#waiting.splice(this.#chance.int(0, last), 1)[0];
  }

  /** Whether the order can go on. */
  async #take(step: Step, journey: Journey): Promise<boolean> {
    const { legalEntity, salesOrder } = journey;
    switch (step) {
      case 'pick':
        return (await this.#act('pickSalesOrder', { legalEntity, salesOrder })) !== FAILED;
      case 'ship':
        return (await this.#act('shipSalesOrder', { legalEntity, salesOrder })) !== FAILED;
      case 'invoice': {
        const posted = await this.#act('postInvoice', { legalEntity, salesOrder });
        const invoice = textOf(posted, 'invoice');
        if (invoice !== undefined) journey.invoice = invoice;
        return invoice !== undefined;
      }
      case 'settle':
        return (await this.#act('settleInvoice', { legalEntity, invoice: journey.invoice })) !== FAILED;
    }
  }

  /** When Commerce's orders are all through, customers go on calling. */
  async #takeOrder(): Promise<Journey | undefined> {
    const { legalEntity, number: account } = this.#chance.pick(this.#world.accounts);
    const warehouse = this.#chance.pick(this.#world.warehouses.filter((one) => one.legalEntity === legalEntity)).code;
    const lines = [{ sku: this.#chance.pick(this.#world.products).sku, quantity: this.#chance.int(1, 5) }];
    const taken = await this.#act('createSalesOrder', { legalEntity, account, warehouse, lines });
    const salesOrder = textOf(taken, 'salesOrder');
    return salesOrder === undefined ? undefined : { legalEntity, salesOrder, steps: [...WHOLE_WAY] };
  }

  async #moveStock(): Promise<void> {
    const { sku, stock } = this.#chance.pick(this.#world.products);
    const warehouse = this.#chance.pick(Object.keys(stock));
    // More comes in than is broken or lost.
    const quantity = this.#chance.chance(0.7) ? this.#chance.int(1, 40) : -this.#chance.int(1, 3);
    await this.#act('moveStock', { warehouse, sku, quantity });
  }

  async #changeCredit(): Promise<void> {
    const { legalEntity, number: account, creditLimit } = this.#chance.pick(this.#world.accounts);
    const amount = Math.round((creditLimit * this.#chance.int(90, 130)) / 10_000);
    await this.#act('setCreditLimit', { legalEntity, account, amount });
  }

  /** Approves the quote that waits longest, or, where none does, opens one again. */
  async #negotiate(): Promise<void> {
    const quoteNumber = this.#drafts.shift();
    if (quoteNumber !== undefined) {
      if ((await this.#act('approveQuote', { quoteNumber })) !== FAILED) this.#approved.push(quoteNumber);
      return;
    }
    const approved = this.#approved.shift();
    if (approved === undefined) return;
    if ((await this.#act('reviseQuote', { quoteNumber: approved })) !== FAILED) this.#drafts.push(approved);
  }

  /** What the act gives; FAILED where it is not known or throws. */
  async #act(name: string, input: object): Promise<unknown> {
    try {
      const act = this.#acts.get(name);
      if (act === undefined) throw new Error(`nobody knows how to ${name}`);
      const result = await act(input);
      this.done += 1;
      return result;
    } catch {
      this.skipped += 1;
      return FAILED;
    }
  }
}

const FAILED = Symbol('failed');
const WHOLE_WAY = ['pick', 'ship', 'invoice', 'settle'] as const;

/** What Commerce is told of the same order, so that it moves there too. */
const IN_COMMERCE: { [step in Step]?: string } = { ship: 'shipOrder' };

/** What is still to be done of an order that F&O knows and nobody stopped: it goes on, and its invoices are paid. */
function journeysOf({ legalEntity, salesOrderNumber, number, state, lines, invoices }: Order): Journey[] {
  if (salesOrderNumber === undefined) return [];
  const order = { legalEntity, salesOrder: salesOrderNumber, order: number };
  const unpaid = invoices.filter(({ open }) => open > 0);
  const journeys: Journey[] = unpaid.map((invoice) => ({ ...order, invoice: invoice.number, steps: ['settle'] }));
  const isInvoiced = lines.every(({ quantity, invoiced, canceled }) => invoiced + canceled >= quantity);
  if (isInvoiced || (state !== 'new' && state !== 'processing')) return journeys;
  const isShipped = lines.every(({ quantity, shipped, canceled }) => shipped + canceled >= quantity);
  return [...journeys, { ...order, steps: isShipped ? WHOLE_WAY.slice(2) : [...WHOLE_WAY] }];
}

function textOf(result: unknown, name: string): string | undefined {
  const value = typeof result === 'object' && result !== null ? new Map(Object.entries(result)).get(name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Goes on about once a second, and from the beginning after a reset, until stopped. */
export function startLive(
  context: Pick<SandboxContext, 'world' | 'onReset'>,
  acts: Acts,
  paceMs: number = PACE_MS,
): { stop(): void } {
  let business: Business;
  context.onReset(() => {
    business = new Business(context.world, acts);
  });
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const wait = () => {
    if (!isStopped) timer = setTimeout(() => void business.goOn().then(wait), paceMs).unref();
  };
  wait();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
