// The owner's leave: asked where the till wants it, then the same thing is asked again.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { callWithOwner } from '../../src/backend/owner.svelte';
import { expectClean } from '../axe';
import { press } from '../typist';
import { asked, openStall } from './stall';

const words = { happened: 'เจ้าของเท่านั้น', todo: 'เรียกเจ้าของ' };
const refusal = (code: string, params: Record<string, string> = {}) => ({
  code, number: 'O-01', kind: 'refusal' as const, th: words, en: words, params,
});

function stall(wrong = 0) {
  let leave = false;
  let tries = 0;
  return openStall({
    open_drawer: () => {
      if (!leave) throw refusal('people.owner_needed', { action: 'drawer' });
      leave = false;
      return {};
    },
    approve: () => {
      tries += 1;
      if (tries <= wrong) throw refusal('people.wrong_pin');
      leave = true;
      return { owner: 'ป้าสมศรี' };
    },
  });
}

const sheet = async () => within(await screen.findByRole('dialog', { name: 'ให้เจ้าของร้านกดรหัส' }));

describe('the owner', () => {
  it('gives leave on the spot, and what was wanted is done', async () => {
    const fake = await stall();
    const done = callWithOwner('open_drawer', { reason: 'ทอน' });
    const shown = await sheet();
    expect(shown.getByText('เปิดลิ้นชัก')).toBeVisible();
    await expectClean(document.body);
    expect(shown.getByRole('button', { name: 'อนุญาต' })).toBeDisabled();
    for (const name of ['1', '2', '3', '4']) await userEvent.click(shown.getByRole('button', { name }));
    expect(shown.getByRole('img', { name: 'กดรหัสแล้ว 4 ตัว' })).toBeVisible();
    press('Enter');
    await done;
    expect(asked(fake, 'approve')).toEqual([{ action: 'drawer', pin: '1234' }]);
    expect(asked(fake, 'open_drawer')).toHaveLength(2);
    await vi.waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  });

  it('is told of a wrong PIN, and the digits are gone', async () => {
    const fake = await stall(1);
    const done = callWithOwner('open_drawer', { reason: 'ทอน' });
    const shown = await sheet();
    for (const digit of '9999') press(`Digit${digit}`);
    press('Enter');
    expect(await shown.findByRole('alert')).toHaveTextContent('เรียกเจ้าของ');
    expect(shown.getByRole('img', { name: 'กดรหัสแล้ว 0 ตัว' })).toBeVisible();
    for (const digit of '123456') press(`Digit${digit}`);
    press('Digit7');
    press('Enter');
    await done;
    expect(asked(fake, 'approve')).toEqual([
      { action: 'drawer', pin: '9999' }, { action: 'drawer', pin: '123456' },
    ]);
  });

  it('who does not come leaves everything as it was', async () => {
    const fake = await stall();
    const done = callWithOwner('open_drawer', { reason: 'ทอน' });
    const refused = expect(done).rejects.toMatchObject({ failure: { code: 'people.owner_needed' } });
    await sheet();
    press('Escape');
    await refused;
    expect(asked(fake, 'approve')).toEqual([]);
    expect(asked(fake, 'open_drawer')).toHaveLength(1);
  });
});
