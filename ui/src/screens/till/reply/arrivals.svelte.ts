// Replies that came by themselves: opened with a double click, or copied into the inbox while selling.
// Must never take a vendor away from a bill: the screen opens only where nothing is half done.
import { m } from '../../../paraglide/messages.js';
import { open, screen, type ScreenName } from '../../../screen.svelte';
import { refresh, till } from '../../../till.svelte';
import { toast } from '../../../toast.svelte';
import { outside } from '../../places';
import { bill } from '../sale/bill.svelte';

/** The host watches the inbox by itself: what it took in shows after this long. */
const ASK_AGAIN = 10_000;

/** Screens that may give way: nothing is counted, typed or paid there. */
const calm: readonly ScreenName[] = ['hand_in', 'day_open', 'settings', 'transfers', 'till_report'];

let known: number | null = null;

function mayLeave(): boolean {
  const { name } = screen.current;
  return calm.includes(name) || (name === 'sale' && bill.lines.length === 0);
}

/** Looks whether a reply came; shows it, or says so. */
export async function lookForReplies(): Promise<void> {
  const { name } = screen.current;
  const here = till.start?.desk === 'till' || till.start?.desk === 'sample';
  if (!here || till.start?.station === 'paired' || name.startsWith('book_') || outside.includes(name)) return;
  const state = await refresh();
  const number = state.reply?.number ?? 0;
  const came = (known !== null && number > known) || state.replies_waiting > 0;
  known = number;
  if (!came || screen.current.name === 'replies') return;
  if (mayLeave()) open('replies', {});
  else toast(m.reply_arrived());
}

/** Looks now and then, as long as the program is open. Gives what ends it. */
export function watchForReplies(): () => void {
  // a main screen that is not there says so itself, elsewhere
  const again = setInterval(() => { lookForReplies().catch(() => undefined); }, ASK_AGAIN);
  return () => { clearInterval(again); };
}

/** Another desk was chosen, or a test begins. */
export function forgetReplies(): void {
  known = null;
}
