/** Whether this process has been told to stop: it begins nothing new, finishes what it has begun, and says so. */
export class Draining {
  #hasBegun = false;

  begin(): void {
    this.#hasBegun = true;
  }

  readonly hasBegun = (): boolean => this.#hasBegun;
}
