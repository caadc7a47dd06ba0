// Which keypad takes the digits of the physical keyboard.
// Must never listen to keys itself: the scanner hands digits on, so it can take them back.
import type { PadKey } from './digits';
import { isReachable, type Layer } from './layers.svelte';

export interface PadTaker {
  press(key: PadKey): void;
  /** remembers the value now; the function returned puts it back */
  checkpoint(): () => void;
}

const pads: { taker: PadTaker; layer: Layer }[] = [];

/** The newest keypad of the layer on top takes the digits; returns how to stop. */
export function takeDigits(taker: PadTaker, layer: Layer): () => void {
  const pad = { taker, layer };
  pads.push(pad);
  return () => {
    pads.splice(pads.indexOf(pad), 1);
  };
}

export function padOnTop(): PadTaker | null {
  return pads.filter((pad) => isReachable(pad.layer)).at(-1)?.taker ?? null;
}
