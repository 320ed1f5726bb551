import { z } from 'zod';
import type { CommerceState } from '../state.ts';

const change = z.strictObject({ return: z.string(), status: z.string().min(1) });

export function updateReturn(state: CommerceState, input: unknown): void {
  const { return: number, status } = change.parse(input);
  const row = state.tables.returns.get('increment_id', number);
  if (row === undefined) throw new Error(`there is no return ${number}`);
  const before = { ...row };
  row.status = status;
  state.tell({ event: 'observer.rma_save_commit_after', row, before, storeId: row.store_id });
}
