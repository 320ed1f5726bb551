/** Each kind of document is counted by itself. */
export class Counters {
  readonly #last = new Map<string, number>();

  next(name: string): number {
    const number = (this.#last.get(name) ?? 0) + 1;
    this.#last.set(name, number);
    return number;
  }
}

/** What Commerce prints on a document: nine digits, behind the website's own from the second website on. */
export const incrementId = (websiteId: number, sequence: number): string =>
  `${websiteId === 1 ? '' : websiteId}${String(sequence).padStart(9, '0')}`;

/** What D365 prints on one. */
export const documentNumber = (prefix: string, sequence: number): string =>
  `${prefix}-${String(sequence).padStart(6, '0')}`;
