// The joint review of all open cases: a row each, decisions below it only where somebody adds them.
import forms from './html-forms.js';
import { element } from './words.js';

const WHICH = ['first', 'second', 'third'];
const NAMES = ['Första', 'Andra', 'Tredje'];
const PARTIES = [
  ['sof', 'SOF'],
  ['corner', 'Corner'],
  ['amf', 'AMF']
];

function labelled(label, field) {
  field.setAttribute('aria-label', label);
  return field;
}

function decision(number, n) {
  const party = labelled(
    `${number}, ${NAMES[n]} beslutet: vem`,
    element('select', { class: 'form-control' }, ...PARTIES.map(([value, name]) => element('option', { value }, name)))
  );
  const what = labelled(
    `${number}, ${NAMES[n]} beslutet: vad`,
    element('input', { class: 'form-control', type: 'text', maxlength: '300', placeholder: 'Vad' })
  );
  const by = labelled(
    `${number}, ${NAMES[n]} beslutet: senast`,
    element('input', { class: 'form-control', type: 'date' })
  );
  const node = element('div', { class: 'kedjan-review-decision' }, party, what, by);
  return {
    node,
    isEmpty: () => what.value.trim() === '' && by.value === '',
    value: () => ({ party: party.value, what: what.value.trim(), by: by.value })
  };
}

function row(found, changed) {
  const number = found.caseNumber;
  const discussed = labelled(`${number} är genomgånget`, element('input', { type: 'checkbox' }));
  const decisions = [];
  const list = element('td', { colspan: '5' });
  // A row of its own, as wide as the sheet: «vad» is a sentence.
  const below = element('tr', { hidden: '' }, list);
  const add = element('button', { type: 'button', class: 'btn btn-default btn-sm' }, 'Lägg till beslut');
  add.addEventListener('click', () => {
    const next = decision(number, decisions.length);
    decisions.push(next);
    list.append(next.node);
    next.node.querySelector('select').focus();
    discussed.checked = true;
    add.hidden = decisions.length === WHICH.length;
    below.hidden = false;
    changed();
  });
  discussed.addEventListener('change', changed);
  const node = element(
    'tbody',
    {},
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('span', {}, number), found.name ? ` ${found.name}` : ''),
      element('td', {}, found.waitsFor || '–'),
      element('td', {}, found.last || 'aldrig'),
      element('td', {}, discussed),
      element('td', {}, add)
    ),
    below
  );
  return {
    node,
    isDiscussed: () => discussed.checked,
    value() {
      const sent = { caseNumber: number, discussed: discussed.checked };
      decisions.filter(d => !d.isEmpty()).forEach((d, n) => {
        sent[WHICH[n]] = d.value();
      });
      return sent;
    }
  };
}

function review(camForm) {
  const root = camForm.formElement[0];
  let rows = [];
  const changed = () => {
    root.querySelector('.kedjan-review-count').textContent =
      `${rows.filter(r => r.isDiscussed()).length} av ${rows.length} ärenden är genomgångna.`;
  };
  camForm.on('form-loaded', () => {
    camForm.variableManager.fetchVariable('rows');
    camForm.variableManager.fetchVariable('notShown');
  });
  camForm.on('variables-fetched', () => {
    const found = camForm.variableManager.variables.rows;
    const notShown = camForm.variableManager.variableValue('notShown');
    rows = ((found && found.value) || []).map(one => row(one, changed));
    const head = ['Ärende', 'Väntar på', 'Senast genomgånget', 'Genomgånget', 'Beslut'];
    const parts = notShown ? [element('p', {}, notShown)] : [];
    if (rows.length > 0) {
      parts.push(
        element(
          'table',
          { class: 'table' },
          element('thead', {}, element('tr', {}, ...head.map(text => element('th', { scope: 'col' }, text)))),
          ...rows.map(r => r.node)
        )
      );
    } else if (!notShown) {
      parts.push(element('p', {}, 'Ta uppgiften för att se ärendena.'));
    }
    root.querySelector('.kedjan-review-rows').replaceChildren(...parts);
    changed();
  });
  camForm.on('submit', () => {
    const { variables } = camForm.variableManager;
    // What was shown is not sent back; a sheet that was refused is sent anew.
    delete variables.rows;
    delete variables.notShown;
    delete variables.payload;
    camForm.variableManager.createVariable({
      name: 'payload',
      type: 'Json',
      value: { rows: rows.map(r => r.value()) }
    });
  });
}

['sof', 'corner', 'amf'].forEach(party => {
  forms[`review-cases-${party}`] = review;
});
