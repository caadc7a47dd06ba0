// What every screen of the book knows: how the book stands, which day is looked at, who collects.
// Must never hold money, nor decide anything the book decides.
import type { BookState, Day, StallId } from './backend/bindings';
import { call } from './backend/client';

let state = $state.raw<BookState | null>(null);
let looked = $state<Day | null>(null);
let collector = $state('');
let wanted = $state<StallId | null>(null);

export const book = {
  /** How the book stands; null until it was asked. */
  get state(): BookState | null {
    return state;
  },
  /** The day looked at: today until another one was chosen; null until the book was asked. */
  get day(): Day | null {
    return looked ?? state?.today ?? null;
  },
  /** Who receives fees; remembered until the program is closed, kept nowhere. */
  get collector(): string {
    return collector;
  },
  set collector(name: string) {
    collector = name;
  },
  /** The stall that another screen asks to collect from or to look at. */
  get wanted(): StallId | null {
    return wanted;
  },
};

/** Asks how the book stands now; after every act that changes the market, its zones or its stalls. */
export async function refreshBook(): Promise<BookState> {
  state = await call('book_state', {});
  return state;
}

/** Looks at a day; today is not held fast, so a book left open overnight shows the new day. */
export function lookAt(day: Day): void {
  looked = day === state?.today ? null : day;
}

/** Remembers a stall for the screen that opens next. */
export function want(stall: StallId): void {
  wanted = stall;
}

/** The stall that was asked for, once. */
export function takeWanted(): StallId | null {
  const stall = wanted;
  wanted = null;
  return stall;
}

/** Forgets everything: another desk was chosen, or a test begins. */
export function forgetBook(): void {
  state = null;
  looked = null;
  collector = '';
  wanted = null;
}
