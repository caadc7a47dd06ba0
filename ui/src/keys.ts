// The keyboard shortcuts of what lies on top. `<Key shortcut="F9">` registers itself here.
// Must never act on a key that a scan brought: scan.svelte.ts hears every key first.
import { onMount } from 'svelte';
import { charOf } from './barcode';
import { foldDigits } from './digits';
import { everywhere, isReachable, type Layer, layerHere, onTop } from './layers.svelte';
import { unlessScan } from './scan.svelte';

export interface Shortcut {
  /** as printed: "F9", "Ctrl+Z", "Alt+1", "Enter", "Esc", "↑", "Del", "+", "A" */
  keys: string;
  /** what it does, for the F1 sheet */
  word: () => string;
  act: () => void;
  /** false while the button is grey */
  ready?: () => boolean;
}

const shortcuts: { shortcut: Shortcut; layer: Layer }[] = [];

/** Adds a shortcut to a layer; returns how to take it away. */
export function addShortcut(shortcut: Shortcut, layer: Layer): () => void {
  const added = { shortcut, layer };
  shortcuts.push(added);
  return () => {
    shortcuts.splice(shortcuts.indexOf(added), 1);
  };
}

/** Shortcuts without a button, as on the lines of a bill. Call while a component is being set up. */
export function withShortcuts(...list: Shortcut[]): void {
  const layer = layerHere();
  onMount(() => {
    const removals = list.map((shortcut) => addShortcut(shortcut, layer));
    return () => { removals.forEach((remove) => { remove(); }); };
  });
}

/** The shortcuts that work now, for the F1 sheet. */
export function currentShortcuts(): Shortcut[] {
  const layers = [onTop(), everywhere];
  return layers.flatMap((layer) => shortcuts.filter((one) => one.layer === layer).map((one) => one.shortcut));
}

const names: Record<string, string> = {
  Escape: 'Esc',
  NumpadEnter: 'Enter',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
};

/** A key press as it is printed on buttons; by place, so a Thai layout changes nothing. */
export function nameOf(event: KeyboardEvent): string {
  const held = (event.ctrlKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '');
  // a Thai digit stands where the US layout has a sign: what the hand typed is the digit
  if (held === '' && /^[๐-๙]$/.test(event.key)) return foldDigits(event.key);
  const char = charOf(event.code, event.shiftKey && held === '');
  if (char !== null && char !== ' ') return held + char.toUpperCase();
  return held + (names[event.code] ?? event.code);
}

/** "Ctrl+Z" as aria-keyshortcuts wants it: "Control+Z". */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control').replace('Esc', 'Escape').replace('Del', 'Delete');
}

// keys the webview would take for itself: find, reload, caret browsing, the GTK menu
const webviewOwn = ['F3', 'F5', 'F6', 'F7', 'F10', 'Ctrl+R', 'Ctrl+F5', 'Ctrl+P'];

let walking = false;

/** Starts listening; returns how to stop. */
export function listenForKeys(): () => void {
  const pointed = (): void => { walking = false; };
  window.addEventListener('keydown', heard);
  window.addEventListener('pointerdown', pointed, { capture: true });
  return () => {
    window.removeEventListener('keydown', heard);
    window.removeEventListener('pointerdown', pointed, { capture: true });
  };
}

function heard(event: KeyboardEvent): void {
  const keys = nameOf(event);
  if (keys === 'Tab' || /^[↑↓←→]$/.test(keys)) walking = true;
  if (event.defaultPrevented || event.isComposing || event.metaKey) return;
  if (webviewOwn.includes(keys)) event.preventDefault();
  if (belongsToFocus(event, keys)) return;
  const fitting = shortcuts.filter((one) => one.shortcut.keys === keys && isReachable(one.layer));
  const found = fitting.at(-1)?.shortcut;
  if (!found) return;
  event.preventDefault();
  if (event.repeat && !/^[↑↓←→]$/.test(keys)) return;
  const act = (): void => {
    if (found.ready?.() !== false) found.act();
  };
  // a code with an A in it must not accept a file
  if (keys.length === 1 && charOf(event.code, event.shiftKey) !== null) unlessScan(act);
  else act();
}

/** Whether what has the focus wants this key for itself. */
function belongsToFocus(event: KeyboardEvent, keys: string): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const radio = target instanceof HTMLInputElement && target.type === 'radio';
  if (radio) return /^[↑↓←→]$/.test(keys);
  const text = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  if (text) {
    if (keys === 'Enter') return target instanceof HTMLTextAreaElement;
    return keys.length === 1 || /^(?:Del|Ctrl\+[ACVXZ])$/.test(keys);
  }
  // Someone who walked here with Tab presses what they see framed; after a tap, Enter is the green button.
  return keys === 'Enter' && walking && target.matches('button, a, summary');
}
