// The week's grid: participants by days, one text in each cell, for the keyboard first.
import forms from './html-forms.js';
import { element, send } from './words.js';

const LETTERS = { s: 'sick', g: 'excused', o: 'unreported' };
const SHOWN = { sick: 'S', excused: 'G', unreported: 'O' };
const SAVE_AFTER = 2000;

/** Null for an empty cell, undefined for what cannot be read. */
function cell(text) {
  const typed = text.trim().toLowerCase();
  if (!typed) {
    return null;
  }
  if (LETTERS[typed]) {
    return { status: LETTERS[typed] };
  }
  const hours = number(typed);
  return hours > 0 ? { status: 'present', hours } : undefined;
}

function number(text) {
  const typed = text.trim().replace(',', '.');
  return /^\d{1,3}(\.\d)?$/.test(typed) ? Number(typed) : undefined;
}

function shown(day) {
  return day.status === 'present' ? hoursText(day.hours) : SHOWN[day.status] || '';
}

function hoursText(hours) {
  return hours === undefined || hours === null ? '' : String(hours).replace('.', ',');
}

class Grid {
  constructor(camForm, sheet, notShown) {
    this.camForm = camForm;
    this.sheet = sheet;
    this.inputs = [];
    this.saving = Promise.resolve(true);
    // 2031-04 is «vecka 4, 2031».
    this.part('week').textContent = sheet.week.replace(/^(\d+)-0?(\d+)$/, '$2, $1');
    if (notShown) {
      this.part('grid').before(element('p', {}, notShown));
    }
    this.heads();
    this.rows();
    this.opening = this.part('opening');
    this.opening.value = hoursText(sheet.openingHours);
    this.warn();
    this.listen();
  }

  part(id) {
    return document.getElementById(`kedjan-${id}`);
  }

