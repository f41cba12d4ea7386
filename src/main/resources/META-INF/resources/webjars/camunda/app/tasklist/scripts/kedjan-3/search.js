// A person's cases by the exact identity number. The number is sent, shown and kept nowhere else.
import { element, send } from './words.js';

const root = document.querySelector('base').getAttribute('app-root');

/** The case itself; its tasks are found only by who has them in the list that is open. */
function found(number) {
  const search = [{ type: 'processInstanceBusinessKey', operator: 'eq', value: number, name: '' }];
  const query = encodeURIComponent(JSON.stringify(search));
  return element(
    'li',
    {},
    element('a', { href: `${root}/kedjan/case?number=${encodeURIComponent(number)}` }, `Öppna ärende ${number}`),
    ' · ',
    element('a', { href: `${root}/app/tasklist/default/#/?searchQuery=${query}` }, 'Visa uppgifter i listan')
  );
}

function results(numbers) {
  return numbers.length
    ? element('ul', {}, ...numbers.map(found))
    : element('p', {}, 'Inga ärenden som du når har det numret.');
}

function dialog(title) {
  const input = element('input', {
    id: 'kedjan-search-number',
    type: 'text',
    autocomplete: 'off',
    maxlength: '40',
    required: '',
    'aria-describedby': 'kedjan-search-help'
  });
  const answer = element('div', { role: 'status', class: 'kedjan-search-answer' });
  const close = element('button', { type: 'button', class: 'btn btn-default' }, 'Stäng');
  const form = element(
    'form',
    {},
    element('h2', { id: 'kedjan-search-title' }, title),
    element('label', { for: 'kedjan-search-number' }, 'Personnummer, samordningsnummer eller reservnummer'),
    input,
    element(
      'p',
      { id: 'kedjan-search-help' },
      'Skriv hela numret. Bara ärenden som du själv når visas. Varje sökning loggas.'
    ),
    answer,
    element(
      'div',
      { class: 'kedjan-search-buttons' },
      element('button', { type: 'submit', class: 'btn btn-primary' }, 'Sök'),
      close
    )
  );
  const made = element('dialog', { class: 'kedjan-search', 'aria-labelledby': 'kedjan-search-title' }, form);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    answer.replaceChildren('Söker …');
    try {
      const { caseNumbers } = await send('search', { identityNumber: input.value });
      answer.replaceChildren(results(caseNumbers));
    } catch (refused) {
      answer.replaceChildren(element('p', { class: 'kedjan-refused' }, refused.message));
    }
  });
  close.addEventListener('click', () => made.close());
  made.addEventListener('close', () => {
    input.value = '';
    answer.replaceChildren();
  });
  answer.addEventListener('click', event => {
    if (event.target.closest('a')) {
      made.close();
    }
  });
  return made;
}

/** A button that opens the search. */
export function search(title) {
  const made = document.querySelector('dialog.kedjan-search') || dialog(title);
  document.body.append(made);
  const open = element('button', { type: 'button' }, title);
  open.addEventListener('click', () => made.showModal());
  return open;
}
