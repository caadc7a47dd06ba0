// Tells a scanner from a hand: a scanner types many keys a few milliseconds apart, then Enter.
// Must never let a scan reach an amount, a text field or the focused button.
import { charOf, type Check, checkDigit } from './barcode';
import { padKey } from './digits';
import { padOnTop } from './pads';

export interface Scan {
  code: string;
  check: Check;
  /** mean milliseconds between keys, for the scanner settings */
  gap: number;
  /** what the keyboard layout made of it */
  typed: string;
  /** the layout is Thai; the code is right all the same */
  thaiLayout: boolean;
}

interface Burst {
  code: string;
  typed: string;
  begun: number;
  latest: number;
  field: TextField | null;
  /** puts back what the first key found */
  restore: () => void;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

const ENDS = ['Enter', 'NumpadEnter', 'Tab'];
// Four quick keys are no hand: their Enter must not press anything, though no product is sought.
const SHORT = 4;
const LATE_ENTER = 500;

let gap = $state(50);
let minimum = $state(6);
let last = $state.raw<Scan | null>(null);

/** The scanner's settings, and its last scan for the page that tries it. */
export const scanner = {
  get gap(): number {
    return gap;
  },
  /** longest pause inside a scan, 20–150 ms */
  set gap(milliseconds: number) {
    gap = Math.min(150, Math.max(20, milliseconds));
  },
  get minimum(): number {
    return minimum;
  },
  set minimum(characters: number) {
    minimum = Math.max(SHORT, characters);
  },
  get last(): Scan | null {
    return last;
  },
};

type Handler = (scan: Scan) => void;

const handlers: Handler[] = [];
let burst: Burst | null = null;
let silence: ReturnType<typeof setTimeout> | undefined;
let swallowUntil = 0;

/** The newest handler gets every scan; returns how to stop. Use in `$effect(() => onScan(…))`. */
export function onScan(handler: Handler): () => void {
  handlers.push(handler);
  return () => {
    handlers.splice(handlers.lastIndexOf(handler), 1);
  };
}

/** Runs `act` when the key just pressed turns out not to be the first of a scan. */
export function unlessScan(act: () => void): void {
  const mine = burst;
  if (!mine) act();
  else if (mine.code.length === 1) {
    setTimeout(() => {
      if (mine.code.length === 1) act();
    }, gap + 10);
  }
}

/** Starts listening, before everything else on the page; returns how to stop. */
export function listenForScans(): () => void {
  window.addEventListener('keydown', heard, { capture: true });
  return () => {
    window.removeEventListener('keydown', heard, { capture: true });
    clearTimeout(silence);
    burst = null;
    swallowUntil = 0;
  };
}

function heard(event: KeyboardEvent): void {
  // a held key repeats every 30 ms and would look like a scanner
  if (event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^(?:Shift|CapsLock|NumLock)/.test(event.code)) return;
  clearTimeout(silence);
  if (burst && event.timeStamp - burst.latest > gap) burst = null;
  if (ENDS.includes(event.code)) ended(event);
  else typed(event);
}

function typed(event: KeyboardEvent): void {
  const char = charOf(event.code, event.shiftKey);
  // a space opens no scan: alone it presses the focused button
  if (char === null || (char === ' ' && (burst?.code.length ?? 0) < 2)) {
    burst = null;
    if (event.code === 'Backspace') giveToPad(event, 'Backspace');
    return;
  }
  burst ??= begin(event);
  burst.code += char;
  burst.typed += event.key;
  burst.latest = event.timeStamp;
  if (burst.field) return;
  if (char === ' ') event.preventDefault();
  // Thai digits stand on other keys: what a hand typed is the digit, a scan's is taken back anyway
  giveToPad(event, /^[๐-๙]$/.test(event.key) ? event.key : char);
  if (burst.code.length >= minimum) waitForSilence(burst);
}

function begin(event: KeyboardEvent): Burst {
  const field = textField(event.target);
  const restore = field ? fieldCheckpoint(field) : padOnTop()?.checkpoint();
  return {
    code: '',
    typed: '',
    begun: event.timeStamp,
    latest: event.timeStamp,
    field,
    restore: restore ?? (() => undefined),
  };
}

function giveToPad(event: KeyboardEvent, char: string): void {
  const key = padKey(char);
  const pad = textField(event.target) ? null : padOnTop();
  if (!key || !pad) return;
  pad.press(key);
  event.preventDefault();
}

/** A scanner set to send no Enter: its digits must not stay in an amount either. */
function waitForSilence(quick: Burst): void {
  silence = setTimeout(() => {
    burst = null;
    swallowUntil = quick.latest + LATE_ENTER;
    finish(quick, checkDigit(quick.code));
  }, gap * 3);
}

function ended(event: KeyboardEvent): void {
  const done = burst;
  burst = null;
  if (!done) {
    if (event.timeStamp < swallowUntil) stop(event);
    swallowUntil = 0;
  } else if (done.code.length >= minimum) {
    stop(event);
    finish(done, checkDigit(done.code));
  } else if (done.code.length >= SHORT && !done.field) {
    stop(event);
    finish(done, 'short');
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function finish(done: Burst, check: Check): void {
  done.restore();
  last = {
    code: done.code,
    check,
    gap: Math.round((done.latest - done.begun) / Math.max(1, done.code.length - 1)),
    typed: done.typed,
    thaiLayout: /[ก-๙]/.test(done.typed),
  };
  if (done.field?.dataset['scan'] === 'fill') write(done.field, done.code);
  else handlers.at(-1)?.(last);
}

const notText = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];

function textField(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target;
  if (!(target instanceof HTMLInputElement) || target.readOnly) return null;
  return notText.includes(target.type) ? null : target;
}

function fieldCheckpoint(field: TextField): () => void {
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    write(field, value);
    field.setSelectionRange(selectionStart, selectionEnd);
  };
}

function write(field: TextField, value: string): void {
  if (field.value === value) return;
  field.value = value;
  // bindings learn of it the way they learn of typing
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
