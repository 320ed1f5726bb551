/** A number or name as D365 prints it; empty for what none can be. */
export function toCode(value: unknown): string {
  return typeof value === 'string' && /^[^\s\p{C}]([^\p{C}]{0,48}[^\s\p{C}])?$/u.test(value) ? value : '';
}
