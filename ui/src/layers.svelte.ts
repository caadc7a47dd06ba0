// What lies on top: the screen, or the sheet opened over it. Keys and digits go to the top one only.
// Must never know what is drawn there.
import { getContext, setContext, untrack } from 'svelte';

/** A screen or an open sheet, as far as the keyboard is concerned. */
export class Layer {
  constructor(readonly name: string) {}
}

/** The screen itself. */
export const ground = new Layer('screen');

/** Works whatever lies on top: F1, F11. */
export const everywhere = new Layer('everywhere');

let raised = $state.raw<readonly Layer[]>([]);
const mark = Symbol('layer');

/** Puts a layer on top of the others; returns how to take it away. */
export function raise(layer: Layer): () => void {
  // an effect that raises must not run again because something was raised
  untrack(() => { raised = [...raised, layer]; });
  return () => {
    untrack(() => { raised = raised.filter((one) => one !== layer); });
  };
}

export function onTop(): Layer {
  return raised.at(-1) ?? ground;
}

export function isReachable(layer: Layer): boolean {
  return layer === everywhere || layer === onTop();
}

/** The layer a component stands in; call while it is being set up. */
export function layerHere(): Layer {
  return getContext<Layer | undefined>(mark) ?? ground;
}

/** Everything inside this component belongs to `layer`. */
export function provideLayer(layer: Layer): void {
  setContext(mark, layer);
}
