import type { Refusal } from '../../platform/cache/knowledge.ts';
import type { Proof } from './main.ts';
import { envelop, ours, setAndDelete } from './race/peers.ts';
import { everyRun, randomRuns } from './race/runs.ts';

export const rules: readonly Refusal[] = [
  'epoch',
  'floor',
  'tag',
  'unheard',
  'expired',
  'unsettled',
  'older than asked',
];

const sizes = {
  quick: { schedules: 20_000, every: 20_000, mutants: 20_000 },
  full: { schedules: 1_000_000, every: 1_000_000, mutants: 100_000 },
};

/** Two processes, two layers, one shared store: by chance and one after another; then each rule taken out, and two peers. */
export async function races(size: 'quick' | 'full', seed: number): Promise<Proof> {
  const { schedules, every, mutants } = sizes[size];
  const chance = await randomRuns(ours(), schedules, seed);
  const each = await everyRun(ours(), every);
  const caught: string[] = [];
  for (const rule of rules) {
    const { stale } = await randomRuns(ours(rule), mutants, seed);
    caught.push(`without '${rule}' ${stale}`);
  }
  const [plain, peer] = [await randomRuns(setAndDelete, mutants, seed), await randomRuns(envelop, mutants, seed)];
  const isCaught = !caught.some((one) => one.endsWith(' 0'));
  return {
    done: `${chance.schedules} random schedules and ${each.schedules} in turn${each.isAll ? ' (all)' : ''}, ${chance.reads + each.reads} reads, ${chance.kept + each.kept} of them kept; mutants and peers ${mutants} each`,
    figure: `${chance.stale + each.stale} stale; ${caught.join(', ')}; set and delete ${plain.stale}, @envelop/response-cache ${peer.stale}`,
    isKept:
      chance.stale + each.stale === 0 &&
      isCaught &&
      plain.stale > 0 &&
      peer.stale > 0 &&
      chance.kept > chance.reads / 10,
  };
}
