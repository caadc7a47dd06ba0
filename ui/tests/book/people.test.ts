// The register of people: consent without a yes beforehand, erasing only with the name typed, who
// may sell, and passes of visitors.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Household, PassesOfDay, Person } from '../../src/backend/bindings';
import { inUse, tagsOf } from '../../src/screens/book/stalls/find';
import { expectClean } from '../axe';
import { asked, DAY, openBook, stall, tap } from './market';

const her: Person = {
  id: 'p1', name: 'มะลิ ศรีจันทร์', phone: '081-234-5678', household: 'h1', household_code: 'B-012',
  officer: null, roles: ['vendor', 'household'],
  stalls: [{ stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', vendor: true, since: '2026-11-01' }],
  consents: [
    {
      purpose: 'contact', wording: 1, given: DAY, given_by: 1, given_by_name: 'ลุงสม', ended: null,
      ended_by: null, ended_by_name: '',
    },
  ],
  registered: '2026-11-01', erased: null,
};

const other: Person = {
  ...her, id: 'p2', name: 'สมศรี ใจงาม', phone: '', household: null, household_code: '', roles: [],
  stalls: [], consents: [],
};

const home: Household = {
  id: 'h1', code: 'B-012', name: 'บ้านมะลิ', representative: null, representative_name: '', people: 1,
  retired: null,
};

const wording = (purpose: string): object => ({
  version: 1, purpose, thai: `ข้าพเจ้ายินยอม ${purpose}`, english: `I agree ${purpose}`,
});

const register = {
  people: ({ search }: { search: string }) => [her, other].filter((one) => one.name.includes(search)),
  households: () => [home],
  officers: () => [],
  consent_wordings: () => [wording('contact'), wording('announcements'), wording('photos')],
  person_elsewhere: () => ({ receipts: 3, officer: false, stall_names: [], unlinked: ['A-09 ร้านมะลิ'] }),
};

describe('people', () => {
  it('stand with their roles, and are searched by the book', async () => {
    const fake = await openBook('book_people', register);
    const row = await screen.findByRole('button', { name: /มะลิ/ });
    expect(row).toHaveTextContent('เจ้าของร้าน');
    expect(row).toHaveTextContent('B-12 ร้านป้าสมศรี · B-012');
    await expectClean(document.body);
    await userEvent.type(screen.getByRole('searchbox'), 'สมศรี');
    await waitFor(() => { expect(screen.queryByRole('button', { name: /มะลิ/ })).toBeNull(); });
    expect(asked(fake, 'people')).toContainEqual({ search: 'สมศรี' });
  });

  it('agree to nothing until each is pressed', async () => {
    const fake = await openBook('book_people', { ...register, give_consent: () => her });
    await tap(/มะลิ/);
    const sheet = within(await screen.findByRole('dialog', { name: 'มะลิ ศรีจันทร์' }));
    expect(sheet.getByText(/22 พ.ย. 2569.*บันทึกโดย ลุงสม/)).toBeVisible();
    await expectClean(document.body);
    await tap('บันทึกความยินยอม');
    const ask = within(await screen.findByRole('dialog', { name: /ยินยอมเรื่องใดบ้าง/ }));
    expect(ask.getByRole('button', { name: 'บันทึก' })).toBeDisabled();
    await userEvent.click(ask.getByRole('button', { name: /ยินยอม เผยแพร่ภาพถ่าย/ }));
    await userEvent.click(ask.getByRole('button', { name: 'บันทึก' }));
    await waitFor(() => {
      expect(asked(fake, 'give_consent')).toEqual([{ person: 'p1', purposes: ['photos'], wording: 1 }]);
    });
  });

  it('are erased only with the name typed, after being told what stays', async () => {
    const fake = await openBook('book_people', {
      ...register, erase_person: () => ({ person: 'p1', day: DAY, entries: 4 }),
    });
    await tap(/มะลิ/);
    await tap('ลบชื่อออกจากสมุด');
    const sheet = within(await screen.findByRole('dialog', { name: /ลบชื่อ มะลิ/ }));
    expect(await sheet.findByText(/ผู้เก็บเงิน 3 ใบ/)).toBeVisible();
    expect(sheet.getByText(/A-09 ร้านมะลิ/)).toBeVisible();
    expect(sheet.getByText(/ไฟล์สำรองเก่า/)).toBeVisible();
    expect(sheet.getByRole('button', { name: 'ลบชื่อ' })).toBeDisabled();
    await userEvent.type(sheet.getByRole('textbox'), 'มะลิ ศรีจันทร์');
    await userEvent.click(sheet.getByRole('button', { name: 'ลบชื่อ' }));
    await waitFor(() => {
      expect(asked(fake, 'erase_person')).toEqual([{ person: 'p1', name: 'มะลิ ศรีจันทร์' }]);
    });
  });

  it('say who may sell at a stall', async () => {
    const fake = await openBook('book_stalls', {
      ...register, set_stall_people: () => ({ stall: 's12', vendor: null, sellers: [] }),
    });
    await tap(/B-12/);
    await tap('ใครขายได้');
    const sheet = within(await screen.findByRole('dialog', { name: /ใครขายได้ที่ B-12/ }));
    const vendor = within(await sheet.findByRole('group', { name: 'เจ้าของร้าน' }));
    await userEvent.click(vendor.getByRole('radio', { name: /มะลิ/ }));
    const more = within(sheet.getByRole('group', { name: 'เพิ่มคนขาย' }));
    await userEvent.click(more.getByRole('radio', { name: /สมศรี/ }));
    await userEvent.click(sheet.getByRole('button', { name: 'บันทึก' }));
    await waitFor(() => {
      expect(asked(fake, 'set_stall_people')).toEqual([{ stall: 's12', vendor: 'p1', sellers: ['p2'] }]);
    });
    await waitFor(() => { expect(asked(fake, 'stalls')).toHaveLength(2); });
    expect(screen.queryByText(/U-02/)).toBeNull();
  });
});

describe('passes', () => {
  const before: PassesOfDay = {
    day: DAY, passes: [], places: ['V-1', 'V-2'],
    visitors: [{ stall: 's90', name: 'ขนมจากสุพรรณ', vendor: '', last_place: 'V-2' }],
  };
  const after: PassesOfDay = {
    ...before, visitors: [],
    passes: [
      { stall: 's90', name: 'ขนมจากสุพรรณ', vendor: '', day: DAY, place: 'V-2', fee: 3000, owed: 3000 },
    ],
  };

  it('are issued with two taps at the place of last time', async () => {
    const fake = await openBook('book_passes', { passes: () => before, issue_pass: () => after });
    await tap(/^ออกบัตร ขนมจากสุพรรณ/);
    const sheet = within(await screen.findByRole('dialog', { name: /ขนมจากสุพรรณ/ }));
    await expectClean(document.body);
    await userEvent.click(sheet.getByRole('button', { name: /ออกบัตร/ }));
    await waitFor(() => {
      expect(asked(fake, 'issue_pass')).toEqual([{ stall: 's90', from: DAY, until: DAY, place: 'V-2' }]);
    });
    expect(await screen.findByText('ค้างค่าที่ 30 บาท')).toBeVisible();
  });
});

describe('words of stalls', () => {
  it('are offered by use, and typed with commas', () => {
    expect(inUse([['ผัก'], ['อาหาร'], ['อาหาร'], [''], []])).toEqual(['อาหาร', 'ผัก']);
    expect(tagsOf(' เกษตรกร, ใหม่ ,,เกษตรกร')).toEqual(['เกษตรกร', 'ใหม่']);
    expect(stall.tags).toEqual([]);
  });
});
