// How a file stands with the committee, in words and with its mark; for the reply and for handing in.
// Must never call a day received that only waits.
import type { ReceivedAs } from '../../../backend/bindings';
import { m } from '../../../paraglide/messages.js';
import type { Tone } from '../../book/Mark.svelte';

const said: Record<ReceivedAs, { tone: Tone; word: () => string }> = {
  booked: { tone: 'good', word: m.reply_booked },
  waiting: { tone: 'wait', word: m.reply_waiting },
  slip: { tone: 'wait', word: m.reply_slip },
  fork: { tone: 'look', word: m.reply_fork },
  set_aside: { tone: 'look', word: m.reply_set_aside },
  refused: { tone: 'bad', word: m.reply_refused },
};

/** What the committee says of a day; that none has come, where no reply names it. */
export function answeredAs(answered: ReceivedAs | null): { tone: Tone; word: string } {
  if (answered === null) return { tone: 'none', word: m.reply_awaited() };
  return { tone: said[answered].tone, word: said[answered].word() };
}
