import { createWorld } from '../../../sandbox/world/create.ts';

export const setting = { seed: 1, scale: 1, today: '2026-11-23T00:00:00.000Z' };
/** Made once for all tests of a file; none of them may change it. */
export const world = createWorld(setting);

export const sum = <Item>(list: readonly Item[], of: (item: Item) => number): number =>
  list.reduce((total, item) => total + of(item), 0);

export const daysBeforeToday = (moment: string): number =>
  (Date.parse(setting.today) - Date.parse(moment)) / 86_400_000;
