interface Flight<T> {
  answer: Promise<T>;
  riders: number;
  cancel: AbortController;
}

/** Makes one call of reads that are the same. It ends early only when all who wait for it have gone. */
export class Sharing<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /** `start` gets the signal of the shared call. `onShared` is told when nothing was started. */
  join(key: string, rider: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>, onShared: () => void) {
    const known = this.#flights.get(key);
    if (known !== undefined) onShared();
    const flight = known ?? this.#depart(key, start);
    flight.riders += 1;
    return rider === undefined ? flight.answer : this.#ride(key, flight, rider);
  }

  #depart(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const cancel = new AbortController();
    const answer = start(cancel.signal).finally(() => this.#land(key, flight));
    const flight: Flight<T> = { answer, riders: 0, cancel };
    this.#flights.set(key, flight);
    return flight;
  }

  #ride(key: string, flight: Flight<T>, rider: AbortSignal): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const leave = () => {
      flight.riders -= 1;
      if (flight.riders === 0) {
        this.#land(key, flight);
        flight.cancel.abort(rider.reason);
      }
      reject(rider.reason);
    };
    if (rider.aborted) leave();
    else rider.addEventListener('abort', leave, { once: true });
    flight.answer.then(resolve, reject).finally(() => rider.removeEventListener('abort', leave));
    return promise;
  }

  /** A later flight under the same key must not be forgotten in this one's place. */
  #land(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
