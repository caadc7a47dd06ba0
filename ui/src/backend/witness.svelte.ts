// The second officer's hand: a command of the book that needs two waits for her PIN, then is asked again.
// Must never keep a PIN, nor choose who is second: the committee does, the book decides.
import { type Asks, makeAsks } from './asking.svelte';
import type { Power } from './bindings';
import { call, whenRefused } from './client';
import type { Failure } from './failure';

/** The hand that is asked for now. WitnessPin shows it. */
export const witness: Asks = makeAsks();

/** From here on every command that needs two officers asks for the second. Returns how to stop. */
export function watchForSecond(): () => void {
  return whenRefused('officers.second_needed', (failure) => witness.ask(failure));
}

/** What two officers are needed for. */
export function powerOf(failure: Failure): Power {
  return failure.params['power'] as Power;
}

/** Gives the PIN to the book. Rejects when it is wrong, or when too many were. */
export async function bearWitness(failure: Failure, number: number, pin: string): Promise<void> {
  await call('witness', { power: powerOf(failure), number, pin });
}
