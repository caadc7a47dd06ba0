// People: kept with a PIN typed twice, signed in by name and PIN, seen in the black bar.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Operator } from '../../src/backend/bindings';
import { call } from '../../src/backend/client';
import { go, screen as shown } from '../../src/screen.svelte';
import { enterTill } from '../../src/screens/enter';
import People from '../../src/screens/till/people/People.svelte';
import { readSigned, watchForSignIn } from '../../src/screens/till/people/signed.svelte';
import SignIn from '../../src/screens/till/people/SignIn.svelte';
import XReport from '../../src/screens/till/XReport.svelte';
import { toasts } from '../../src/toast.svelte';
import { expectClean } from '../axe';
import { asked, refusal, settings, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const key = async (digits: string): Promise<void> => {
  for (const digit of digits) await press(digit);
};

const somsri: Operator = { number: 1, name: 'สมศรี', role: 'owner', retired: false };
const nok: Operator = { number: 2, name: 'น้องนก', role: 'helper', retired: false };
const nobody = { operator: null, needed: true };

describe('the list', () => {
  it('asks nothing of somebody who sells alone', async () => {
    await stand({ operators: () => [] });
    const { container } = render(People);
    expect(await screen.findByText('ขายคนเดียว ไม่ต้องใส่อะไรที่หน้านี้')).toBeVisible();
    await expectClean(container);
  });

  it('keeps the first as the owner, with a PIN typed twice', async () => {
    const fake = await stand({
      operators: () => [], save_operator: () => [somsri],
      sign_in: () => ({ operator: somsri, needed: true }),
    });
    render(People);
    await userEvent.click(await screen.findByRole('button', { name: 'ใส่ชื่อเจ้าของร้าน' }));
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getByRole('radio', { name: /ผู้ช่วย/ })).toBeDisabled();
    await userEvent.type(sheet.getByRole('textbox', { name: 'ชื่อ' }), 'สมศรี');
    await press(/ต่อไป ตั้งรหัส/);
    await key('123');
    expect(sheet.getByRole('button', { name: /ต่อไป กดอีกครั้ง/ })).toBeDisabled();
    await key('4');
    expect(document.body).not.toHaveTextContent('1234');
    await expectClean(document.body);
    await press(/ต่อไป กดอีกครั้ง/);
    await key('1235');
    expect(sheet.getByRole('alert')).toHaveTextContent('สองครั้งไม่เหมือนกัน');
    expect(sheet.getByRole('button', { name: /บันทึก/ })).toBeDisabled();
    await press('เริ่มกดใหม่');
    await key('1234');
    await press(/ต่อไป กดอีกครั้ง/);
    await key('1234');
    await press(/บันทึก/);
    expect(asked(fake, 'save_operator')).toEqual([{ name: 'สมศรี', role: 'owner', pin: '1234' }]);
    expect(await screen.findByText('สมศรี')).toBeVisible();
    expect(asked(fake, 'sign_in')).toEqual([{ number: 1, pin: '1234' }]);
  });

  it('retires with a way back, and says how much a helper may discount', async () => {
    const fake = await stand({
      operators: () => [somsri, nok],
      save_operator: ({ retired }: { retired: boolean }) => [somsri, { ...nok, retired }],
    });
    const { container } = render(People);
    await userEvent.click(await screen.findByRole('button', { name: 'น้องนก ไม่ขายแล้ว' }));
    expect(await screen.findByRole('button', { name: 'น้องนก กลับมาขาย' })).toBeVisible();
    await expectClean(container);
    await toasts.current?.undo?.();
    expect(asked(fake, 'save_operator').at(-1)).toEqual({
      number: 2, name: 'น้องนก', role: 'helper', retired: false,
    });
    await userEvent.click(screen.getByRole('radio', { name: '10%' }));
    expect(asked(fake, 'keep_till_settings')).toEqual([{ ...settings, helper_discount: 1000 }]);
  });
});

describe('signing in', () => {
  it('comes before everything else where there are people', async () => {
    await stand({ signed_in: () => nobody });
    await enterTill();
    expect(shown.current.name).toBe('sign_in');
  });

  it('is by name and PIN; a wrong one says so and is forgotten', async () => {
    let wrong = true;
    const fake = await stand({
      operators: () => [somsri, nok], signed_in: () => nobody,
      sign_in: () => {
        if (wrong) throw refusal('people.wrong_pin');
        return { operator: nok, needed: true };
      },
    });
    const { container } = render(SignIn);
    await userEvent.click(await screen.findByRole('button', { name: /น้องนก/ }));
    await expectClean(container);
    await key('4321');
    await press(/เข้าขาย/);
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('button', { name: /เข้าขาย/ })).toBeDisabled();
    wrong = false;
    await key('1111');
    await press(/เข้าขาย/);
    expect(asked(fake, 'sign_in')).toEqual([{ number: 2, pin: '4321' }, { number: 2, pin: '1111' }]);
  });

  it('is asked for again when the till says so', async () => {
    const stop = watchForSignIn();
    await stand({ x_report: () => { throw refusal('people.sign_in'); } });
    go('cash');
    await call('x_report', {}).catch(() => undefined);
    expect(shown.current.name).toBe('sign_in');
    stop();
  });

  it('stands in the black bar with the way to somebody else', async () => {
    const fake = await stand({
      signed_in: () => ({ operator: nok, needed: true }), sign_out: () => nobody,
    });
    await readSigned();
    render(XReport);
    await press('น้องนก · เปลี่ยนคน');
    expect(asked(fake, 'sign_out')).toHaveLength(1);
    await vi.waitFor(() => { expect(shown.current.name).toBe('sign_in'); });
  });
});
