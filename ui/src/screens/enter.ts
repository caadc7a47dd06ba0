// Where a desk begins: what is missing first, else its home.
// Must never skip a day that was left open: it is closed before anything is sold.
import { go } from '../screen.svelte';
import { readSettings, refresh, till } from '../till.svelte';
import { officers, readOfficer } from './book/officers/here.svelte';
import { people, readSigned } from './till/people/signed.svelte';
import { finishUnanswered } from './unfinished';

/** The till: its name, who is selling, then yesterday's closing, then today's opening, then selling. */
export async function enterTill(): Promise<void> {
  const state = await refresh();
  if (!state.identity) {
    go('set_up');
    return;
  }
  await Promise.all([readSettings(), readSigned()]);
  if (people.wanted) {
    go('sign_in');
    return;
  }
  if (await finishUnanswered()) return;
  const day = state.days.open;
  // days are opened and closed on the stall's own screen
  if (till.start?.station === 'paired') go('sale');
  else if (!day) go('day_open');
  else if (day.forgotten) go('day_close');
  else go('sale');
}

/** The committee's book: which officer is here, where it has any; its own screens say what is missing. */
export async function enterBook(): Promise<void> {
  await readOfficer();
  go(officers.wanted ? 'book_sign_in' : 'book_day');
}