  heads() {
    this.part('days').replaceChildren(
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, 'Deltagare'),
        ...this.sheet.days.map(day => element('th', { scope: 'col' }, day.label))
      )
    );
  }

  rows() {
    this.part('rows').replaceChildren(...this.sheet.rows.map((row, r) => this.row(row, r)));
  }

  row(row, r) {
    const sometime = row.hoursPerWeek ? `, ${row.hoursPerWeek} tim någon gång i veckan` : '';
    return element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        row.name,
        element('span', { class: 'kedjan-none' }, ` ${row.caseNumber}${sometime}`)
      ),
      ...this.sheet.days.map((day, d) => this.cell(row, r, day, d))
    );
  }

  cell(row, r, day, d) {
    const known = row.days[day.key];
    if (!known.open) {
      return element('td', { class: 'kedjan-none' }, '–');
    }
    const planned = known.planned ? `, planerat ${hoursText(known.planned)} timmar` : '';
    const input = element('input', {
      type: 'text',
      maxlength: '4',
      autocomplete: 'off',
      'aria-label': `${row.name}, ${day.title}${planned}`,
      placeholder: hoursText(known.planned),
      class: known.planned ? 'kedjan-planned' : ''
    });
    input.value = shown(known);
    const place = { input, r, d, row, day, planned: known.planned };
    this.inputs.push(place);
    input.addEventListener('keydown', event => this.key(event, place));
    input.addEventListener('input', () => this.changed(place));
    return element('td', {}, input);
  }

  key(event, place) {
    if (event.key === ' ') {
      event.preventDefault();
      if (place.planned) {
        place.input.value = hoursText(place.planned);
        this.changed(place);
      }
      this.to(place, 0, 1) || this.nextRow(place);
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.to(place, 0, 1) || this.nextRow(place);
      return;
    }
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (steps[event.key]) {
      event.preventDefault();
      this.to(place, ...steps[event.key]);
    }
  }

  /** To the next cell that can be filled in, in that direction. */
  to(from, down, right) {
    let { r, d } = from;
    while (true) {
      r += down;
      d += right;
      if (r < 0 || d < 0 || r >= this.sheet.rows.length || d >= this.sheet.days.length) {
        return false;
      }
      const found = this.inputs.find(at => at.r === r && at.d === d);
      if (found) {
        found.input.focus();
        found.input.select();
        return true;
      }
    }
  }

  nextRow(from) {
    const next = this.inputs.find(at => at.r > from.r);
    (next ? next.input : this.opening).focus();
  }

  changed(place) {
    place.input.setAttribute('aria-invalid', String(cell(place.input.value) === undefined));
    this.saveSoon();
  }

  listen() {
    this.part('all').addEventListener('click', () => {
      this.inputs
        .filter(at => at.planned && !at.input.value.trim())
        .forEach(at => (at.input.value = hoursText(at.planned)));
      this.saveSoon();
    });
    this.opening.addEventListener('input', () => {
      this.warn();
      this.saveSoon();
    });
    this.part('save').addEventListener('click', () => this.save());
    this.camForm.on('submit', () => this.submit());
  }

  warn() {
    const hours = number(this.opening.value);
    const agreed = this.sheet.openingHoursAgreed;
    this.part('opening-warning').textContent =
      hours !== undefined && hours < agreed
        ? `Färre än avtalets ${agreed} timmar i veckan. Veckan kan ändå registreras.`
        : '';
  }

  /** What is filled in; null where something cannot be read, which is said. */
  filled() {
    const wrong = this.inputs.find(at => cell(at.input.value) === undefined);
    if (wrong) {
      this.say(`${wrong.row.name}, ${wrong.day.title}: skriv timmar, S, G eller O.`);
      return null;
    }
    const opening = number(this.opening.value);
    if (this.opening.value.trim() && opening === undefined) {
      this.say('Öppettimmar i veckan: skriv ett tal, till exempel 18 eller 18,5.');
      return null;
    }
    const rows = this.sheet.rows.map(row => ({ caseNumber: row.caseNumber }));
    this.inputs.forEach(at => {
      const value = cell(at.input.value);
      if (value) {
        rows[at.r][at.day.key] = value;
      }
    });
    const filled = { version: this.sheet.version, rows };
    if (opening !== undefined) {
      filled.openingHours = opening;
    }
    return filled;
  }

  say(sentence) {
    this.part('wrong').textContent = sentence;
  }

  saveSoon() {
    clearTimeout(this.soon);
    this.part('saved').textContent = '';
    this.soon = setTimeout(() => this.save(), SAVE_AFTER);
  }

  save() {
    clearTimeout(this.soon);
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  async saveNow() {
    const payload = this.filled();
    if (!payload || !document.contains(this.opening)) {
      return;
    }
    this.busy = true;
    try {
      const answer = await send(`tasks/${encodeURIComponent(this.camForm.taskId)}/saved`, { payload });
      this.sheet.version = answer.version;
      this.say('');
      this.part('saved').textContent = 'Sparat.';
    } catch (refused) {
      this.say(refused.message);
    } finally {
      this.busy = false;
    }
  }

  submit() {
    clearTimeout(this.soon);
    this.say('');
    if (this.busy) {
      this.camForm.submitPrevented = true;
      this.say('Sparar just nu. Slutför igen om ett ögonblick.');
      return;
    }
    const payload = this.filled();
    if (!payload) {
      this.camForm.submitPrevented = true;
      return;
    }
    this.camForm.variableManager.variableValue('payload', payload);
  }
}

forms['register-attendance'] = camForm => {
  const variables = camForm.variableManager;
  camForm.on('form-loaded', () => {
    variables.fetchVariable('sheet');
    variables.fetchVariable('notShown');
  });
  camForm.on('variables-fetched', () => {
    const sheet = variables.variableValue('sheet');
    const notShown = variables.variableValue('notShown');
    variables.destroyVariable('sheet');
    variables.destroyVariable('notShown');
    variables.createVariable({ name: 'payload', type: 'Json', value: null });
    if (sheet) {
      new Grid(camForm, typeof sheet === 'string' ? JSON.parse(sheet) : sheet, notShown);
    } else {
      document.getElementById('kedjan-wrong').textContent =
        'Ta uppgiften för att se vilka den gäller.';
    }
  });
};
