// What every screen of the till knows: how the till stands, its settings, how screens look and sound.
// Must never hold a bill, nor decide anything the till decides.
import type { DeskChoice, Preferences, Start, TillSettings, TillState } from './backend/bindings';
import { call } from './backend/client';
import { callWithOwner } from './backend/owner.svelte';
import { setLocale } from './locale.svelte';
import { scanner } from './scan.svelte';
import { setTextSize, TEXT_SIZES } from './text-size';

const plain: Preferences = { language: 'th', text_size: 20, sound: true, scanner_gap: 50 };

let start = $state.raw<Start | null>(null);
let state = $state.raw<TillState | null>(null);
let settings = $state.raw<TillSettings | null>(null);
let preferences = $state.raw<Preferences>(plain);

export const till = {
  /** What this computer is; null until it was asked, and its `desk` null before the first choice. */
  get start(): Start | null {
    return start;
  },
  /** How the till stands; null until it was asked. */
  get state(): TillState | null {
    return state;
  },
  get settings(): TillSettings | null {
    return settings;
  },
  get preferences(): Preferences {
    return preferences;
  },
};

function look(wanted: Preferences): void {
  preferences = wanted;
  setLocale(wanted.language);
  setTextSize(TEXT_SIZES.find((size) => size === wanted.text_size) ?? 20);
  scanner.gap = wanted.scanner_gap;
}

/** Asks what this computer is and how its screens look. The first thing the program does. */
export async function begin(): Promise<Start> {
  start = await call('start', {});
  look(start.preferences);
  return start;
}

/** Makes this computer a till, a book or a sample. */
export async function chooseDesk(desk: DeskChoice): Promise<Start> {
  start = await callWithOwner('choose_desk', { desk });
  state = null;
  settings = null;
  return start;
}

/** Asks how the till stands now; after every act that changes it. */
export async function refresh(): Promise<TillState> {
  state = await call('till_state', {});
  return state;
}

export async function readSettings(): Promise<TillSettings> {
  settings = await call('till_settings', {});
  return settings;
}

export async function keepSettings(wanted: TillSettings): Promise<TillSettings> {
  settings = await callWithOwner('keep_till_settings', wanted);
  await refresh();
  return settings;
}

/** Keeps how screens look; shows it at once, and takes it back when it could not be kept. */
export async function keepPreferences(change: Partial<Preferences>): Promise<void> {
  const before = preferences;
  look({ ...before, ...change });
  try {
    look(await call('keep_preferences', preferences));
  } catch (cause) {
    look(before);
    throw cause;
  }
}
