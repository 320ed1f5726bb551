/** How far a log was heard of. A caller who brings it back is answered by nobody who has heard less. */
export interface Token {
  epoch: string;
  position: number;
}

export const printToken = ({ epoch, position }: Token): string => `${epoch}:${position}`;

/** Undefined for what is no token of ours. */
export function parseToken(text: string): Token | undefined {
  const [, epoch, position] = /^([0-9a-f-]{36}):(0|[1-9]\d{0,15})$/.exec(text) ?? [];
  return epoch === undefined ? undefined : { epoch, position: Number(position) };
}
