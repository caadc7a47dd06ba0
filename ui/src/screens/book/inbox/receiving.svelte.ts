// Files on their way into the book: one after the other, each with what became of it.
// Must never judge a file, nor stop at one that failed: the others are received all the same.
import type { Received } from '../../../backend/bindings';
import { call, type PickedFile } from '../../../backend/client';
import { asFailure, type Failure } from '../../../backend/failure';
import { m } from '../../../paraglide/messages.js';
import { may } from '../officers/here.svelte';

/** What became of one file; a failure means that it was not even looked at. */
export interface Arrival {
  readonly name: string;
  readonly received: Received | null;
  readonly failure: Failure | null;
}

let arrivals = $state.raw<readonly Arrival[]>([]);
let way = $state.raw<{ done: number; of: number } | null>(null);
let turn = $state(0);
let stopped = false;

/** Files of the folder between two looks at how far it is. */
const AT_ONCE = 5;

export const receiving = {
  /** The files that came last, together; none after they were looked through. */
  get arrivals(): readonly Arrival[] {
    return arrivals;
  },
  /** How far it has come; null when nothing is under way. */
  get way(): { done: number; of: number } | null {
    return way;
  },
  /** Grows whenever files came: lists ask again. */
  get turn(): number {
    return turn;
  },
};

async function one(file: PickedFile): Promise<Arrival> {
  try {
    return { name: file.name, received: await call('receive_file', file), failure: null };
  } catch (cause) {
    return { name: file.name, received: null, failure: asFailure(cause) };
  }
}

/** Receives files that were picked or dropped. Files dropped meanwhile are received after these. */
export async function takeFiles(files: readonly PickedFile[]): Promise<void> {
  if (files.length === 0) return;
  if (!way) [arrivals, stopped] = [[], false];
  way = { done: way?.done ?? 0, of: (way?.of ?? 0) + files.length };
  for (const file of files) {
    if (stopped) break;
    const arrival = await one(file);
    arrivals = [...arrivals, arrival];
    way = { done: way.done + 1, of: way.of };
  }
  if (stopped || way.done >= way.of) way = null;
  turn += 1;
}

async function slip(name: string, take: () => Promise<Received>): Promise<Received | null> {
  let arrival: Arrival;
  try {
    arrival = { name, received: await take(), failure: null };
  } catch (cause) {
    arrival = { name, received: null, failure: asFailure(cause) };
  }
  arrivals = way ? [...arrivals, arrival] : [arrival];
  turn += 1;
  return arrival.received;
}

/** Receives a closing slip that was scanned; null when it was none. */
export function takeSlip(text: string): Promise<Received | null> {
  return slip(m.receiving_slip_of(), () => call('receive_slip', { text }));
}

/** Receives the closing slip on a photo; null when none could be read. */
export function takePhoto(photo: PickedFile): Promise<Received | null> {
  return slip(photo.name, () => call('receive_slip_photo', photo));
}

/** Receives what lies in the watched folder, if whoever is here may; says how many files there were. */
export async function takeWaiting(): Promise<number> {
  if (way || !may('receive')) return 0;
  stopped = false;
  let done = 0;
  try {
    for (let left = 1; left > 0 && !stopped;) {
      const taken = await call('receive_inbox', { most: AT_ONCE });
      const came = taken.received.map((each) => ({ name: each.file.name, received: each, failure: null }));
      if (came.length === 0) break;
      arrivals = done === 0 ? came : [...arrivals, ...came];
      done += came.length;
      left = taken.left;
      way = { done, of: done + left };
    }
  } finally {
    way = null;
    if (done > 0) turn += 1;
  }
  return done;
}

/** Leaves the rest: what was received stays in the book, what was not can be given again. */
export function stop(): void {
  stopped = true;
}

/** They were looked through. */
export function putAway(): void {
  arrivals = [];
}
