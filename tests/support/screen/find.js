// Finds what a person means by a role and a name, on what lies on top. Runs inside the page.
// Must never find what cannot be seen, nor what lies under an open sheet.
const [role, name] = arguments;

const tidy = (text) => text.replace(/\s+/g, ' ').trim();

const seen = (element) => {
  if (element.getClientRects().length === 0) return false;
  return getComputedStyle(element).visibility !== 'hidden';
};

// the text of an element as it is read out: without what is hidden from readers
const said = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  return ' ' + [...node.childNodes].map(said).join('') + ' ';
};

const nameOf = (element) => {
  const label = element.getAttribute('aria-label');
  if (label) return tidy(label);
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  if (element.labels?.length) return tidy([...element.labels].map(said).join(' '));
  return tidy(said(element));
};

const kinds = {
  button: 'button, [role=button], summary',
  radio: 'input[type=radio], [role=radio]',
  tab: '[role=tab]',
  textbox: 'input:not([type=radio], [type=checkbox], [type=file]), textarea',
  heading: 'h1, h2, h3, h4',
  dialog: 'dialog[open]',
  row: 'tr',
  item: 'li',
  region: '[role=region]',
};

const sheets = [...document.querySelectorAll('dialog[open]')];
const top = sheets.at(-1) ?? document.body;
const all = [...top.querySelectorAll(kinds[role])].filter(seen);
const named = all.map((element) => ({ element, name: nameOf(element) }));
const same = named.filter((one) => one.name === name);
const found = same.length > 0 ? same : named.filter((one) => one.name.startsWith(name + ' '));
return { found: name === '' ? [] : found.map((one) => one.element), names: named.map((one) => one.name) };
