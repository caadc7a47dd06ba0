// Files on their way into the book: one after the other, each with what became of it.
// Must never judge a file, nor stop at one that failed: the others are received all the same.
import type { Received } from '../../../backend/bindings';
import { call, type PickedFile } from '../../../backend/client';
import { asFailure, type Failure } from '../../../backend/failure';
import { m } from '../../../paraglide/messages.js';

/** What became of one file; a failure means that it was not even looked at. */
export interface Arrival {
  readonly name: string;
  readonly received: Received | null;
  readonly failure: Failure | null;
}

let arrivals = $state.raw<readonly Arrival[]>([]);
let way = $state.raw<{ done: number; of: number } | null>(null);
let turn = $state(0);

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
  if (way) {
    way = { done: way.done, of: way.of + files.length };
  } else {
    way = { done: 0, of: files.length };
    arrivals = [];
  }
  for (const file of files) {
    const arrival = await one(file);
    arrivals = [...arrivals, arrival];
    way = { done: way.done + 1, of: way.of };
  }
  if (way.done >= way.of) way = null;
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

/** Receives what lies in the watched folder; says how many files there were. */
export async function takeWaiting(): Promise<number> {
  const received = await call('receive_inbox', {});
  if (received.length > 0) {
    arrivals = received.map((each) => ({ name: each.file.name, received: each, failure: null }));
    turn += 1;
  }
  return received.length;
}

/** They were looked through. */
export function putAway(): void {
  arrivals = [];
}
