// Officers of the book: entered with a PIN typed twice, signed in, and the second one beside the first.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Officer, OfficerHere, Power } from '../../src/backend/bindings';
import { call } from '../../src/backend/client';
import { book } from '../../src/book.svelte';
import { go, screen as shown } from '../../src/screen.svelte';
import { enterBook } from '../../src/screens/enter';
import { readOfficer } from '../../src/screens/book/officers/here.svelte';
import { expectClean } from '../axe';
import { press } from '../typist';
import { asked, openBook, refusal, state, tap } from './market';

const ALL: Power[] = ['close', 'officers', 'settings'];
const chair: Officer = { number: 1, name: 'สมชาย', office: 'chair', retired: false, powers: ALL };
const malee: Officer = { number: 2, name: 'มาลี', office: 'treasurer', retired: false, powers: ['close'] };
const dam: Officer = { number: 3, name: 'ดำ', office: 'auditor', retired: false, powers: [] };
const nobody: OfficerHere = { officer: null, powers: ALL, needed: false };
const wanted: OfficerHere = { officer: null, powers: [], needed: true };
const here = (officer: Officer): OfficerHere => ({ officer, powers: officer.powers, needed: true });

const key = async (digits: string): Promise<void> => {
  for (const digit of digits) await tap(digit);
};

describe('the officers', () => {
  it('begin with the chair, whose PIN is typed twice and who is then here', async () => {
    const fake = await openBook('book_officers', {
      officer_here: () => nobody, officers: () => [], save_officer: () => [chair],
      officer_sign_in: () => here(chair),
    });
    await expectClean(document.body);
    await tap('ใส่ชื่อประธาน');
    const sheet = within(await screen.findByRole('dialog'));
    expect(sheet.getByRole('radio', { name: /ผู้ตรวจสอบ/ })).toBeDisabled();
    await userEvent.type(sheet.getByRole('textbox', { name: 'ชื่อ' }), 'สมชาย');
    await tap(/ต่อไป ตั้งรหัส/);
    await key('1111');
    await tap(/ต่อไป กดอีกครั้ง/);
    await key('1111');
    await tap(/บันทึก/);
    await waitFor(() => {
      expect(asked(fake, 'save_officer')).toEqual([{ name: 'สมชาย', office: 'chair', pin: '1111' }]);
    });
    expect(asked(fake, 'officer_sign_in')).toEqual([{ number: 1, pin: '1111' }]);
  });

  it('show no keys to whom may not change them', async () => {
    await openBook('book_officers', { officer_here: () => here(dam), officers: () => [chair, malee, dam] });
    expect(await screen.findByText('ใช้สมุดอยู่')).toBeVisible();
    expect(screen.getByText('เพิ่มหรือแก้กรรมการได้เฉพาะประธาน')).toBeVisible();
    expect(screen.queryByRole('button', { name: /แก้|กรรมการใหม่|พ้นหน้าที่/ })).toBeNull();
  });

  it('who comes back chooses another PIN', async () => {
    await openBook('book_officers', {
      officer_here: () => here(chair), officers: () => [chair, { ...malee, retired: true, powers: [] }],
    });
    await tap('มาลี กลับมาทำหน้าที่');
    const sheet = within(await screen.findByRole('dialog'));
    expect(sheet.getByRole('button', { name: /ต่อไป ตั้งรหัส/ })).toBeEnabled();
    expect(sheet.queryByRole('button', { name: /บันทึก/ })).toBeNull();
  });
});

describe('signing in', () => {
  it('comes before everything else where there are officers, and gives the collector her name', async () => {
    let at = wanted;
    const fake = await openBook('book_day', {
      officer_here: () => at, officers: () => [chair, malee],
      officer_sign_in: () => { at = here(malee); return at; },
      officer_sign_out: () => wanted,
    });
    await enterBook();
    expect(shown.current.name).toBe('book_sign_in');
    await tap(/มาลี/);
    await expectClean(document.body);
    await key('2222');
    await tap(/เข้าสมุด/);
    await vi.waitFor(() => { expect(shown.current.name).toBe('book_day'); });
    expect(asked(fake, 'officer_sign_in')).toEqual([{ number: 2, pin: '2222' }]);
    expect(book.collector).toBe('มาลี');
    await tap('มาลี · เปลี่ยนคน');
    await vi.waitFor(() => { expect(shown.current.name).toBe('book_sign_in'); });
    expect(book.collector).toBe('');
  });

  it('is asked for again when the book says so', async () => {
    await openBook('book_settings', {
      officers: () => [chair],
      back_up_book: () => { throw { ...refusal, code: 'officers.sign_in' }; },
    });
    await call('back_up_book', {}).catch(() => undefined);
    expect(shown.current.name).toBe('book_sign_in');
    go('book_day');
  });
});

describe('the second officer', () => {
  async function needing(tries: number): Promise<{ fake: Awaited<ReturnType<typeof openBook>> }> {
    let wrong = tries;
    let hand = false;
    const fake = await openBook('book_settings', {
      officer_here: () => here(chair), officers: () => [chair, malee, dam],
      set_up_market: () => {
        if (!hand) throw { ...refusal, code: 'officers.second_needed', params: { power: 'close' } };
        return state.market;
      },
      witness: () => {
        wrong -= 1;
        if (wrong >= 0) throw { ...refusal, code: 'officers.wrong_pin' };
        hand = true;
        return { officer: 'มาลี' };
      },
    });
    await readOfficer();
    return { fake };
  }
  const setUp = { name: 'ตลาด', promptpay: null };
  const sheet = async () => within(await screen.findByRole('dialog', { name: 'ให้กรรมการคนที่สองกดรหัส' }));

  it('is asked wherever the book wants one, and what was wanted is done', async () => {
    const { fake } = await needing(1);
    const done = call('set_up_market', setUp);
    const asks = await sheet();
    expect(asks.getByText('ปิดวันตลาด')).toBeVisible();
    // neither the first officer nor one whose office may not
    await waitFor(() => { expect(asks.getAllByRole('radio')).toHaveLength(1); });
    expect(asks.getByRole('radio', { name: /มาลี/ })).toBeChecked();
    await expectClean(document.body);
    for (const digit of '9999') press(`Digit${digit}`);
    press('Enter');
    expect(await asks.findByRole('alert')).toBeVisible();
    for (const digit of '2222') press(`Digit${digit}`);
    press('Enter');
    await done;
    expect(asked(fake, 'witness')).toEqual([
      { power: 'close', number: 2, pin: '9999' }, { power: 'close', number: 2, pin: '2222' },
    ]);
    expect(asked(fake, 'set_up_market')).toEqual([setUp, setUp]);
    await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  });

  it('who does not come leaves everything as it was', async () => {
    const { fake } = await needing(0);
    const refused = expect(call('set_up_market', setUp)).rejects.toMatchObject({
      failure: { code: 'officers.second_needed' },
    });
    await sheet();
    press('Escape');
    await refused;
    expect(asked(fake, 'witness')).toEqual([]);
    expect(asked(fake, 'set_up_market')).toHaveLength(1);
  });
});
